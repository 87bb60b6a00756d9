"""Whom a rule speaks to, of which deadlines, and which of its steps has come. Shared by the plan and by its preview."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from common.working_days import WorkingCalendar
from directives.sources import directing_posts
from organizations.models import Unit
from organizations.permissions import Part, RoleKey
from organizations.readings.holders import holders, holders_of_posts
from reminders.models import Audience, Rule, Subject
from reminders.models.rule import FURTHEST
from reminders.sources.deadlines import SOURCES, Deadlines

OFFICERS = (RoleKey.UNIT_OFFICER, RoleKey.UNIT_LEADER, RoleKey.WARD_OFFICER, RoleKey.WARD_LEADER)
ROLES: dict[str, tuple[RoleKey, ...]] = {
    Audience.UNIT: OFFICERS,
    Audience.COORDINATING: OFFICERS,
    Audience.LEADER: (RoleKey.UNIT_LEADER, RoleKey.WARD_LEADER),
    Audience.SECRETARIAT: (RoleKey.SECRETARIAT,),
    Audience.ADMINISTRATORS: (RoleKey.ADMINISTRATOR,),
}
PART = {
    Audience.UNIT: Part.REPORTING,
    Audience.COORDINATING: Part.REPORTING,
    Audience.LEADER: Part.REPORTING,
    Audience.SECRETARIAT: Part.PAPERS,
    Audience.ADMINISTRATORS: Part.ALL,
}
OF_A_UNIT = (Audience.UNIT, Audience.COORDINATING, Audience.LEADER)
BACK = timedelta(days=400)  # deadlines longer past are history, not reminders
AHEAD = timedelta(days=2 * FURTHEST)


def source_of(rule: Rule) -> str:
    """Coordinating units are told of their part of the work, which is a deadline of its own."""
    return Subject.COORDINATION if rule.audience == Audience.COORDINATING else rule.subject


def candidates(rule: Rule, on: date, days: WorkingCalendar) -> tuple[Deadlines, ...]:
    """The deadlines a rule speaks about, whether or not one of its steps is reached."""
    near = {"deadline_on__gte": on - BACK, "deadline_on__lte": on + AHEAD, "owner_key": rule.owner_id}
    return tuple(found.filter(**near).order_by() for found in SOURCES[source_of(rule)](on, days))


def steps(
    rule: Rule, deadlines: Iterable[date], on: date, days: WorkingCalendar
) -> list[tuple[date, int, date]]:
    """For every deadline whose step has come: the day, the step, and the day of the step."""
    reached = ((day, rule.step_reached(day, on, days)) for day in deadlines)
    return [(day, *step) for day, step in reached if step is not None]


@dataclass(frozen=True)
class Reach:
    """``pairs`` of what a deadline has in its column ``by`` (its unit, or its own key) and a person who is told."""

    by: str
    pairs: tuple[tuple[int | str, int], ...]

    @property
    def people(self) -> dict[int | str, set[int]]:
        found: dict[int | str, set[int]] = defaultdict(set)
        for about, person in self.pairs:
            found[about].add(person)
        return found


@dataclass(frozen=True)
class Listeners:
    """By the roles in force on the day."""

    rule: Rule
    on: date

    def of(self, found: Deadlines) -> Reach:
        if self.rule.audience == Audience.DIRECTING:
            return self.among(found.values_list("deadline_key", flat=True))
        return Reach("unit_key", self._of_units)

    def among(self, keys: Iterable[str]) -> Reach:
        """Of the deadlines of these objects."""
        if self.rule.audience == Audience.DIRECTING:
            return Reach("deadline_key", tuple(self._directing(keys)))
        return Reach("unit_key", self._of_units)

    @cached_property
    def _of_units(self) -> tuple[tuple[int, int], ...]:
        audience, owner = Audience(self.rule.audience), self.rule.owner
        if audience == Audience.OFFICE_LIST:
            return ()
        found = holders(owner, roles=ROLES[audience], part=PART[audience], on=self.on)
        units = list(Unit.objects.filter(home_id=owner.pk).order_by().values_list("pk", "path"))
        if audience in OF_A_UNIT:
            ended = self._ended_units()
            told = {path: self._secretariat if unit in ended else found.of(path) for unit, path in units}
            return tuple((unit, person) for unit, path in units for person in sorted(told[path]))
        return tuple((unit, person) for unit, _path in units for person in sorted(found.everybody))

    def _ended_units(self) -> frozenset[int]:
        ended = Unit.objects.filter(home_id=self.rule.owner_id, valid_to__lt=self.on).order_by()
        return frozenset(ended.values_list("pk", flat=True))

    @cached_property
    def _secretariat(self) -> frozenset[int]:
        """Who is told of work that an ended unit has not handed over."""
        roles = ROLES[Audience.SECRETARIAT]
        return holders(self.rule.owner, roles=roles, part=Part.PAPERS, on=self.on).everybody

    def _directing(self, keys: Iterable[str]) -> list[tuple[str, int]]:
        """The chair is left out: to him writes the head of office alone, from the office's list."""
        posts = directing_posts(keys)
        held = holders_of_posts(set(posts.values()), part=Part.DIRECTION, on=self.on, but=RoleKey.CHAIR)
        return [(key, person) for key, post in posts.items() for person in sorted(held.get(post, ()))]
