"""Append-only tables: triggers that refuse UPDATE and DELETE (and TRUNCATE) on both databases."""

from typing import Any

from django.db.migrations.operations.base import Operation, OperationCategory

REFUSAL = "append-only"
POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%: {REFUSAL}', TG_TABLE_NAME; END $$
"""


def install(connection: Any, table: str) -> None:
    """Put the triggers on `table`; harmless when they are there."""
    remove(connection, table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
            cursor.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            cursor.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
            return
        for act in ("UPDATE", "DELETE"):
            cursor.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: {REFUSAL}'); END"
            )


def remove(connection: Any, table: str) -> None:
    """Take the triggers off: for a reverse migration and for the flush of a test database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in ("append_only", "no_truncate"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}")
            return
        for act in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}")


def installed(connection: Any) -> set[str]:
    """Tables that carry the triggers now."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE '%%_append_only'")
            return {name.removesuffix("_append_only") for (name,) in cursor.fetchall()}
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%%_no_delete'")
        return {name.removesuffix("_no_delete") for (name,) in cursor.fetchall()}


class AppendOnly(Operation):
    """The migration operation that makes `tables` append-only; it asks for names alone, so no model state is drawn."""

    category = OperationCategory.ADDITION
    reduces_to_sql = False

    def __init__(self, *tables: str) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are no part of the models."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table in self.tables:
            install(schema_editor.connection, table)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table in self.tables:
            remove(schema_editor.connection, table)

    def describe(self) -> str:
        return "Make append-only " + ", ".join(self.tables)
