"""Resolves requirements*.in into hash-locked files that name neither machines nor addresses."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BESIDE = Path(sys.executable).parent / "uv"
OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--quiet",
)


def main() -> int:
    uv = str(BESIDE) if BESIDE.exists() else shutil.which("uv")
    if uv is None:
        print("uv is not installed. Cure: .venv/bin/pip install uv, then make lock.", file=sys.stderr)
        return 1
    for name in ("requirements", "requirements-dev"):
        command = [uv, "pip", "compile", *OPTIONS, *sys.argv[1:], f"{name}.in", "-o", f"{name}.txt"]
        command += ["--custom-compile-command", "make lock"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
