"""Open work of units that ended, what was handed over of it, and the minutes of a hand-over."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from common import clock
from common.actors import Actor
from common.days import day_text
from common.formats import dmy
from directives.models import Assignment, Handover, HandoverLine, works_known
from directives.policies.handovers import may_begin
from directives.readings.assignments import assignment_row
from directives.readings.due_words import shown_status
from directives.readings.rows import AssignmentRow
from directives.readings.statuses import soon_until
from directives.readings.takers import units_of_plan
from directives.readings.timelines import who_recorded
from organizations.models import Unit, UnitSuccession


@dataclass(frozen=True)
class ClosedUnit:
    """A unit that ended with work still open; `heir` is who follows it by default."""

    name: str
    ended_on: date
    open_work: int
    heir: str
    url: str


@dataclass(frozen=True)
class Recorded:
    number: str
    minutes_on: date
    from_name: str
    to_name: str
    count: int
    url: str


@dataclass(frozen=True)
class Waiting:
    units: tuple[ClosedUnit, ...]
    recorded: tuple[Recorded, ...]


@dataclass(frozen=True)
class OpenLine:
    """One open assignment of the unit, as a choice of the form."""

    id: int
    row: AssignmentRow
    key: str
    item: str
    paper: str
    due: str
    url: str


@dataclass(frozen=True)
class MinutesLine:
    no: int
    item: str
    paper: str
    role: str
    first_due: str
    due: str
    former_url: str
    heir_url: str
    is_joined: bool  # into the part that the taking unit had already


@dataclass(frozen=True)
class MinutesPage:
    id: int
    number: str
    minutes_on: str
    recorded_on: str
    from_name: str
    to_name: str
    ended_on: str
    handed_by: str
    received_by: str
    note: str
    who: str
    scan_url: str
    lines: tuple[MinutesLine, ...]


def waiting_work(*, viewer: Actor) -> Waiting:
    """Four statements, whatever the number of units."""
    closed = Unit.objects.visible_to(viewer).filter(
        valid_to__lt=clock.today(), home__in=list(viewer.home_ids)
    )
    visible = Assignment.objects.visible_to(viewer).open().filter(unit__in=closed.order_by().values("pk"))
    counted = dict(visible.order_by().values_list("unit").annotate(n=Count("pk")))
    heirs = dict(
        UnitSuccession.objects.filter(predecessor__in=list(counted), is_default_heir=True).values_list(
            "predecessor", "successor__name"
        )
    )
    units = closed.filter(pk__in=list(counted)).sorted()
    return Waiting(
        tuple(
            ClosedUnit(
                unit.name,
                unit.valid_to or clock.today(),
                counted[unit.pk],
                heirs.get(unit.pk, ""),
                reverse("handovers:unit", args=[unit.pk]) if may_begin(viewer, unit) else "",
            )
            for unit in units
        ),
        tuple(_recorded(row) for row in _known(viewer)),
    )


def open_lines(unit: Unit, *, viewer: Actor) -> tuple[OpenLine, ...]:
    on = clock.today()
    soon = soon_until(on)
    rows = works_known(on).visible_to(viewer).filter(unit=unit).open()
    related = rows.select_related("unit", "item__directive").order_by(
        "item__directive__issued_on", "item__no"
    )
    return tuple(_line(row, on, soon) for row in related)


def offered(unit: Unit) -> list[Unit]:
    """Who may take the work: the units that follow this one first, then the others of the plan."""
    following = list(
        UnitSuccession.objects.filter(predecessor=unit)
        .order_by("-is_default_heir", "pk")
        .values_list("successor", flat=True)
    )
    found = units_of_plan(unit.home_id) if unit.home_id else []
    rank = {pk: number for number, pk in enumerate(following)}
    return sorted(found, key=lambda each: rank.get(each.pk, len(rank)))


def heir_code(unit: Unit) -> str:
    """Who follows the unit by default; empty where nobody was named, so that the form proposes nobody."""
    named = UnitSuccession.objects.filter(predecessor=unit, is_default_heir=True)
    return named.values_list("successor__code", flat=True).first() or ""


def minutes_page(pk: int, *, viewer: Actor) -> MinutesPage | None:
    """None when the viewer sees no such hand-over. Lines of papers that he may not see are left out."""
    paper = handover_known(pk, viewer=viewer)
    if paper is None:
        return None
    ended = paper.from_unit.valid_to
    return MinutesPage(
        id=paper.pk,
        number=paper.minutes_number,
        minutes_on=dmy(paper.minutes_on),
        recorded_on=dmy(paper.known_on),
        from_name=paper.from_unit.name,
        to_name=paper.to_unit.name,
        ended_on=dmy(ended) if ended else "",
        handed_by=paper.handed_by,
        received_by=paper.received_by,
        note=paper.note,
        who=who_recorded(paper),
        scan_url=reverse("handovers:scan", args=[paper.pk]) if paper.minutes_file_id else "",
        lines=minutes_lines(paper, viewer=viewer),
    )


def minutes_lines(paper: Handover, *, viewer: Actor) -> tuple[MinutesLine, ...]:
    lines = HandoverLine.objects.filter(
        handover=paper, assignment__in=Assignment.objects.visible_to(viewer)
    ).select_related("assignment__item__directive", "heir")
    told = lines.prefetch_related("assignment__extensions").order_by("assignment__item__directive", "pk")
    return tuple(_told(no, line, paper) for no, line in enumerate(told, start=1))


def handover_known(pk: int, *, viewer: Actor) -> Handover | None:
    return _known(viewer).filter(pk=pk).first()


def scan_of(pk: int, *, viewer: Actor) -> Handover | None:
    return _known(viewer).filter(pk=pk, minutes_file__isnull=False).select_related("minutes_file").first()


def _known(viewer: Actor) -> QuerySet[Handover]:
    """Of the viewer's plan; counted in the same statement."""
    found = Handover.objects.visible_to(viewer).filter(from_unit__home__in=list(viewer.home_ids))
    return found.select_related("from_unit", "to_unit").annotate(count=Count("lines"))


def _recorded(row: Any) -> Recorded:
    return Recorded(
        row.minutes_number,
        row.minutes_on,
        row.from_unit.name,
        row.to_unit.name,
        row.count,
        reverse("handovers:minutes", args=[row.pk]),
    )


def _line(row: Assignment, on: date, soon: date) -> OpenLine:
    told = assignment_row(row, on, soon)
    return OpenLine(
        id=row.pk,
        row=told,
        key=shown_status(told),
        item=f"{row.item.no}. {row.item.gist or row.item.text}",
        paper=row.item.directive.number,
        due=day_text(told.due_on, on) if told.due_on else "–",
        url=reverse("directives:assignment-detail", args=[row.pk]),
    )


def _told(no: int, line: HandoverLine, paper: Handover) -> MinutesLine:
    work, on = line.assignment, paper.known_on
    first, due = work.first_due_on(on), work.due_on(on)
    return MinutesLine(
        no=no,
        item=f"{work.item.no}. {work.item.gist or work.item.text}",
        paper=work.item.directive.number,
        role=work.get_role_display(),
        first_due=dmy(first) if first else "–",
        due=dmy(due) if due else "–",
        former_url=reverse("directives:assignment-detail", args=[work.pk]),
        heir_url=reverse("directives:assignment-detail", args=[line.heir_id]),
        is_joined=line.heir.succeeds_id != work.pk,
    )
