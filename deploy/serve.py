"""The web server and the scheduled jobs, parted from one process: what both need lies in memory once."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
children: dict[int, str] = {}


def web_server() -> None:
    from gunicorn.app.wsgiapp import run

    sys.argv = ["gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.conf.py"), "practice.wsgi"]
    run()


def job_runner() -> None:
    from django.core.management import call_command

    call_command("run_jobs")


def part(name: str, work: Callable[[], None]) -> None:
    """Let a child do `work`, and nothing after it."""
    pid = os.fork()
    if pid:
        children[pid] = name
        return
    children.clear()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    status = 1
    try:
        work()
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    finally:
        sys.stderr.flush()
        os._exit(status)


def end(*signal_and_frame) -> None:
    for pid in list(children):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from practice import wsgi  # noqa: F401 - everything is read before the processes part.

    gc.collect()
    gc.freeze()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
    part("The server", web_server)
    part("The job runner (manage.py run_jobs)", job_runner)
    pid, status = os.wait()
    if status:
        print(f"{children[pid]} ended by itself; the lines above say why.", file=sys.stderr, flush=True)
    del children[pid]
    end()
    while children:
        children.pop(os.wait()[0], None)
    return int(bool(status))


if __name__ == "__main__":
    sys.exit(main())
