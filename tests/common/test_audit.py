import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from common import append_only, audit
from common.actors import Basis, system
from common.models import AuditEntry, AuditHead
from common.refs import ObjectRef

TABLE = AuditEntry._meta.db_table
THING = ObjectRef("tests.thing", "1")


def write(count=3, **changes):
    for number in range(count):
        audit.record(by=system("tests"), verb="thing.act", thing=THING, facts={"number": number}, **changes)


def tamper(sql, *values):
    """What somebody with the database's password could do."""
    append_only.remove(connection, TABLE)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    append_only.install(connection, TABLE)


def verified():
    """What the command prints; its exit code must agree."""
    out, code = io.StringIO(), 0
    try:
        call_command("audit_verify", "--json", stdout=out)
    except CommandError as error:
        code = error.returncode
    answer = json.loads(out.getvalue())
    assert code == (0 if answer["ok"] else 1)
    return answer


@pytest.fixture
def chain(db):
    write()


def test_a_chain_that_nobody_touched_holds(chain):
    assert list(audit.breaks()) == []
    assert verified() == {"ok": True, "entries": 3, "break": None}


def test_an_empty_chain_holds(db):
    assert verified() == {"ok": True, "entries": 0, "break": None}


@pytest.mark.parametrize(
    "column", ["actor_label", "verb", "facts", "object_key", "on_behalf_of", "unit_code"]
)
def test_a_changed_entry_is_found(chain, column):
    tamper(f"UPDATE {TABLE} SET {column} = 'x' WHERE id = 2")
    found = verified()["break"]
    assert (found["entry"], found["reason"]) == (2, "was changed after it was written")


def test_a_changed_entry_with_a_hash_made_anew_is_found_by_the_next_one(chain):
    entry = AuditEntry.objects.get(pk=2)
    entry.facts = "{}"
    tamper(f"UPDATE {TABLE} SET facts = '{{}}', hash = %s WHERE id = 2", audit.digest(entry))
    assert verified()["break"]["entry"] == 3


def test_a_removed_entry_is_found(chain):
    tamper(f"DELETE FROM {TABLE} WHERE id = 2")
    assert verified()["break"] == {"entry": 3, "reason": "entry 2 is missing"}


def test_a_removed_end_is_found(chain):
    tamper(f"DELETE FROM {TABLE} WHERE id = 3")
    assert verified()["break"]["reason"] == "the end of the chain is missing"
    AuditHead.objects.all().delete()
    assert verified()["break"] is not None


def test_the_command_tells_people_too(chain):
    out = io.StringIO()
    call_command("audit_verify", stdout=out)
    assert "3" in out.getvalue()
    tamper(f"DELETE FROM {TABLE} WHERE id = 1")
    with pytest.raises(CommandError, match="2"):
        call_command("audit_verify", stdout=io.StringIO())


@pytest.mark.parametrize("sql", [f"UPDATE {TABLE} SET verb = 'x'", f"DELETE FROM {TABLE}"])
def test_the_database_refuses_to_change_what_was_written(chain, sql):
    with (
        pytest.raises(DatabaseError, match=append_only.REFUSAL),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert AuditEntry.objects.count() == 3


def test_an_act_that_fails_leaves_no_entry(chain):
    def act():
        with transaction.atomic():
            write(1)
            raise ValueError("failed")

    with pytest.raises(ValueError, match="failed"):
        act()
    assert verified() == {"ok": True, "entries": 3, "break": None}
    write(1)
    assert verified() == {"ok": True, "entries": 4, "break": None}


def test_a_leader_s_word_entered_by_the_office_is_part_of_the_chain(db):
    by = system("office").speaking_for("Trưởng ban", Basis.WRITTEN_NOTE)
    entry = audit.record(by=by, verb="thing.accept", thing=THING, unit_code="LB.VP")
    assert (entry.on_behalf_of, entry.basis, entry.unit_code) == ("Trưởng ban", "written_note", "LB.VP")


def test_facts_are_written_in_one_way_only():
    assert (
        audit.canonical({"b": 1, "a": "Đề án"})
        == '{"a":"Đề án","b":1}'
        == audit.canonical({"a": "Đề án", "b": 1})
    )


@pytest.mark.django_db(transaction=True)
def test_an_entry_is_written_only_inside_the_transaction_of_its_act():
    with pytest.raises(RuntimeError):
        write(1)
    with transaction.atomic():
        write(1)
    assert AuditEntry.objects.count() == 1
