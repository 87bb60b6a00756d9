"""Announced swaps and local days off: each November for the coming year, and when the announcement changes."""

from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.models import CalendarDay
from organizations.policies import may_change_calendar


@transaction.atomic
def put(*, by: Actor, day: date, kind: str, source: str, name: str = "") -> CalendarDay:
    """The day, with its kind and the announcement it follows; a later announcement replaces an earlier one."""
    may_change_calendar(by, day, clock.today()).enforce()
    row = CalendarDay.objects.select_for_update().filter(day=day).first() or CalendarDay(day=day)
    former = row.kind
    row.kind, row.name, row.source = kind, name, source
    row.full_clean()
    row.save()
    facts = {"day": day, "kind": kind, "former": former, "source": source}
    audit.record(by=by, verb="calendar_day.put", thing=row, facts=facts)
    return row
