"""Child processes: parted from this one (fork), so that what it has read lies in memory once, and ended with it.

Over a reload (exec) children and listening socket are handed to the program that follows.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable

ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
# Those that this process waits for, by their ids.
children: dict[int, str] = {}
# After this long a child that was asked to finish is killed; gunicorn gives its requests 10 seconds, the jobs have 5.
PATIENCE_SECONDS = 20
LISTENER, CHILDREN = "PRACTICE_LISTENER", "PRACTICE_CHILDREN"
PR_SET_PDEATHSIG = 1
# Where a child says that it serves.
_ready: int | None = None
_asked_to_end = False


def on_ending(handler) -> None:
    for number in ENDINGS:
        signal.signal(number, handler)


def listen(port: int) -> None:
    """Open the socket that server processes share, or take over the one of the program before."""
    if LISTENER in os.environ:
        return
    try:
        listener = socket.create_server(("127.0.0.1", port), backlog=2048)
    except OSError as error:
        raise SystemExit(f"Port {port} cannot be listened at: {error.strerror}.") from None
    listener.set_inheritable(True)
    os.environ[LISTENER] = str(listener.detach())


def bequest() -> dict[str, str]:
    """Return what the program that follows this one has to know."""
    return {LISTENER: os.environ[LISTENER], CHILDREN: ",".join(map(str, children))}


def inherit() -> list[int]:
    """Take over the children of the program before this one; return their ids."""
    old = [int(pid) for pid in os.environ.pop(CHILDREN, "").split(",") if pid]
    children.update(dict.fromkeys(old, "The process before the reload"))
    return old


def end_with_parent(parent: int) -> None:
    """Let the kernel end this process when its parent is killed; elsewhere than on Linux it has to be ended by hand."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # It was too late.
            os.kill(os.getpid(), signal.SIGTERM)


def say_ready() -> None:
    global _ready
    if _ready is not None:
        with contextlib.suppress(OSError):
            os.write(_ready, b"!")
            os.close(_ready)
        _ready = None


def is_ready(ready: int, seconds: float) -> bool:
    """Wait until a child has said that it serves, or has ended, or the time is up; tell whether it serves."""
    can_be_read, _, _ = select.select([ready], [], [], seconds)
    return bool(can_be_read and os.read(ready, 1))


def part(name: str | None, work: Callable[[], None]) -> int:
    """Let a child do `work`, and nothing after it; one without a name is not waited for.

    Return a descriptor from which can be read when the child serves, or ends.
    """
    global _ready
    read, write = os.pipe()
    parent = os.getpid()
    sys.stdout.flush()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)  # Else one that comes now would miss the new child.
    pid = os.fork()
    if pid:
        if name:
            children[pid] = name
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(write)
        return read
    os.close(read)
    _ready = write
    children.clear()
    on_ending(signal.SIG_DFL)
    end_with_parent(parent)
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
    global _asked_to_end
    _asked_to_end = True
    for pid in list(children):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


def is_ending() -> bool:
    return _asked_to_end


def end_and_wait() -> None:
    end()
    end_all_of(list(children))


def end_all_of(pids: list[int]) -> None:
    """Ask these children to finish, wait for them, and kill what does not."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while waited_for := [pid for pid in pids if pid in children]:
        for pid in waited_for:
            # A signal may have come between the end of a child and its burial.
            with contextlib.suppress(ChildProcessError):
                if os.waitpid(pid, os.WNOHANG) == (0, 0):
                    continue
            del children[pid]
        if time.monotonic() > deadline:
            for pid in waited_for:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)
