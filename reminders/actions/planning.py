"""The daily plan: what is to be told today, written into the ledger by one INSERT..SELECT per rule.

The ledger's unique row makes it safe to plan twice, from two clocks at once, or after days of silence: then only the newest
missed step of every deadline is told. A deadline that moved, or work that ended, withdraws what was planned for it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from common.actors import Actor
from common.stamps import stamp
from common.working_days import WorkingCalendar, calendar
from reminders.models import Audience, Delivery, DeliveryQuerySet, Escalation, Rule
from reminders.sources import SOURCES
from reminders.sources.deadlines import Deadlines
from reminders.sources.reach import Listeners, candidates, source_of, steps


@dataclass(frozen=True)
class Planned:
    told: int = 0
    proposed: int = 0
    withdrawn: int = 0


def plan(*, by: Actor, on: date) -> Planned:
    """Every rule in force; each in a transaction of its own, so that one that fails keeps none of the others back."""
    days = calendar()
    told = proposed = 0
    for rule in Rule.objects.active().select_related("owner"):
        with transaction.atomic():
            _take_time()
            if rule.audience == Audience.OFFICE_LIST:
                proposed += _propose(by, rule, on, days)
            else:
                told += _tell(rule, on, days)
    with transaction.atomic():
        _take_time()
        withdrawn = withdraw(by=by, on=on, days=days) + withdraw_from_leavers(on=on)
    return Planned(told, proposed, withdrawn)


def _take_time() -> None:
    """Five seconds are for pages; a large plan's morning may take a minute."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '120s'")


def _tell(rule: Rule, on: date, days: WorkingCalendar) -> int:
    """Rows written."""
    listeners = Listeners(rule, on)
    return sum(_tell_of(found, listeners, on, days) for found in candidates(rule, on, days))


def _tell_of(found: Deadlines, listeners: Listeners, on: date, days: WorkingCalendar) -> int:
    rule = listeners.rule
    due = steps(rule, sorted(found.values_list("deadline_on", flat=True).distinct()), on, days)
    told_of = listeners.of(found.filter(deadline_on__in=[day for day, _step, _since in due])) if due else None
    if not (told_of and told_of.pairs):
        return 0
    source, source_parameters = found.query.sql_with_params()
    sql = INSERT.format(
        source=source,
        by=told_of.by,
        reach=", ".join(["(%s, %s)"] * len(told_of.pairs)),
        steps=", ".join([STEP] * len(due)),
    )
    day = connection.ops.adapt_datefield_value
    told = [value for deadline, step, since in due for value in (day(deadline), step, day(since))]
    listed = [value for pair in told_of.pairs for value in pair]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*listed, *told, *source_parameters, rule.pk, rule.owner_id, day(on)])
        return max(cursor.rowcount, 0)


STEP = "(%s, %s, %s)"
INSERT = """
INSERT INTO reminders_delivery
       (rule_id, object_kind, object_key, deadline_on, "offset", recipient_id, unit_id, owner_id, planned_on)
WITH reach(about, person) AS (VALUES {reach}),
     steps(day, step, since) AS (VALUES {steps}),
     found AS ({source})
SELECT %s, found.deadline_kind, found.deadline_key, found.deadline_on, steps.step, reach.person, found.unit_key, %s, %s
  FROM found
  JOIN steps ON steps.day = found.deadline_on
  JOIN reach ON reach.about = found.{by}
 WHERE steps.since >= found.since_on
    ON CONFLICT (rule_id, object_kind, object_key, deadline_on, "offset", recipient_id)
    DO UPDATE SET cancelled_on = NULL
     WHERE reminders_delivery.cancelled_on IS NOT NULL AND reminders_delivery.mail_id IS NULL
"""


def _propose(by: Actor, rule: Rule, on: date, days: WorkingCalendar) -> int:
    """Onto the list of the office: few rows, each an act on record."""
    found = [row for source in candidates(rule, on, days) for row in source]
    reached = {
        day: since for day, _step, since in steps(rule, {row["deadline_on"] for row in found}, on, days)
    }
    there = set(
        Escalation.objects.filter(owner_id=rule.owner_id).values_list(
            "object_kind", "object_key", "deadline_on"
        )
    )
    new = [
        Escalation(
            rule=rule,
            owner_id=rule.owner_id,
            unit_id=row["unit_key"],
            object_kind=row["deadline_kind"],
            object_key=row["deadline_key"],
            deadline_on=row["deadline_on"],
            **stamp(by),
        )
        for row in found
        if row["deadline_on"] in reached
        and reached[row["deadline_on"]] >= row["since_on"]
        and (row["deadline_kind"], row["deadline_key"], row["deadline_on"]) not in there
    ]
    made = Escalation.objects.bulk_create(new, ignore_conflicts=True)
    return len(made)


def withdraw(*, by: Actor, on: date, days: WorkingCalendar) -> int:
    """What is planned and in no mail yet, but whose deadline moved or whose work ended, is cancelled; so are proposals."""
    withdrawn = 0
    for rule in Rule.objects.select_related("owner"):
        gone = Delivery.objects.filter(rule=rule, cancelled_on__isnull=True, read_at__isnull=True)
        waiting = Escalation.objects.filter(rule=rule).waiting()
        for alive in SOURCES[source_of(rule)](on, days):
            same = alive.order_by().filter(
                deadline_key=OuterRef("object_key"),
                deadline_on=OuterRef("deadline_on"),
                owner_key=rule.owner_id,
            )
            gone, waiting = gone.exclude(Exists(same)), waiting.exclude(Exists(same))
        withdrawn += gone.update(cancelled_on=on)
        if rule.audience == Audience.OFFICE_LIST:
            withdrawn += waiting.update(
                decision=Escalation.Decision.SETTLED, decided_on=on, decided_by=by.label
            )
    return withdrawn


LEFT = """
UPDATE reminders_delivery SET cancelled_on = %s
 WHERE rule_id = %s AND cancelled_on IS NULL AND planned_on > %s
   AND NOT EXISTS (SELECT 1 FROM (VALUES {reach}) AS reach
                    WHERE reach.column1 = reminders_delivery.{about} AND reach.column2 = reminders_delivery.recipient_id)
"""
ABOUT = {"unit_key": "unit_id", "deadline_key": "object_key"}
REMEMBERED = timedelta(days=60)  # what was told before lies in no mail any more
NOBODY: dict[str, tuple[int | str, int]] = {"unit_key": (0, 0), "deadline_key": ("", 0)}


def withdraw_from_leavers(*, on: date) -> int:
    """What was told to people whom their rule does not reach any more: they moved, or their role or their unit ended. What a
    head of office released stays. A few statements per rule that has told something lately."""
    since = on - REMEMBERED
    rules = Rule.objects.active().exclude(audience=Audience.OFFICE_LIST).select_related("owner")
    lately = Delivery.objects.standing().filter(planned_on__gt=since)
    return sum(
        _withdraw_from_leavers(rule, lately.filter(rule=rule), since, on)
        for rule in rules.filter(pk__in=lately.order_by().values("rule"))
    )


@transaction.atomic
def _withdraw_from_leavers(rule: Rule, told: DeliveryQuerySet, since: date, on: date) -> int:
    keys = told.order_by().values_list("object_key", flat=True).distinct()
    still = Listeners(rule, on).among(keys)
    pairs = still.pairs or (NOBODY[still.by],)
    day = connection.ops.adapt_datefield_value
    sql = LEFT.format(reach=", ".join(["(%s, %s)"] * len(pairs)), about=ABOUT[still.by])
    with connection.cursor() as cursor:
        cursor.execute(sql, [day(on), rule.pk, day(since), *(value for pair in pairs for value in pair)])
        return max(cursor.rowcount, 0)
