"""The demonstration, loaded by its own command once for a whole run of the tests, into an SQLite file of its own.

Every test sees the same story: what it writes is rolled back.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as portal_settings
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.utils import load_backend
from django.test import Client

from egov_portal.env import sqlite_options
from organizations.models import User
from tests.journeys.visitors import arrives as arrives

TODAY = date(2023, 10, 16)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `make demo-prepare` fills. Processes that test beside each other share one."""
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    folder = shared / "demonstration"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            told = load(folder)
            (folder / "ready").write_text(told, encoding="utf-8")
    return folder


def load(folder: Path) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "VAR_ROOT": str(folder),
        "DEMO_TODAY": TODAY.isoformat(),
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "demo", "--prepare"], cwd=portal_settings.BASE_DIR, env=environment,
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def story_connection(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A connection to this process's own copy."""
    copy = tmp_path_factory.mktemp("story") / "portal.sqlite3"
    shutil.copy(prepared / "portal.sqlite3", copy)
    config = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(copy), "OPTIONS": sqlite_options()}
    full = connections.configure_settings({DEFAULT_DB_ALIAS: config})[DEFAULT_DB_ALIAS]
    connection = load_backend(full["ENGINE"]).DatabaseWrapper(full, DEFAULT_DB_ALIAS)
    yield connection
    connection.close()


@pytest.fixture
def story(story_connection: Any, prepared: Path, django_db_blocker: Any, settings: Any) -> Iterator[None]:
    """The story is the database of this test, its files are the disk; its day is 16/10/2023."""
    settings.DEMO_TODAY, settings.DEMONSTRATION = TODAY, True
    settings.MEDIA_ROOT = str(prepared / "media")
    with django_db_blocker.unblock():
        usual = connections[DEFAULT_DB_ALIAS]
        connections[DEFAULT_DB_ALIAS] = story_connection
        ContentType.objects.clear_cache()
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            connections[DEFAULT_DB_ALIAS] = usual
            ContentType.objects.clear_cache()


@pytest.fixture
def visitor(story: None) -> Callable[[str], Client]:
    """A signed-in browser by user name."""

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return signed_in
