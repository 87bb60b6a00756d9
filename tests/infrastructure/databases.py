"""What every test finds: a clean cache, and a database whose append-only tables a flush may empty."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import management
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase

from common import append_only
from tests.infrastructure import templates


def without_triggers(tidy_up: Any) -> Any:
    """The flush after a transactional test, with the append-only triggers off meanwhile."""

    def tidy(case: TransactionTestCase) -> None:
        tables = append_only.installed(connection)
        for table in tables:
            append_only.remove(connection, table)
        try:
            tidy_up(case)
        finally:
            for table in tables:
                append_only.install(connection, table)
        caches["database"].clear()

    return tidy


DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks by what a test asks for: no database (it runs with SQLite alone), a browser, the loaded story (one process)."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if not DATABASE_FIXTURES & fixtures and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.pure)
        if "open_context" in fixtures:
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("story"):
            item.add_marker(pytest.mark.xdist_group("story"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Where `make test` has made a migrated database, that of the test begins as its copy."""
    patch = pytest.MonkeyPatch()
    if connection.vendor == "postgresql" and (name := os.environ.get(templates.NAME)):
        connection.settings_dict["TEST"]["TEMPLATE"] = name
    elif connection.vendor == "sqlite" and os.environ.get(templates.FILE):
        patch.setattr(management, "call_command", after_pouring(management.call_command))
    yield
    patch.undo()


def after_pouring(command: Any) -> Any:
    """`migrate` of the new test database finds everything done already."""

    def called(name: Any, *arguments: Any, **options: Any) -> Any:
        if name == "migrate" and not connection.introspection.table_names():
            templates.poured_into(connection)
        return command(name, *arguments, **options)

    return called


@pytest.fixture(scope="session", autouse=True)
def flush_empties_append_only_tables() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setattr(
        TransactionTestCase, "_fixture_teardown", without_triggers(TransactionTestCase._fixture_teardown)
    )
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    """Redis takes part in no transaction: what one test throttled must not stop the next."""
    yield
    if settings.REDIS_URL:
        caches["default"].clear()


@pytest.fixture(autouse=True)
def own_media(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path_factory.getbasetemp() / "media")
