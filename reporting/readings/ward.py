"""A unit's own page: what is due, what came back and why, its twelve months, answers to its proposals, its work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import clock
from common.actors import Actor
from common.days import day_text, with_day
from common.decisions import Decision
from common.figures import Figure
from directives.models import Assignment, Directive
from directives.readings.assignments import assignment_row
from directives.readings.rows import Status
from directives.readings.statuses import soon_until
from organizations.models import Unit
from reporting.models import COUNTED, PeriodKind, Proposal, Report, ReportForm, ReportVersion
from reporting.models.definition import Definition, Place, definition_of
from reporting.models.standing import Tally
from reporting.policies.proposals import may_raise
from reporting.readings.heatmap import MONTHS, Cell, cell_of, timeliness
from reporting.readings.ranking import OwnPlace, own_place
from reporting.readings.report_form import Feedback, badge_of
from reporting.sources.completeness import marks_of
from reporting.sources.period_words import name_of
from reporting.sources.senders import Senders, columns_of

SOON = timedelta(days=3)
WORK_SHOWN, PROPOSALS_SHOWN, CARDS = 5, 5, 6
SILENT = timedelta(days=400)  # reports older than this are asked for no more


@dataclass(frozen=True)
class Card:
    """Something to do, the most pressing first."""

    key: str
    icon: str
    when: str
    title: str
    note: str
    percent: int
    url: str
    verb: str
    due: datetime
    came_back: bool


@dataclass(frozen=True)
class WorkLine:
    key: str
    badge: str
    title: str
    url: str


@dataclass(frozen=True)
class ProposalLine:
    id: int
    text: str
    to_name: str
    due_on: date
    is_late: bool
    answer: str
    answered_on: date | None
    is_new: bool  # answered and not read yet


@dataclass(frozen=True)
class Month:
    cell: Cell
    short: str


@dataclass(frozen=True)
class WardPage:
    unit: Unit
    cards: tuple[Card, ...]
    open_reports: int
    work: tuple[WorkLine, ...]
    work_count: int
    months: tuple[Month, ...]
    months_form: str
    months_figure: Figure | None  # in time, of the unit alone
    tally: Tally
    place: OwnPlace | None
    feedback: Feedback | None
    feedback_title: str
    feedback_url: str
    proposals: tuple[ProposalLine, ...]
    last_by_program: tuple[str, datetime] | None
    first: Place | None  # the report to be written first
    may_propose: Decision
    on: date


def ward_page(unit: Unit, *, viewer: Actor, on: date) -> WardPage:
    """At most twelve statements."""
    forms = [definition_of(form) for form in forms_of(unit, viewer, on)]
    places = [place for known in forms for place in _open_places(known, unit, on)]
    reports = {(row.form_id, row.period_id): row for row in _reports(unit, viewer, places)}
    cards = sorted(
        (card for place in places if (card := _card(place, reports.get(_key(place)), on))),
        key=lambda card: (not card.came_back, card.due),
    )
    work, count = _work(unit, viewer, on)
    monthly = next((known for known in forms if known.form.period_kind == PeriodKind.MONTH), None)
    months, tally = _months(monthly, unit, on)
    feedback = _feedback(unit, viewer, on)
    return WardPage(
        unit=unit,
        cards=tuple(cards[:CARDS]),
        open_reports=len(cards),
        work=work,
        work_count=count,
        months=months,
        months_form=monthly.form.name_vi if monthly else "",
        months_figure=timeliness(monthly.form, tally, on, unit=unit.code) if monthly else None,
        tally=tally,
        place=own_place(monthly.form, unit.pk, on=on) if monthly else None,
        feedback=feedback[0] if feedback else None,
        feedback_title=feedback[1] if feedback else "",
        feedback_url=feedback[2] if feedback else "",
        proposals=_proposals(unit, viewer, on),
        last_by_program=_last_by_program(unit, viewer, on),
        first=_first(places, reports),
        may_propose=may_raise(viewer, unit),
        on=on,
    )


def forms_of(unit: Unit, viewer: Actor, on: date) -> list[ReportForm]:
    """Forms of the unit's plan in force lately, regular ones first."""
    rows = (
        ReportForm.objects.visible_to(viewer).filter(owner=unit.home_id, valid_from__lte=on).order_by("code")
    )
    living = [form for form in rows if form.valid_to is None or form.valid_to >= on - SILENT]
    return sorted(living, key=lambda form: form.period_kind == PeriodKind.AD_HOC)


def _key(place: Place) -> tuple[int, int]:
    return (place.form.pk, place.period.pk)


def _open_places(known: Definition, unit: Unit, on: date) -> list[Place]:
    """Reports that the unit may still have to send."""
    return [
        Place(known, period, unit)
        for period in known.periods.values()
        if period.opens_on <= on <= period.locks_on + SILENT
        and (not period.is_locked(on) or period.data_to >= on - SILENT)
        and known.expects(unit, period)
    ]


def _reports(unit: Unit, viewer: Actor, places: list[Place]) -> Iterable[Report]:
    periods = {place.period.pk for place in places}
    return Report.objects.visible_to(viewer).filter(unit=unit, period__in=periods).defer("content")


def _first(places: list[Place], reports: dict[tuple[int, int], Report]) -> Place | None:
    """The report whose form stands on the page: not sent, still open; what came back first, then regular ones."""
    today = clock.today()
    waiting = [
        place
        for place in places
        if not place.period.is_locked(today) and not _is_sent(reports.get(_key(place)))
    ]

    def pressing(place: Place) -> tuple[bool, bool, datetime]:
        report = reports.get(_key(place))
        returned = report is not None and report.state == Report.State.RETURNED
        return (not returned, place.period.kind == PeriodKind.AD_HOC, place.due_at)

    return min(waiting, key=pressing, default=None)


def _is_sent(report: Report | None) -> bool:
    return report is not None and report.state in COUNTED


def _card(place: Place, report: Report | None, on: date) -> Card | None:
    """None for what is sent, and for what was never sent and is closed."""
    if _is_sent(report):
        return None
    returned = report is not None and report.state == Report.State.RETURNED
    if place.period.is_locked(on) and not (report is not None and report.is_reopened):
        return None
    due, now = place.due_at, clock.now()
    key = "over" if now > due or returned else "soon" if due - now <= SOON else "track"
    required = [field for field in place.definition.fields if field.required]
    percent = report.filled_percent if report is not None else 0
    answered = round(len(required) * percent / 100)
    state = report.state if report is not None else Report.State.DRAFT
    note = badge_of(state, report.awaiting if report is not None else "", answered, len(required))[1]
    return Card(
        key=key,
        icon="alert-triangle" if key == "over" else "clock-hour-4",
        when=_when(due, now),
        title=f"{place.form.name_vi}, {name_of(place.period)}"
        if not place.period.label
        else place.period.label,
        note=note,
        percent=percent,
        url=reverse("reporting:report", args=[place.form.code, place.period.code, place.unit.code]),
        verb=_("Correct and send again")
        if returned
        else _("Go on writing")
        if report
        else _("Write the report"),
        due=due,
        came_back=returned,
    )


def _when(due: datetime, now: datetime) -> str:
    days = (due.date() - now.date()).days
    told = {"day": day_text(due.date(), now.date()), "days": abs(days)}
    if now > due:
        return (
            ngettext("Was due %(day)s · %(days)s day late", "Was due %(day)s · %(days)s days late", abs(days))
            % told
        )
    return ngettext("Due %(day)s · %(days)s day left", "Due %(day)s · %(days)s days left", days) % told


def _work(unit: Unit, viewer: Actor, on: date) -> tuple[tuple[WorkLine, ...], int]:
    """Work given to the unit that has not ended, by deadline: two statements, for any number of lines."""
    papers = Directive.objects.visible_to(viewer).issued(on).order_by().values("pk")
    rows = (
        Assignment.objects.leads()
        .filter(unit=unit, item__directive__in=papers)
        .known(on)
        .with_facts(on)
        .open_then()
    )
    found = list(rows.select_related("unit", "item__directive"))
    found.sort(key=lambda row: (row.due_then or date.max, row.pk))
    soon = soon_until(on)
    return tuple(_work_line(row, on, soon) for row in found[:WORK_SHOWN]), len(found)


def _work_line(assignment: Assignment, on: date, soon: date) -> WorkLine:
    row = assignment_row(assignment, on, soon)
    if row.status is Status.OVER:
        badge = ngettext("%(days)s day late", "%(days)s days late", row.days) % {"days": row.days}
    elif row.due_on is not None:
        badge = _("Due %(day)s") % {"day": day_text(row.due_on, on)}
    else:
        badge = str(row.state_label)
    url = with_day(reverse("directives:assignment-detail", args=[row.id]), on)
    return WorkLine(row.status.value, badge, assignment.item.gist or assignment.item.text, url)


def _months(known: Definition | None, unit: Unit, on: date) -> tuple[tuple[Month, ...], Tally]:
    if known is None:
        return (), Tally()
    senders, columns = Senders(known), columns_of(known.form, on=on, count=MONTHS)
    marks = marks_of([unit], columns, senders, on=on)
    months = tuple(
        Month(
            cell_of(marks.of(unit.pk, column), column, known.form.code, unit.code, on),
            column.short.split("/")[0],
        )
        for column in columns
    )
    return months, marks.tally(unit.pk)


def _feedback(unit: Unit, viewer: Actor, on: date) -> tuple[Feedback, str, str] | None:
    acts = (ReportVersion.Act.RETURNED, ReportVersion.Act.ACCEPTED, ReportVersion.Act.REOPENED)
    seen = Report.objects.visible_to(viewer).filter(unit=unit).order_by().values("pk")
    rows = ReportVersion.objects.filter(report__in=seen, act__in=acts, known_on__lte=on)
    rows = rows.exclude(reason="", act=ReportVersion.Act.ACCEPTED)
    said = rows.select_related("report__form", "report__period").order_by("-recorded_at", "-pk").first()
    if said is None:
        return None
    report = said.report
    url = with_day(reverse("reporting:report", args=[report.form.code, report.period.code, unit.code]), on)
    title = f"{report.form.name_vi}, {name_of(report.period)}"
    return Feedback(said.act, said.reason, said.by_label, said.recorded_at), title, url


def _proposals(unit: Unit, viewer: Actor, on: date) -> tuple[ProposalLine, ...]:
    rows = Proposal.objects.visible_to(viewer).filter(unit=unit).known(on).select_related("to_unit")
    return tuple(
        ProposalLine(
            id=row.pk,
            text=row.text,
            to_name=row.to_unit.short_name,
            due_on=row.due_on,
            is_late=row.is_overdue(on),
            answer="" if row.is_open(on) else row.answer,
            answered_on=None if row.is_open(on) else row.answered_on,
            is_new=not row.is_open(on) and row.seen_on is None,
        )
        for row in rows[:PROPOSALS_SHOWN]
    )


def _last_by_program(unit: Unit, viewer: Actor, on: date) -> tuple[str, datetime] | None:
    """The unit's last figures that came without anybody typing them."""
    seen = Report.objects.visible_to(viewer).filter(unit=unit).order_by().values("pk")
    rows = ReportVersion.objects.filter(report__in=seen, door__in=("api", "batch"), known_on__lte=on)
    last = rows.order_by("-recorded_at").values_list("by_label", "recorded_at").first()
    return last if last is None else (last[0], last[1])
