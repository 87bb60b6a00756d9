"""The demonstration story in a folder of its own, for the benches that measure over it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from bench.machine import ROOT

PASSWORD = (
    "minh-hoa-2021-2026"  # of everybody in the story (egov_portal.demonstration.cast, which needs Django)
)


@contextmanager
def prepared() -> Iterator[dict[str, str]]:
    """The environment in which the loaded story is served; folder and story are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="egov-bench-") as folder:
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "VAR_ROOT": folder, "DEMO_TODAY": "2023-10-16",
        }  # fmt: skip
        command = [sys.executable, "manage.py", "demo", "--prepare"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
        yield environment
