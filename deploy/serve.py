"""The web server and the scheduled jobs, parted from one process: what both need lies in memory once."""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from practice.http import processes  # noqa: E402 - it is found in ROOT.


def web_server() -> None:
    from gunicorn.app.wsgiapp import run

    sys.argv = ["gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.conf.py"), "practice.wsgi"]
    run()


def job_runner() -> None:
    from django.core.management import call_command

    call_command("run_jobs")


def main() -> int:
    processes.on_ending(lambda *_: sys.exit(0))  # Until there are children to end.
    # serve_demo blocks them while one program follows the other.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, processes.ENDINGS)
    from practice import wsgi  # noqa: F401 - everything is read before the processes part.

    gc.collect()
    gc.freeze()
    processes.on_ending(processes.end)
    processes.part("The server", web_server)
    processes.part("The job runner (manage.py run_jobs)", job_runner)
    name, status = processes.wait()
    if status:
        print(f"{name} ended by itself; the lines above say why.", file=sys.stderr, flush=True)
    processes.end_and_wait()
    return int(bool(status))


if __name__ == "__main__":
    sys.exit(main())
