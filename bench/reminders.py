"""Planning over 100,000 deadlines beside one INSERT..SELECT of the same rows, and the second run of the day.

Needs a PostgreSQL: DATABASE_URL names a migrated database without a plan of its own; nothing is left in it.
"""

import os
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django

from bench.tables import Measure, Table

ITEMS, UNITS = 1000, 100
TODAY, GIVEN = date(2023, 10, 16), date(2023, 9, 1)
AT_LEAST, AT_MOST = 20_000, 5.0  # rows/s; times the one statement
TITLE = "Planning of reminders over 100,000 deadlines"
PLAIN = """
INSERT INTO reminders_delivery
       (rule_id, object_kind, object_key, deadline_on, "offset", recipient_id, unit_id, owner_id, planned_on)
SELECT %s, 'directives.assignment', work.id::varchar, work.original_due_on, 0, held.user_id, work.unit_id, paper.owner_id, %s
  FROM directives_assignment work
  JOIN directives_directiveitem item ON item.id = work.item_id
  JOIN directives_directive paper ON paper.id = item.directive_id
  JOIN organizations_roleassignment held ON held.unit_id = work.unit_id
 WHERE work.role = 'lead' AND work.original_due_on = %s
    ON CONFLICT (rule_id, object_kind, object_key, deadline_on, "offset", recipient_id) DO NOTHING
"""


def reminders() -> Table:
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return Table(f"{TITLE}: needs a PostgreSQL in DATABASE_URL")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        rule = furnish()
        measured = measures(rule)
        transaction.set_rollback(True)
    return Table(TITLE, measured)


def measures(rule: Any) -> list[Measure]:
    from common import clock
    from common.actors import system
    from reminders.actions.planning import plan
    from reminders.models import Delivery

    def planned() -> int:
        with clock.at(TODAY):
            return plan(by=system("bench"), on=TODAY).told

    plain_rows, plain = timed(lambda: inserted(rule))
    Delivery.objects.all().delete()
    rows, ours = timed(planned)
    again, second = timed(planned)
    assert plain_rows == rows == ITEMS * UNITS, (plain_rows, rows)
    return [
        Measure("rows planned", rows, "rows"),
        Measure("plan, first run", rows / ours, "rows/s"),
        Measure("  seconds for 100,000 rows", ours, "s", floor=ITEMS * UNITS / AT_LEAST),
        Measure("one INSERT..SELECT", rows / plain, "rows/s"),
        Measure("  plan / one statement", ours / plain, "x", floor=AT_MOST),
        Measure("second run of the day: rows", again, "rows", floor=0),
        Measure("  seconds", second, "s"),
    ]


def timed(act: Callable[[], int]) -> tuple[int, float]:
    started = time.perf_counter()
    found = act()
    return found, time.perf_counter() - started


def inserted(rule: Any) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(PLAIN, [rule.pk, TODAY, TODAY])
        return int(cursor.rowcount)


def furnish() -> Any:
    """A hundred wards with an officer each, a thousand items for all of them, one rule."""
    from django.db import connection

    from bench.reporting_seed import plan
    from common import clock
    from common.actors import system
    from common.stamps import stamp
    from directives.models import Assignment, Directive, DirectiveItem
    from organizations.models import RoleAssignment, Unit, User
    from organizations.permissions import RoleKey
    from reminders.models import Rule

    owner = plan(UNITS)
    wards = list(Unit.objects.wards())
    people = User.objects.bulk_create(
        User(username=f"b{no}", full_name=f"Cán bộ {no}") for no in range(UNITS)
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=person, role=RoleKey.WARD_OFFICER, unit=ward, valid_from=GIVEN)
        for person, ward in zip(people, wards, strict=True)
    )
    by = stamp(system("bench"))
    paper = Directive.objects.create(
        owner=owner, kind=Directive.Kind.choices[0][0], issuer_unit=owner, issuer_name="x", number="1", title="x",
        issued_on=GIVEN, signer_name="x", signer_post="x", state=Directive.State.ISSUED, issue_known_on=GIVEN,
        issue_recorded_at=clock.wall(), **by,
    )  # fmt: skip
    items = DirectiveItem.objects.bulk_create(
        DirectiveItem(directive=paper, no=no, text="x", due_kind="date", original_due_on=TODAY)
        for no in range(1, ITEMS + 1)
    )
    told = by | {"known_on": GIVEN}
    Assignment.objects.bulk_create(
        (
            Assignment(item=item, unit=ward, role="lead", original_due_on=TODAY, **told)
            for item in items
            for ward in wards
        ),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("ANALYZE")
    return Rule.objects.create(
        owner=owner, name="x", subject="work", audience="unit", offsets=[0], repeat_every=None, **by
    )
