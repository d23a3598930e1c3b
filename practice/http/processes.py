"""Child processes: parted from this one (fork), so that what it has read lies in memory once, and ended with it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable

ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
# Those that this process waits for, by their ids.
children: dict[int, str] = {}


def on_ending(handler) -> None:
    for number in ENDINGS:
        signal.signal(number, handler)


def part(name: str | None, work: Callable[[], None]) -> None:
    """Let a child do `work`, and nothing after it; one without a name is not waited for."""
    sys.stdout.flush()
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)  # Else one that comes now would miss the new child.
    pid = os.fork()
    if pid:
        if name:
            children[pid] = name
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        return
    children.clear()
    on_ending(signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    status = 1
    try:
        work()
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except BaseException:  # noqa: BLE001 - whoever waits for the child says that it failed.
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def wait() -> tuple[str, int]:
    """Return the next child that ends and its status; orphans that a container's first process is given are buried."""
    while True:
        pid, status = os.wait()
        if pid in children:
            return children.pop(pid), status


def end(*signal_and_frame) -> None:
    """Ask every child to finish."""
    for pid in list(children):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


def end_and_wait() -> None:
    end()
    with contextlib.suppress(ChildProcessError):  # A signal may have come between the end of a child and its burial.
        while children:
            wait()
