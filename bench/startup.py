"""From the start of the server process to its first 200, beside a bare Django under the same gunicorn."""

import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.machine import ROOT
from bench.tables import Measure, Table

ROUNDS = 5
BARE = """
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
settings.configure(
    SECRET_KEY="bare", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
                    "django.contrib.messages", "django.contrib.staticfiles"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
urlpatterns = [path("healthz", lambda request: HttpResponse("ok"))]
application = get_wsgi_application()
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def first_answer(application: str, folder: str, environment: dict[str, str]) -> tuple[float, float]:
    """(seconds, CPU-seconds) of one start; the process is gone afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--preload"]
    command += ["--log-level", "error", "--pythonpath", f"{folder},{ROOT}", application]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL)
    try:
        until_it_answers(process, port)
        seconds = time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(20)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def until_it_answers(process: "subprocess.Popen[bytes]", port: int) -> None:
    started = time.perf_counter()
    while not answers(port):
        if process.poll() is not None or time.perf_counter() - started > 60:
            raise RuntimeError(f"{process.args!r} does not start")
        time.sleep(0.01)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def startup() -> Table:
    with tempfile.TemporaryDirectory(prefix="egov-bench-") as folder:
        (Path(folder) / "bare.py").write_text(BARE, encoding="utf-8")
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "VAR_ROOT": folder}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            cwd=ROOT,
            env=environment,
            check=True,
        )
        rounds = [
            (
                first_answer("egov_portal.wsgi:application", folder, environment),
                first_answer("bare:application", folder, environment),
            )
            for _ in range(ROUNDS)
        ]
    seconds = statistics.median(ours[0] for ours, _ in rounds)
    ours_cpu = statistics.median(ours[1] for ours, _ in rounds)
    bare_cpu = statistics.median(bare[1] for _, bare in rounds)
    return Table(
        "Start of the server, to the first answer (P16)",
        [
            Measure("portal", seconds, "s"),
            Measure("portal", ours_cpu, "CPU-s"),
            Measure("bare Django under the same gunicorn", bare_cpu, "CPU-s"),
            Measure("portal / bare Django", ours_cpu / bare_cpu, "x", floor=2.0),
        ],
    )
