"""Migrations and tables: complete, reversible, named for the fact they hold."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from common import append_only
from tests.guards import house

AUTOMATIC = re.compile(r"_auto_\d{8}|_alter_.*_and_more$|^00\d\d_(remove|alter|add)_\w+_and_more$")
HASHED = re.compile(r"_[0-9a-f]{6,8}(_idx|_uniq|_fk)?$")


def own_models() -> list[type[models.Model]]:
    return [model for app in house.local_apps() for model in apps.get_app_config(app).get_models()]


@pytest.mark.django_db
def test_it_has_a_migration_for_every_change(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)


def test_it_names_migrations_for_what_they_hold() -> None:
    names = [name for app, name in MigrationLoader(None).disk_migrations if app in house.local_apps()]
    assert not [name for name in names if AUTOMATIC.search(name)]


def test_it_names_constraints_and_indexes_for_the_fact() -> None:
    unnamed = [
        f"{model._meta.label}: {thing.name}"
        for model in own_models()
        for thing in (*model._meta.constraints, *model._meta.indexes)
        if HASHED.search(thing.name)
    ]
    assert not unnamed


def test_it_can_take_every_step_back() -> None:
    stuck = [
        f"{app}.{name}: {operation!r}"
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app in house.local_apps()
        for operation in migration.operations
        if not operation.reversible
    ]
    assert not stuck


@pytest.mark.django_db
def test_it_installs_the_append_only_triggers() -> None:
    """Every table that a migration makes append-only refuses a change in the database itself, also where SQLite built
    the table anew for a later constraint and dropped its triggers."""
    told = {
        table
        for migration in MigrationLoader(None).disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, append_only.AppendOnly)
        for table in operation.tables
    }
    assert len(told) > 50
    assert told <= append_only.installed(connection)


def paired(model: type[models.Model]) -> list[tuple[Any, Any]]:
    fields = {field.name: field for field in model._meta.concrete_fields}
    stems = [
        name.removesuffix("_at")
        for name in fields
        if name.endswith("_at") and f"{name.removesuffix('_at')}_by" in fields
    ]
    return [(fields[f"{stem}_at"], fields[f"{stem}_by"]) for stem in stems]


def test_it_keeps_who_and_when_together() -> None:
    """`x_at` and `x_by` that may be empty are both empty or both filled, by a constraint."""
    loose = []
    for model in own_models():
        held = " ".join(str(getattr(constraint, "condition", "")) for constraint in model._meta.constraints)
        for moment, person in paired(model):
            if (moment.null or person.null) and not (moment.name in held and person.name in held):
                loose.append(f"{model._meta.label}.{moment.name}/{person.name}")
    assert not loose
