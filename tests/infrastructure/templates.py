"""Migrated databases, made once per run of `make test`: every test database and installation of the run begins as a copy.

Migrating takes a good half minute on an ordinary machine, and a run would do it a dozen times. A plain `pytest` knows no
template and migrates as ever; the migrations themselves are tested by tests that ask for none.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

FILE, NAME, DUMP = "EGOV_TEMPLATE_FILE", "EGOV_TEMPLATE_NAME", "EGOV_TEMPLATE_DUMP"
DATABASE = "egov_template"
ROOT = Path(__file__).parent.parent.parent


def make(folder: Path, server_url: str) -> dict[str, str]:
    """Both kinds at the same time; answers the environment that names them."""
    file, dump = folder / "template.sqlite3", folder / "template.dump"
    url = f"{server_url.rsplit('/', 1)[0]}/{DATABASE}"
    subprocess.run(
        [tool("psql"), "--quiet", "--command", f"CREATE DATABASE {DATABASE}", server_url], check=True
    )
    running = (migrating(folder, f"sqlite:///{file}"), migrating(folder, url))
    codes = [each.wait() for each in running]
    if any(codes):
        raise RuntimeError("the migrations fail; run `manage.py migrate` on an empty database to see why")
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA journal_mode=DELETE")  # a file of its own, whoever opens it how
    database.close()
    subprocess.run([tool("pg_dump"), "--format=custom", f"--file={dump}", url], check=True)
    return {FILE: str(file), NAME: DATABASE, DUMP: str(dump)}


def migrating(folder: Path, url: str) -> subprocess.Popen[bytes]:
    own = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "VAR_ROOT": str(folder), "DATABASE_URL": url}  # fmt: skip
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    return subprocess.Popen(command, cwd=ROOT, env=own, stdin=subprocess.DEVNULL)


def tool(name: str) -> str:
    return shutil.which(name) or name


def copied_file(target: Path) -> bool:
    """The SQLite template as `target`; False where the run has none."""
    source = os.environ.get(FILE)
    if not source:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return True


def filled(url: str) -> bool:
    """The PostgreSQL template's tables in the empty database of `url`, owned by its user; False where the run has none."""
    dump = os.environ.get(DUMP)
    if not dump:
        return False
    command = [
        tool("pg_restore"),
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        f"--dbname={url}",
        dump,
    ]
    subprocess.run(command, check=True)
    return True


def poured_into(connection: Any) -> None:
    """The SQLite template in the open database of a test."""
    connection.ensure_connection()
    source = sqlite3.connect(os.environ[FILE])
    try:
        source.backup(connection.connection)
    finally:
        source.close()


def is_sqlite(url: str) -> bool:
    return urlsplit(url).scheme == "sqlite"
