"""What the roles of the database may do: the portal works as `egov_app`, and cannot touch what it once wrote (F29)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from egov_portal.backups import databases
from tests.infrastructure.processes import ROOT
from tests.infrastructure.services import Postgres
from tests.operation.installation import Installation

pytestmark = [pytest.mark.faults, pytest.mark.xdist_group("database roles")]  # one server, made once
PASSWORD = "a-password-of-a-test"


class Server:
    def __init__(self, postgres: Postgres, folder: Path) -> None:
        self.postgres, self.folder = postgres, folder

    def url(self, role: str) -> str:
        return f"postgres://egov_{role}:{PASSWORD}@127.0.0.1:{self.postgres.port}/egov"

    def installed(self, role: str) -> Installation:
        return Installation(self.folder / role, self.url(role))

    def tried(self, role: str, statement: str) -> str:
        """What the server answered: the error, or "" when it let it happen."""
        url = self.url(role) if role != "superuser" else self.postgres.url.replace("/postgres", "/egov")
        own = psycopg2.connect(url)
        own.autocommit = True
        try:
            with own.cursor() as cursor:
                cursor.execute(statement)
        except psycopg2.Error as error:
            return str(error)
        finally:
            own.close()
        return ""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server prepared by the scripts of deploy/, with the small fixed world written by `egov_app`."""
    folder = tmp_path_factory.mktemp("roles")
    with Postgres() as postgres:
        passwords = [f"--set={role}_password={PASSWORD}" for role in ("owner", "app", "reader")]
        roles = ROOT / "deploy" / "postgresql" / "roles.sql"
        subprocess.run(
            [databases.program("psql"), "--quiet", "--no-psqlrc", *passwords, "--set=database=egov", f"--file={roles}",
             postgres.url], check=True, capture_output=True,
        )  # fmt: skip
        made = Server(postgres, folder)
        owner = made.installed("owner")
        owner.migrated()
        subprocess.run(
            [sys.executable, "deploy/postgresql/rights.py"],
            cwd=ROOT,
            env=owner.environment,
            check=True,
        )
        made.installed("app").manage("seed_conformance", "--json")
        yield made


REFUSED = (
    "UPDATE common_auditentry SET verb = 'x' WHERE id = 1",
    "DELETE FROM common_auditentry",
    "TRUNCATE common_auditentry",
    "DROP TABLE common_auditentry",
    "ALTER TABLE common_auditentry DISABLE TRIGGER ALL",
    "DROP TRIGGER common_auditentry_append_only ON common_auditentry",
    "UPDATE directives_progressupdate SET percent = 100",
    "DELETE FROM directives_assignmenttransition",
    "UPDATE common_answeredrequest SET key = 'x'",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'x', now())",
    "CREATE TABLE mine (id int)",
    "SET session_replication_role = replica",
)


def test_it_refuses_the_portal_what_only_the_owner_may(server: Server) -> None:
    let_happen = [statement for statement in REFUSED if not server.tried("app", statement)]
    assert let_happen == []
    assert server.installed("app").manage("audit_verify")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT password FROM organizations_user",
        "SELECT * FROM mfa_authenticator",
        "DELETE FROM portal_cache",
    ],
)
def test_it_shows_the_reader_no_secret(server: Server, statement: str) -> None:
    assert server.tried("reader", "SELECT count(*) FROM directives_assignment") == ""
    assert "permission denied" in server.tried("reader", statement) or "read-only" in server.tried(
        "reader", statement
    )


def test_it_serves_pages_as_the_role_of_the_portal(server: Server) -> None:
    app = server.installed("app")
    assert "/ 200" in app.asked(("chair",), "/")
    assert app.manage("migrate", "--check", "--verbosity", "0") == ""


def test_it_finds_what_a_superuser_changed(server: Server) -> None:
    """Triggers can be switched off by whoever owns the server; the chain tells. A chain written anew is told by an anchor."""
    app = server.installed("app")
    anchor = json.loads(app.manage("backup", str(server.folder / "anchor"), "--json"))
    kept = f"{anchor['audit_entries']}:{anchor['audit_hash']}"
    app.manage("audit_verify", "--anchor", kept)
    off, on = (f"ALTER TABLE common_auditentry {way} TRIGGER ALL; " for way in ("DISABLE", "ENABLE"))

    edited = "UPDATE common_auditentry SET unit_code = unit_code || '.' WHERE id = 5; "
    assert server.tried("superuser", off + edited + on) == ""
    assert "5" in app.refuses("audit_verify")
    restored = edited.replace("unit_code || '.'", "left(unit_code, -1)")
    assert server.tried("superuser", off + restored + on) == ""
    app.manage("audit_verify")

    tail = "DELETE FROM common_auditentry WHERE id = (SELECT max(id) FROM common_auditentry); "
    assert server.tried("superuser", off + tail + on) == ""
    assert app.refuses("audit_verify")

    head = "UPDATE common_audithead SET last_id = e.id, hash = e.hash FROM common_auditentry e WHERE e.id = (SELECT max(id) FROM common_auditentry)"
    assert server.tried("superuser", head) == ""
    app.manage("audit_verify")
    assert str(anchor["audit_entries"]) in app.refuses("audit_verify", "--anchor", kept)
