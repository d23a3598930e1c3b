"""Which tests a run consists of, and in how many processes: hooks of pytest, imported by conftest.

The slow tests (those with a marker of SLOW) are left out, and the end of the run says so, unless
`--everything` or a marker expression (`-m`) is given or nothing else was asked for, as in `pytest tests/browser`.
"""

import os
from collections import Counter

import pytest

from tests import databases

SLOW = {
    "browser": "in Chromium",
    "storm": "under load",
    "migrations": "of migrations down and up",
    "walls": "of every address as everybody",
}
LEFT_OUT = pytest.StashKey[Counter]()


def pytest_addoption(parser):
    parser.addoption("--everything", action="store_true", help=f"run the tests marked {', '.join(SLOW)}, too")


def pytest_configure(config):
    config.stash[LEFT_OUT] = Counter()
    databases.run_name()  # Before the other processes start, which inherit it.
    if any(argument.startswith("-m") for argument in config.invocation_params.args):
        config.option.everything = True


def pytest_xdist_auto_num_workers(config):
    """Run the whole suite in up to four processes, a part that was asked for in this one, where it can be debugged."""
    last_failed = config.getoption("lf", False)  # Absent without pytest's cache.
    part = config.args_source is not config.ArgsSource.TESTPATHS or config.option.keyword or last_failed
    return 0 if part else min(4, os.cpu_count() or 1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    slow = {item: kind for item in items for kind in SLOW if item.get_closest_marker(kind)}
    begin_with_the_longest(items, slow)
    if config.option.everything or len(slow) == len(items):
        return
    config.hook.pytest_deselected(items=list(slow))
    config.stash[LEFT_OUT] = Counter(slow.values())
    items[:] = [item for item in items if item not in slow]


def begin_with_the_longest(items, slow) -> None:
    """Put the files first that take minutes, so that no process is alone with one at the end.

    The command line's `--no-loadscope-reorder` keeps the order; xdist would begin with the files of most tests.
    """
    longest = {item.path for item in slow}
    items.sort(key=lambda item: (item.path not in longest, item.path.parent.name != "site"))


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = dict(session.config.stash[LEFT_OUT])
    else:
        databases.store().forget(f"demo_{databases.run_name()}")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """Take over what a worker left out; every worker collects the same tests."""
    node.config.stash[LEFT_OUT] = Counter(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter, config):
    left_out = config.stash[LEFT_OUT]
    if left_out:
        counts = ", ".join(f"{count} {SLOW[kind]}" for kind, count in left_out.items())
        terminalreporter.write_line(f"Left out: {counts} (`make test-browser`, `make test-all`).", yellow=True)
