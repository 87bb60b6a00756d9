"""How gunicorn serves the portal: `make run`, and the demonstration."""

import gc
import os
from pathlib import Path
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
# Loaded before the fork: an unsafe installation is refused once, and the workers share memory.
preload_app = True
# Who may say that a request came over TLS is decided by TRUSTED_PROXIES inside the portal.
secure_scheme_headers: dict[str, str] = {}
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
loglevel = "warning"


def when_ready(_server: Any) -> None:
    """What was loaded before the fork lives as long as the workers: their garbage collectors leave its pages shared."""
    gc.collect()
    gc.freeze()


def child_exit(server: Any, worker: Any) -> None:
    """What a worker that ended held at the moment is no longer counted; what it had counted stays."""
    from prometheus_client.multiprocess import mark_process_dead  # only where workers are shared out

    mark_process_dead(worker.pid)
