"""How gunicorn serves Talent; every value can be set from the environment."""

import os
import threading

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = 60
graceful_timeout = 20
keepalive = 5
# A worker's heartbeat file on a slow disk can look like a dead worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108 - gunicorn wants plain text
# Memory that libraries never give back is given back by a fresh worker.
max_requests = 20_000
max_requests_jitter = 2_000
loglevel = os.environ.get("LOG_LEVEL", "warning")


def post_worker_init(worker):  # noqa: ANN001, ANN201 - gunicorn's hook
    # The matcher takes seconds to load; nobody should wait for it at their first page of matches.
    from talent.matches.warming import warm

    threading.Thread(target=warm, args=(worker.wsgi,), name="warm", daemon=True).start()
