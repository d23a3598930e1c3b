"""How the site is served: two processes of four threads, reachable from this machine only."""

import gc
import os
from pathlib import Path

from practice.http import processes

# deploy/serve.py opens the socket, to hand it on when it reloads.
listener = os.environ.get(processes.LISTENER)
bind = f"fd://{listener}" if listener else f"127.0.0.1:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = 4
preload_app = True  # The workers share the memory of what was imported before they part.

max_requests = 20000  # A slow leak never grows old; a worker that leaves closes connections that were kept open.
max_requests_jitter = 2000  # They do not leave together.
limit_request_line = 8190  # What is over half of it gets our own page, in words (practice.http.bad_requests).
timeout = 30
graceful_timeout = 10
keepalive = 5
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - gunicorn's own advice.
control_socket_disable = True  # It would lie outside the state folder.

# No access log: who read what is nobody's business. A proxy in front may count visits without addresses.
accesslog = None
errorlog = "-"
loglevel = "warning"


def pre_fork(server, worker):
    """Leave what is already in memory out of the collector's rounds, which would copy the shared pages."""
    gc.freeze()


def post_fork(server, worker):
    """End a worker whose master was killed."""
    processes.end_with_parent(server.pid)


def post_worker_init(worker):
    processes.say_ready()
