"""Whom a rule speaks to, of which deadlines, and which of its steps has come. Shared by the plan and by its preview."""

from collections.abc import Iterable
from datetime import date, timedelta

from common.working_days import WorkingCalendar
from organizations.models import Unit
from organizations.permissions import Part, RoleKey
from organizations.readings.holders import holders
from reminders.models import Audience, Rule
from reminders.models.rule import FURTHEST
from reminders.sources.deadlines import SOURCES, Deadlines

ROLES: dict[str, tuple[RoleKey, ...]] = {
    Audience.UNIT: (RoleKey.UNIT_OFFICER, RoleKey.UNIT_LEADER, RoleKey.WARD_OFFICER, RoleKey.WARD_LEADER),
    Audience.LEADER: (RoleKey.UNIT_LEADER, RoleKey.WARD_LEADER),
    Audience.SECRETARIAT: (RoleKey.SECRETARIAT,),
    Audience.ADMINISTRATORS: (RoleKey.ADMINISTRATOR,),
}
PART = {
    Audience.UNIT: Part.REPORTING,
    Audience.LEADER: Part.REPORTING,
    Audience.SECRETARIAT: Part.PAPERS,
    Audience.ADMINISTRATORS: Part.ALL,
}
OF_A_UNIT = (Audience.UNIT, Audience.LEADER)
BACK = timedelta(days=400)  # deadlines longer past are history, not reminders
AHEAD = timedelta(days=2 * FURTHEST)


def candidates(rule: Rule, on: date, days: WorkingCalendar) -> tuple[Deadlines, ...]:
    """The deadlines a rule speaks about, whether or not one of its steps is reached."""
    near = {"deadline_on__gte": on - BACK, "deadline_on__lte": on + AHEAD, "owner_key": rule.owner_id}
    return tuple(found.filter(**near).order_by() for found in SOURCES[rule.subject](on, days))


def steps(
    rule: Rule, deadlines: Iterable[date], on: date, days: WorkingCalendar
) -> list[tuple[date, int, date]]:
    """For every deadline whose step has come: the day, the step, and the day of the step."""
    reached = ((day, rule.step_reached(day, on, days)) for day in deadlines)
    return [(day, *step) for day, step in reached if step is not None]


def reach(rule: Rule, on: date) -> list[tuple[int, int]]:
    """Pairs of a unit and a person who is told of its deadlines, by the roles in force on the day."""
    audience = Audience(rule.audience)
    found = holders(rule.owner, roles=ROLES[audience], part=PART[audience], on=on)
    units = Unit.objects.filter(home_id=rule.owner_id).order_by().values_list("pk", "path")
    if rule.audience in OF_A_UNIT:
        return [(unit, person) for unit, path in units for person in sorted(found.of(path))]
    return [(unit, person) for unit, _path in units for person in sorted(found.everybody)]
