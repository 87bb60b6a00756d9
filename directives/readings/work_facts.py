"""Work of leads as plain facts of a day: one row per lead and cycle, for tables and their papers. One statement."""

from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from directives.models import Assignment, AssignmentQuerySet, Timeliness
from directives.readings import statuses
from directives.readings.assignments import unit_label
from directives.readings.rows import Status, UnitLabel
from organizations.models import Committee, Unit


@dataclass(frozen=True)
class WorkScope:
    """The plan of `owner`; `committee` and `unit` narrow it to their papers and to what lies under the unit."""

    owner_id: int
    committee: Committee | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class Paper:
    id: int
    number: str
    title: str
    issuer: str
    issued_on: date | None
    is_incoming: bool  # a superior's paper


@dataclass(frozen=True)
class WorkFact:
    """`given_on` is the day from which the portal knows the work; `done_on` the day on which the result now told was
    reported. `days` late for OVER and LATE."""

    id: int
    item_id: int
    item_no: int
    gist: str
    heading: str
    leader: str
    unit: UnitLabel
    paper: Paper
    given_on: date
    first_due_on: date | None
    due_on: date | None
    done_on: date | None
    extensions: int
    timeliness: Timeliness
    status: Status
    days: int

    @property
    def is_done(self) -> bool:
        """Accepted."""
        return self.status in statuses.DONE


def work_given(
    scope: WorkScope, *, viewer: Actor, on: date, first: date | None = None, last: date | None = None
) -> tuple[WorkFact, ...]:
    """Given from `first` to `last`, as known on the day; what a unit handed over counts for its heir."""
    leads = Assignment.objects.visible_to(viewer).leads().known(min(on, last) if last else on)
    leads = leads.filter(item__directive__owner=scope.owner_id)
    if first is not None:
        leads = leads.filter(known_on__gte=first)
    if scope.committee is not None:
        leads = leads.filter(item__directive__committee=scope.committee)
    if scope.unit is not None:
        leads = leads.within(scope.unit)
    return facts_of(leads, on=on)


def facts_of(leads: AssignmentQuerySet, *, on: date) -> tuple[WorkFact, ...]:
    soon = statuses.soon_until(on)
    known = (
        leads.with_facts(on)
        .exclude(state_then=Assignment.State.HANDED_OVER)
        .select_related("unit", "item__directive", "item__directing_post")
        .order_by("item__directive__issued_on", "item__directive", "item__no", "unit__position", "pk")
    )
    return tuple(_fact(each, on, soon) for each in known)


def _fact(work: Assignment, on: date, soon: date) -> WorkFact:
    item, paper = work.item, work.item.directive
    timeliness = Assignment.timeliness_of(
        work.state_then,
        is_standing=item.is_standing,
        first_due=work.first_due,
        due=work.due_then,
        done=work.done_then,
        on=on,
        soon_until=soon,
    )
    status = statuses.of_assignment(work.state_then, timeliness)
    told = (*Assignment.AWAITING, Assignment.State.ACCEPTED)
    return WorkFact(
        id=work.pk,
        item_id=item.pk,
        item_no=item.no,
        gist=item.gist or item.text,
        heading=item.heading,
        leader=item.directing_post.title if item.directing_post else "",
        unit=unit_label(work.unit),
        paper=Paper(
            paper.pk, paper.number, paper.title, paper.issuer_name, paper.issued_on, paper.is_incoming
        ),
        given_on=work.known_on,
        first_due_on=work.first_due,
        due_on=work.due_then,
        done_on=work.done_then if work.state_then in told else None,
        extensions=work.extensions_then,
        timeliness=timeliness,
        status=status,
        days=statuses.days_of(status, on=on, due=work.due_then, done=work.done_then),
    )
