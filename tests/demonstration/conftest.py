"""Every test sees the same story: what it writes is rolled back."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.utils import load_backend
from django.test import Client

from egov_portal.env import sqlite_options
from organizations.models import User
from tests.demonstration import preparing
from tests.demonstration.preparing import BEFOREHAND, prepare
from tests.journeys.visitors import arrives as arrives

TODAY = date.fromisoformat(preparing.TODAY)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Processes that test beside each other share one."""
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    return prepare(Path(os.environ.get(BEFOREHAND) or shared))


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
    """The story is the database of this test, its files are the disk; its day is the one of `make demo`."""
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
