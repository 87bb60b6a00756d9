"""Ad-hoc requests: the list, and one with what each unit answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q
from django.urls import reverse

from common import clock
from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from directives.readings.evidence import FileLine
from organizations.models import Unit, UnitQuerySet
from organizations.permissions import Permission, plan_ids
from reporting.models import AdHocRequest, Report
from reporting.models.ad_hoc import AdHocRequestQuerySet
from reporting.models.definition import definition_of
from reporting.models.standing import Mark
from reporting.policies.report_files import may_attach_to_request
from reporting.policies.requests import may_ask
from reporting.policies.urging import may_urge_for
from reporting.readings.figures_told import told
from reporting.readings.heatmap import words_of
from reporting.readings.missing import marked_units
from reporting.readings.report_files import files_of_request
from reporting.readings.report_form import shown
from reporting.readings.sums import sums_of
from reporting.sources.senders import columns_from

KEYS = {"on_time": "done", "late": "late", "incomplete": "soon", "missing": "over", "not_due": "track"}


@dataclass(frozen=True)
class RequestRow:
    id: int
    code: str
    title: str
    kind_label: str
    due_at: datetime
    asked: int
    complete: int
    is_over: bool
    url: str


@dataclass(frozen=True)
class AnswerLine:
    name: str
    mark: Mark
    key: str
    words: str
    values: tuple[str, ...]
    text: str
    url: str


@dataclass(frozen=True)
class RequestPage:
    request: AdHocRequest
    heads: tuple[str, ...]
    lines: tuple[AnswerLine, ...]
    totals: tuple[str, ...]
    complete: int
    missing_url: str
    may_urge: Decision
    files: tuple[FileLine, ...]
    may_attach: Decision
    on: date


def known_requests(viewer: Actor, on: date) -> AdHocRequestQuerySet:
    """With how many units were asked, and how many had answered completely by now."""
    whole = Q(form__reports__first_complete_at__isnull=False, form__reports__known_on__lte=on)
    return (
        AdHocRequest.objects.visible_to(viewer)
        .filter(known_on__lte=on)
        .annotate(
            asked=Count("form__assignments", distinct=True),
            complete=Count("form__reports", filter=whole, distinct=True),
        )
    )


def request_row(request: AdHocRequest, on: date) -> RequestRow:
    return RequestRow(
        id=request.pk,
        code=request.code,
        title=request.title,
        kind_label=str(AdHocRequest.Kind(request.kind).label),
        due_at=request.due_at,
        asked=getattr(request, "asked", 0),
        complete=getattr(request, "complete", 0),
        is_over=request.due_at < clock.now(),
        url=with_day(reverse("reporting:request", args=[request.pk]), on),
    )


def request_page(request: AdHocRequest, *, viewer: Actor, on: date) -> RequestPage:
    """At most ten statements."""
    known = definition_of(request.form)
    (column,) = columns_from(known, [request.period], on)
    units, marks = marked_units(request.form, column, viewer=viewer, on=on)
    rows = Report.objects.visible_to(viewer).known(on).filter(form=request.form, period=request.period)
    reports = {row.unit_id: row for row in rows.filter(first_sent_at__isnull=False)}
    sums = sums_of(request.owner_id, [f.indicator.pk for f in known.fields], [request.period_id], on=on)
    lines = []
    for unit in units:
        mark, report = marks[unit.pk], reports.get(unit.pk)
        values = report.values_sent if report is not None else {}
        words = report.narrative.get("results", "") if report is not None else ""
        lines.append(
            AnswerLine(
                name=unit.short_name,
                mark=mark,
                key=KEYS.get(mark.standing.value, "none"),
                words=words_of(mark),
                values=tuple(shown(values.get(field.code)) or "–" for field in known.fields),
                text=words,
                url=reverse("reporting:report", args=[request.form.code, request.period.code, unit.code]),
            )
        )
    return RequestPage(
        request=request,
        heads=tuple(field.wording(column.data_to).name for field in known.fields),
        lines=tuple(lines),
        totals=tuple(told(f.indicator, sums.get((f.indicator.pk, request.period_id))) for f in known.fields),
        complete=sum(line.mark.is_complete for line in lines),
        missing_url=reverse("reporting:missing", args=[request.form.code, request.period.code]),
        may_urge=may_urge_for(viewer, request.form),
        files=files_of_request(request, viewer=viewer, on=on),
        may_attach=may_attach_to_request(viewer, request),
        on=on,
    )


def home_of(viewer: Actor) -> int | None:
    """The plan for which the reader keeps the reporting, else the one he sees."""
    kept = plan_ids(viewer, Permission.KEEP_REPORTING) or plan_ids(viewer, Permission.VIEW_PLAN)
    return next(iter(sorted(kept)), None)


def may_ask_somebody(viewer: Actor) -> Decision:
    return may_ask(viewer, home_of(viewer))


def units_to_ask(viewer: Actor, on: date) -> UnitQuerySet:
    """Wards first, then the other bodies of the plan in force."""
    units = Unit.objects.visible_to(viewer).filter(home=home_of(viewer)).in_force(on)
    kinds = (Unit.Level.WARD, Unit.Level.DEPARTMENT)
    return units.filter(level__in=kinds).order_by(F("level").desc(), "position", "name_order")
