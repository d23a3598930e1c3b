"""The web server and the scheduled jobs, parted from one process: what both need lies in memory once.

SIGTERM ends them together. SIGHUP reloads code and settings without a gap: this program becomes a new one that keeps
the socket, and the old server answers until the new one does. In a terminal it is the end, for the terminal closes.
"""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from practice.http import processes  # noqa: E402 - it is found in ROOT.
from practice.settings.state import GIVEN_ENVIRONMENT  # noqa: E402

READY_SECONDS = 30


def web_server() -> None:
    from gunicorn.app.wsgiapp import run

    sys.argv = ["gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.conf.py"), "practice.wsgi"]
    run()


def job_runner() -> None:
    from django.core.management import call_command

    call_command("run_jobs")


def reload(*signal_and_frame) -> None:
    """Become a program of the present code and settings, if these can be read; go on as before if not."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    words = [sys.executable, str(Path(__file__).resolve())]
    check = subprocess.Popen([*words, "--check"], env=GIVEN_ENVIRONMENT)
    processes.children[check.pid] = "The check before the reload"  # SIGTERM ends it as well.
    check.wait()
    del processes.children[check.pid]
    if check.returncode and not processes.is_ending():
        print("Nothing was reloaded: the site goes on as it was. The lines above say why.", file=sys.stderr, flush=True)
        signal.signal(signal.SIGHUP, reload)
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, processes.ENDINGS)
    if processes.is_ending():  # SIGTERM came meanwhile.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, processes.ENDINGS)
        return
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(words[0], words, GIVEN_ENVIRONMENT | processes.bequest())


def main() -> int:
    old = [] if "--check" in sys.argv else processes.inherit()
    processes.on_ending(leave)
    reloads = not (sys.stdin and sys.stdin.isatty())
    if reloads:  # One that comes while this starts waits until then.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    # serve_demo and a reload block them while one program follows the other.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, set(processes.ENDINGS) - ({signal.SIGHUP} if reloads else set()))
    from practice import wsgi  # noqa: F401 - everything is read before the processes part.
    from practice.caching import version

    if "--check" in sys.argv:
        return 0
    gc.collect()
    gc.freeze()
    processes.on_ending(processes.end)
    processes.listen(int(os.environ.get("PORT") or 8000))
    ready = processes.part("The server", web_server)
    if old and not processes.is_ready(ready, READY_SECONDS):
        print("The new server does not answer: the old one goes on.", file=sys.stderr, flush=True)
        processes.end_all_of([pid for pid in processes.children if pid not in old])
    else:
        processes.end_all_of(old)
        version.renew()  # The old code may have kept a page meanwhile.
        processes.part("The job runner (manage.py run_jobs)", job_runner)
    if reloads:
        signal.signal(signal.SIGHUP, reload)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})
    name, status = processes.wait()
    if status:
        print(f"{name} ended by itself; the lines above say why.", file=sys.stderr, flush=True)
    processes.end_and_wait()
    return int(bool(status))


def leave(*signal_and_frame) -> None:
    processes.end_and_wait()
    sys.exit(0)


if __name__ == "__main__":
    sys.exit(main())
