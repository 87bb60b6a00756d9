"""Reports as lines of a list, as known on a day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.urls import reverse

from common import clock
from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from organizations.models import Unit, UnitQuerySet
from organizations.permissions import Permission, plan_ids
from organizations.policies import may
from reporting.models import COUNTED, FACTS, Period, Report, ReportForm
from reporting.models.definition import Place, definition_of
from reporting.models.report import ReportQuerySet
from reporting.models.standing import Sent, mark_of
from reporting.readings.heatmap import words_of
from reporting.readings.report_form import badge_of
from reporting.sources.completeness import moment_of
from reporting.sources.period_words import name_of

PERIODS = 36


@dataclass(frozen=True)
class ReportLine:
    unit_code: str
    unit_name: str
    form_name: str
    period_name: str
    key: str
    state: str
    timeliness: str
    is_late: bool
    percent: int
    sent_at: datetime | None
    url: str


@dataclass(frozen=True)
class Choices:
    forms: tuple[tuple[str, str], ...]
    periods: tuple[tuple[str, str], ...]
    viewer: Actor
    may_keep: Decision

    def units(self, words: str) -> UnitQuerySet:
        return Unit.objects.visible_to(self.viewer).matching(words)


def choices_for(*, viewer: Actor, on: date) -> Choices:
    """Two statements."""
    forms = ReportForm.objects.visible_to(viewer).filter(valid_from__lte=on).order_by("code")
    periods = Period.objects.visible_to(viewer).filter(opens_on__lte=on).order_by("-data_to", "-pk")[:PERIODS]
    home = next(iter(sorted(plan_ids(viewer, Permission.VIEW_PLAN))), None)
    return Choices(
        tuple(forms.values_list("code", "name_vi")),
        tuple({period.code: name_of(period) for period in periods}.items()),
        viewer,
        may(viewer, Permission.KEEP_REPORTING, home_id=home),
    )


def known_reports(viewer: Actor, on: date) -> ReportQuerySet:
    """With the facts of the day as ``…_then``; of today they are the row's own."""
    rows = Report.objects.visible_to(viewer).known(on).defer("content")
    rows = rows.select_related("form__regime", "form__owner", "form__keeper", "period", "unit")
    if on < clock.today():
        return rows.with_version(on)
    return rows.annotate(**{f"{name}_then": F(name) for name in FACTS})


def report_lines(rows: list[Report], *, on: date) -> tuple[ReportLine, ...]:
    """No statement but what a form's definition costs the first time."""
    return tuple(_line(row, on) for row in rows)


def _line(row: Report, on: date) -> ReportLine:
    then = {name: getattr(row, f"{name}_then") for name in FACTS}
    place = Place(definition_of(row.form), row.period, row.unit)
    required = sum(field.required for field in place.definition.fields)
    sent = Sent(then["first_complete_at"], then["filled_percent"]) if then["first_sent_at"] else Sent()
    mark = mark_of(sent, due=place.due_at, now=moment_of(on))
    locked = then["state"] in COUNTED and row.period.is_locked(on)
    state, answered = "locked" if locked else then["state"], round(required * then["filled_percent"] / 100)
    key, words = badge_of(state, then["awaiting"], answered, required)
    return ReportLine(
        unit_code=row.unit.code,
        unit_name=row.unit.short_name,
        form_name=row.form.name_vi,
        period_name=name_of(row.period),
        key=key,
        state=words,
        timeliness=words_of(mark),
        is_late=mark.standing in ("late", "missing"),
        percent=then["filled_percent"],
        sent_at=row.sent_at if on >= clock.today() else then["first_sent_at"],
        url=with_day(reverse("reporting:report", args=[row.form.code, row.period.code, row.unit.code]), on),
    )
