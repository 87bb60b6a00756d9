"""Migrations that stand for several earlier ones, whose files are gone: followed whole, or refused with the cure."""

from collections.abc import Collection

from django.core.management import CommandError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

Name = tuple[str, str]


def known() -> set[Name]:
    """Every migration of this code, and every one that it has folded."""
    on_disk = MigrationLoader(None).disk_migrations or {}
    return set(on_disk) | {name for migration in on_disk.values() for name in migration.replaces}


def to_run(applied: Collection[Name]) -> set[Name]:
    """What a database with `applied` still lacks; a folded migration counts as applied when all that it replaces are."""
    on_disk = MigrationLoader(None).disk_migrations or {}
    return {
        name
        for name, migration in on_disk.items()
        if name not in applied and not (migration.replaces and set(migration.replaces) <= set(applied))
    }


def refuse_half_way(connection: BaseDatabaseWrapper) -> None:
    """Raises CommandError where some, not all, of what was folded is applied: no file can lead such a database on.

    Django itself names only a dependency that is missing, and passes an app over on which none depends.
    """
    applied = set(MigrationRecorder(connection).applied_migrations())
    on_disk = MigrationLoader(None).disk_migrations or {}
    for name in to_run(applied):
        gone = set(on_disk[name].replaces) - set(on_disk)
        if gone & applied:
            missing = ", ".join(f"{app}.{step}" for app, step in sorted(gone - applied))
            told = _(
                "The database stands between two versions: %(names)s were never applied, and their files are folded. "
                "Cure: `migrate` of the last version that has them (docs/operations.md names it), then this one."
            )
            raise CommandError(told % {"names": missing})
