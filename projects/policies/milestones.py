"""What must stand in a plan of milestones and in a statement about one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext_lazy as _

from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from projects.models import Baseline, Project

MOST_MILESTONES = 60
GREATEST_WEIGHT = 100


@dataclass(frozen=True)
class PlanLine:
    """A milestone as planned: its number stays with it; `after` are numbers of lines of the same plan."""

    no: int
    name: str
    starts_on: date
    due_on: date
    weight: int = 1
    is_critical: bool = False
    after: tuple[int, ...] = ()


def plan_stands(project: Project, lines: Sequence[PlanLine]) -> Decision:
    if not lines:
        return refuse(Kind.INPUT, "lines", _("A plan has at least one milestone."))
    if len(lines) > MOST_MILESTONES:
        told = _("A plan has at most %(most)s milestones.") % {"most": MOST_MILESTONES}
        return refuse(Kind.INPUT, "lines", told)
    if len({line.no for line in lines}) != len(lines):
        return refuse(Kind.INPUT, "lines", _("A milestone stands in the plan once."))
    for place, line in enumerate(lines, start=1):
        stands = line_stands(project, line, place)
        if not stands:
            return stands
    return _order_stands(lines)


def line_stands(project: Project, line: PlanLine, place: int) -> Decision:
    """Each refusal names the line: its number in the plan as written."""
    where = {"line": place, "name": line.name}
    if not line.name.strip():
        return refuse(Kind.INPUT, "lines", _("Line %(line)s: name the milestone.") % where)
    if line.due_on < line.starts_on:
        told = _("Line %(line)s (%(name)s): it is planned before its work begins.")
        return refuse(Kind.INPUT, "lines", told % where)
    if not (project.starts_on <= line.starts_on and line.due_on <= project.ends_on):
        days = {"first": dmy(project.starts_on), "last": dmy(project.ends_on)}
        told = _(
            "Line %(line)s (%(name)s): it lies outside the project, which runs from %(first)s to %(last)s."
        )
        return refuse(Kind.INPUT, "lines", told % (where | days))
    if not 1 <= line.weight <= GREATEST_WEIGHT:
        told = _("Line %(line)s (%(name)s): a weight from 1 to %(most)s.")
        return refuse(Kind.INPUT, "lines", told % (where | {"most": GREATEST_WEIGHT}))
    return ALLOWED


def _order_stands(lines: Sequence[PlanLine]) -> Decision:
    """Dependencies name lines of the plan, run in no circle, and no milestone is due before one it waits for."""
    known = {line.no: line for line in lines}
    for line in lines:
        strange = [str(no) for no in line.after if no not in known]
        if strange:
            told = _("%(name)s waits for a milestone that is not in the plan: %(numbers)s.")
            return refuse(Kind.INPUT, "after", told % {"name": line.name, "numbers": ", ".join(strange)})
    circle = circle_in({no: line.after for no, line in known.items()})
    if circle:
        told = _("These milestones wait for each other in a circle: %(numbers)s.")
        return refuse(Kind.INPUT, "after", told % {"numbers": " → ".join(map(str, circle))})
    for line in lines:
        for no in line.after:
            if known[no].due_on > line.due_on:
                told = _("%(name)s is planned before %(other)s, for which it waits.")
                return refuse(Kind.INPUT, "after", told % {"name": line.name, "other": known[no].name})
    return ALLOWED


def circle_in(after: Mapping[int, Sequence[int]]) -> list[int]:
    """One circle of numbers, its first number again at the end; empty when there is none."""
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def reason_stands(number: int, reason: str, document: str) -> Decision:
    """The first plan is the first plan; another needs its reason, and a paper where it moves what was promised."""
    if number == 1:
        return ALLOWED
    if reason == Baseline.Reason.INITIAL:
        return refuse(Kind.INPUT, "reason", _("There is a first plan already; say why it is made anew."))
    if reason not in Baseline.FREE_OF_PAPER and not document.strip():
        return refuse(Kind.INPUT, "document", _("Name the paper that approves the new plan."))
    return ALLOWED


def something_changes(changed: bool) -> Decision:
    if changed:
        return ALLOWED
    return refuse(Kind.STATE, "unchanged", _("This is the plan in force; nothing changes."))


@dataclass(frozen=True)
class Statement:
    """What the owner says of a milestone."""

    percent: int
    reported_on: date
    projected_on: date | None = None
    actual_on: date | None = None
    evidence: str = ""
    note: str = ""


def statement_stands(project: Project, said: Statement, today: date) -> Decision:
    if not 0 <= said.percent <= 100:
        return refuse(Kind.INPUT, "percent", _("From 0 to 100."))
    if said.reported_on > today:
        return refuse(Kind.INPUT, "reported_on", _("This day is still to come."))
    if said.actual_on is not None:
        return _reaching_stands(said, today)
    if said.percent == 100:
        return refuse(
            Kind.INPUT, "actual_on", _("At 100 percent say on which day the milestone was reached.")
        )
    if said.projected_on is not None and said.projected_on < today:
        told = _("An expected day lies ahead; a past one is the day on which it was reached.")
        return refuse(Kind.INPUT, "projected_on", told)
    return ALLOWED


def _reaching_stands(said: Statement, today: date) -> Decision:
    if said.actual_on is not None and said.actual_on > today:
        return refuse(Kind.INPUT, "actual_on", _("This day is still to come; it may be the expected day."))
    if said.percent != 100:
        return refuse(Kind.INPUT, "percent", _("A milestone that was reached stands at 100 %."))
    if not said.evidence.strip():
        return refuse(Kind.INPUT, "evidence", _("Name the paper that proves it: number and date."))
    if said.projected_on is not None:
        return refuse(Kind.INPUT, "projected_on", _("What was reached is not expected any more."))
    return ALLOWED


def is_planned(planned: bool) -> Decision:
    """A milestone that the plan in force no longer holds is a record."""
    if planned:
        return ALLOWED
    return refuse(Kind.STATE, "dropped", _("The plan in force no longer holds this milestone."))


def predecessors_are_reached(waiting_for: Sequence[str], said: Statement) -> Decision:
    if said.actual_on is None or not waiting_for:
        return ALLOWED
    told = _("It waits for %(names)s, which is not reached yet.")
    return refuse(Kind.STATE, "waits", told % {"names": "; ".join(waiting_for)})
