"""The database as of one moment into a file, and back. Both ends are one transaction: whole or not at all."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.utils.translation import gettext as _

from egov_portal.backups import BackupError

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
COPY = "backup"  # alias of the copy while a backup is made
DUMPS = {"postgresql": "database.dump", "sqlite": "database.sqlite3"}
LONG_WAIT = "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=60s"


@contextmanager
def dumped(folder: Path) -> Iterator[str]:
    """Writes the database into `folder`; inside, the alias that it yields answers as of the moment of the dump."""
    target = folder / DUMPS[connection.vendor]
    if connection.vendor == "postgresql":
        with transaction.atomic():
            run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={exported()}",
                f"--file={target}",
            )
            yield DEFAULT_DB_ALIAS
        return
    copy_sqlite(target)
    connections.databases[COPY] = connection.settings_dict | {"NAME": str(target), "OPTIONS": {}}
    try:
        yield COPY
    finally:
        connections[COPY].close()
        del connections[COPY], connections.databases[COPY]


def exported() -> str:
    """The name of the running transaction's snapshot. The dump may take long, so the transaction may idle meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def copy_sqlite(target: Path) -> None:
    """SQLite's own backup: one moment, beside writers."""
    writing = sqlite3.connect(target)
    try:
        connection.ensure_connection()
        connection.connection.backup(writing)
    finally:
        writing.close()


def restore(source: Path) -> None:
    """The whole content of the connected database becomes that of the dump. The portal's processes must rest."""
    if connection.vendor == "postgresql":
        _restore_postgres(source)
        return
    reading = sqlite3.connect(f"{source.as_uri()}?immutable=1", uri=True)
    try:
        if reading.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError(_("%(path)s is damaged. Cure: take an older backup.") % {"path": source})
        connection.ensure_connection()
        reading.backup(connection.connection)
    except sqlite3.Error as error:
        told = _(
            "The database cannot be written: %(why)s. Cure: stop the portal's processes, then this command again."
        )
        raise BackupError(told % {"why": error}) from error
    finally:
        reading.close()


def _restore_postgres(source: Path) -> None:
    """Tables go and come back in one transaction; the schema stays, and with it the default rights of the roles."""
    script = source.with_suffix(".sql")
    try:
        run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
        connection.close()
        run(
            "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction", "--output=/dev/null",
            f"--command={DROP_EVERYTHING}", f"--file={script}",
        )  # fmt: skip
    finally:
        script.unlink(missing_ok=True)


DROP_EVERYTHING = """
DO $$
DECLARE thing record;
BEGIN
  FOR thing IN SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', thing.name);
  END LOOP;
  FOR thing IN SELECT p.oid::regprocedure AS name FROM pg_proc p
               WHERE p.pronamespace = current_schema()::regnamespace
                 AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', thing.name);
  END LOOP;
END $$
"""


def run(name: str, *arguments: str) -> None:
    """A program of PostgreSQL on the portal's database. The password goes through the environment, not the command."""
    done = subprocess.run(
        [program(name), *arguments], env=environment(), capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        told = _("%(program)s failed: %(why)s")
        raise BackupError(told % {"program": name, "why": done.stderr.strip() or done.returncode})


def program(name: str) -> str:
    """The newest one that is installed: a dump is read by the same version or a newer one only."""
    for folder in FOLDERS:
        if (folder / name).exists():
            return str(folder / name)
    if found := shutil.which(name):
        return found
    told = _(
        "%(program)s is not installed. Cure: apt-get install postgresql-client, then this command again."
    )
    raise BackupError(told % {"program": name})


def environment() -> dict[str, str]:
    config: dict[str, Any] = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    asked = {name: str(config[key]) for name, key in names.items() if config.get(key)}
    options = {
        f"PG{name.upper()}": str(config["OPTIONS"][name])
        for name in ("sslmode", "sslrootcert", "sslcert", "sslkey")
        if config["OPTIONS"].get(name)
    }
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return kept | asked | options | {"LC_ALL": "C.UTF-8", "PGOPTIONS": LONG_WAIT}
