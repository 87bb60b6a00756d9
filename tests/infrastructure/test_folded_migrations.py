"""Databases of before the folding: one that had everything goes on, one that stands half way is told what to do."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from egov_portal.folded_migrations import known, to_run
from egov_portal.health import Migrations

DISK = MigrationLoader(None).disk_migrations
FOLDED = {name: set(migration.replaces) - set(DISK) for name, migration in DISK.items()}
# One that others depend on, one that none does: Django refuses the first without a cure and says nothing of the second.
STEPS = [("directives", "0009_version_counts_every_fact"), ("egov_portal", "0002_second_steps_lie_sealed")]


def before_the_folding() -> set[tuple[str, str]]:
    return {one for name, replaced in FOLDED.items() for one in (replaced or {name})}


def test_who_had_every_step_lacks_nothing_and_every_step_is_known() -> None:
    assert len(before_the_folding() - set(DISK)) > 50
    assert not to_run(before_the_folding())
    assert not to_run(set(DISK))
    assert before_the_folding() <= known()


@pytest.mark.parametrize("step", STEPS)
def test_who_lacks_one_step_lacks_what_it_was_folded_into(step: tuple[str, str]) -> None:
    (lacking,) = to_run(before_the_folding() - {step})
    assert step in FOLDED[lacking]


@pytest.fixture
def recorded(db: None) -> Callable[[set[tuple[str, str]]], None]:
    """What the database says has been applied to it."""
    rows = MigrationRecorder(connection).migration_qs

    def write(names: set[tuple[str, str]]) -> None:
        rows.all().delete()
        rows.model.objects.bulk_create(rows.model(app=app, name=name) for app, name in names)

    return write


def test_a_database_of_before_has_nothing_to_migrate(
    recorded: Callable[[set[tuple[str, str]]], None],
) -> None:
    recorded(before_the_folding())
    call_command("migrate", "--check", verbosity=0)


@pytest.mark.parametrize("step", STEPS)
def test_a_database_half_way_is_refused_and_told_the_step_it_lacks(
    recorded: Callable[[set[tuple[str, str]]], None], step: tuple[str, str]
) -> None:
    recorded(before_the_folding() - {step})
    with pytest.raises(CommandError, match=".".join(step)):
        call_command("migrate", verbosity=0)
    assert set(MigrationRecorder(connection).applied_migrations()) == before_the_folding() - {step}


@pytest.mark.parametrize("step", STEPS)
def test_a_portal_over_a_database_half_way_is_not_ready(
    recorded: Callable[[set[tuple[str, str]]], None],
    step: tuple[str, str],
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for applied, status in ((before_the_folding() - {step}, 503), (before_the_folding(), 200)):
        monkeypatch.setattr(Migrations, "complete", False)
        recorded(applied)
        assert client.get("/readyz").status_code == status
