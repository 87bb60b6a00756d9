"""A whole installation beside the test: its own folder and database, driven by its commands as an operator would."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from tests.infrastructure import templates
from tests.infrastructure.processes import ROOT

KEY = "a-key-of-a-test-that-is-long-enough-and-nobody-knows-it"
DAY = "2023-10-16"
ASK = """
import re, sys
from datetime import date
from django.test import Client
from common import clock
from organizations.models import User
names, paths = {names!r}, {paths!r}
for name in names:
    client = Client(headers={{"Host": "127.0.0.1"}})
    client.force_login(User.objects.get(username=name))
    for path in paths:
        with clock.at(date.fromisoformat({day!r})):  # the minute too: pages tell when they were asked for
            answer = client.get(path)
        page = re.sub(rb'(nonce=|csrfmiddlewaretoken" value=|X-CSRFToken"?:? ?)"[^"]*"', rb"", answer.content)
        print(name, path, answer.status_code, len(page))
        sys.stdout.flush()
        sys.stdout.buffer.write(page)
"""


class Installation:
    def __init__(self, folder: Path, database_url: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.media = folder, folder / "media"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "VAR_ROOT": str(folder),
            "DATABASE_URL": database_url, "SECRET_KEY": KEY, "DEMO_TODAY": DAY,
        }  # fmt: skip

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True,
            check=False, stdin=subprocess.DEVNULL, timeout=180,
        )  # fmt: skip

    def manage(self, *arguments: str) -> str:
        """What the command printed; an error of it fails the test."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refuses(self, *arguments: str) -> str:
        """What the command told on standard error; nothing on standard output, exit code 1."""
        done = self.run(*arguments)
        assert (done.returncode, done.stdout) == (1, ""), done.stdout
        return done.stderr

    def shell(self, code: str) -> str:
        return self.manage("shell", "--no-imports", "-v0", "-c", code)

    def asked(self, names: tuple[str, ...], *paths: str) -> str:
        """The pages as each of them sees them, without what is drawn by lot for every answer."""
        return self.shell(ASK.format(names=names, paths=paths, day=DAY))

    def migrated(self) -> "Installation":
        """Begins as a copy of the run's template where there is one."""
        url = self.environment["DATABASE_URL"]
        begun = (
            templates.copied_file(Path(url.removeprefix("sqlite:///")))
            if templates.is_sqlite(url)
            else templates.filled(url)
        )
        if not begun:
            self.manage("migrate", "--verbosity", "0")
        return self

    def seeded(self) -> "Installation":
        self.migrated().manage("seed_conformance", "--json")
        return self


@contextmanager
def installation(folder: Path, name: str) -> Iterator[Installation]:
    """On the kind of database that this run tests: a file, or a database of its own on the run's server."""
    if connection.vendor != "postgresql":
        yield Installation(folder / name, f"sqlite:///{folder / name / 'portal.sqlite3'}")
        return
    config = connection.settings_dict
    database = f"{config['NAME']}_{name}"
    server = f"{config['USER']}:{quote(config['PASSWORD'])}@{config['HOST']}:{config['PORT']}"
    with outside_transactions() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{database}"')
    try:
        yield Installation(folder / name, f"postgres://{server}/{database}")
    finally:
        with outside_transactions() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


@contextmanager
def outside_transactions() -> Iterator[object]:
    """CREATE DATABASE runs in no transaction, so it needs a connection of its own."""
    import psycopg2

    config = connection.settings_dict
    own = psycopg2.connect(
        host=config["HOST"], port=config["PORT"], user=config["USER"], password=config["PASSWORD"], dbname="postgres"
    )  # fmt: skip
    own.autocommit = True
    try:
        with own.cursor() as cursor:
            yield cursor
    finally:
        own.close()
