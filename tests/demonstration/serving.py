"""The loaded story behind gunicorn: a copy of its folder of its own, so that what a journey writes stays there."""

import os
import shutil
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.infrastructure.processes import ROOT, Process, start_child
from tests.infrastructure.services import free_port, wait_until


@dataclass
class Portal:
    url: str
    process: Process

    def answers(self) -> bool:
        assert self.process.popen.poll() is None, self.process.output()
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=10) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def served(prepared: Path, folder: Path, today: str) -> Portal:
    """The portal on the given day; whoever asks for it stops its process."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "VAR_ROOT": str(folder),
        "DEMO_TODAY": today, "PORT": str(port), "WEB_CONCURRENCY": "1",
    }  # fmt: skip
    gunicorn = ("-m", "gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.conf.py"))
    process = start_child(environment, folder / "web.log", *gunicorn, "egov_portal.wsgi:application")
    portal = Portal(f"http://127.0.0.1:{port}", process)
    wait_until(portal.answers, "the portal of the story")
    return portal
