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
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
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
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)  # Else one that comes now would miss the new child.
    pid = os.fork()
    if pid:
        children[pid] = name
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        return
    children.clear()
    for number in ENDINGS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
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


def wait() -> tuple[str, int]:
    """Return the next child that ends and its status; orphans that a container's first process is given are buried."""
    while True:
        pid, status = os.wait()
        if pid in children:
            return children.pop(pid), status


def main() -> int:
    for number in ENDINGS:
        signal.signal(number, lambda *_: sys.exit(0))  # Until there are children to end.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)  # serve_demo blocks them while one program follows the other.
    sys.path.insert(0, str(ROOT))
    from practice import wsgi  # noqa: F401 - everything is read before the processes part.

    gc.collect()
    gc.freeze()
    for number in ENDINGS:
        signal.signal(number, end)
    part("The server", web_server)
    part("The job runner (manage.py run_jobs)", job_runner)
    name, status = wait()
    if status:
        print(f"{name} ended by itself; the lines above say why.", file=sys.stderr, flush=True)
    end()
    while children:
        wait()
    return int(bool(status))


if __name__ == "__main__":
    sys.exit(main())
