"""What the office looks at: reports that wait for it, and one report beside what was sent before and the last period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.formats import moment, number, percent
from reporting.models import NARRATIVE, Report, ReportVersion
from reporting.models.definition import Field, Place, definition_of
from reporting.models.report import ReportQuerySet
from reporting.models.standing import Mark, Standing
from reporting.models.template_words import HEADINGS
from reporting.parsing.doubts import jump
from reporting.parsing.doubts import percent as rate
from reporting.policies.reports import Situation, permissions, situation
from reporting.readings.reports import Move, as_known, mark_on, moves_of
from reporting.sources.period_words import name_of

Act = ReportVersion.Act
Text = str | Promise
NOTHING_OCCURRED, NOT_APPLICABLE = gettext_lazy("nothing occurred"), gettext_lazy("not applicable")
KEYS = {Standing.ON_TIME: "done", Standing.LATE: "late", Standing.INCOMPLETE: "soon"}


@dataclass(frozen=True)
class ReviewLine:
    pk: int
    url: str
    unit: str
    form: str
    period: str
    sent_at: datetime | None
    key: str
    mark: str
    percent: int
    again: bool  # it was sent back before


def waiting(viewer: Actor) -> ReportQuerySet:
    """Reports for the office to judge, the longest waiting first."""
    rows = (
        Report.objects.visible_to(viewer).waiting().select_related("form", "period__previous", "unit__home")
    )
    return rows.order_by("sent_at", "pk")


def review_lines(reports: Sequence[Report]) -> tuple[ReviewLine, ...]:
    """No statement where the forms are known."""
    return tuple(review_line(report) for report in reports)


def review_line(report: Report) -> ReviewLine:
    at = Situation(place_of(report), report, clock.today())
    mark = mark_on(at)
    return ReviewLine(
        pk=report.pk,
        url=reverse("reporting:review-report", args=[report.pk]),
        unit=report.unit.name,
        form=report.form.name_vi,
        period=name_of(report.period),
        sent_at=report.sent_at,
        key=KEYS.get(mark.standing, "track"),
        mark=mark_text(mark),
        percent=report.filled_percent,
        again=bool(report.reason),
    )


def place_of(report: Report) -> Place:
    definition = definition_of(report.form)
    return Place(definition, definition.periods.get(report.period.code, report.period), report.unit)


def mark_text(mark: Mark) -> str:
    if mark.standing is Standing.LATE:
        return _("%(days)s days late") % {"days": mark.days}
    if mark.standing is Standing.INCOMPLETE:
        return _("%(percent)s%% of the fields") % {"percent": mark.percent}
    return str(mark.standing.label)


@dataclass(frozen=True)
class ValueLine:
    """`earlier` is what the unit had sent before, where this is another sending; empty texts where nothing was said."""

    code: str
    name: str
    unit: str
    counted: str
    now: str
    earlier: str
    last: str
    note: str
    doubt: Text
    changed: bool


@dataclass(frozen=True)
class ProseLine:
    label: Text
    now: str
    earlier: str
    changed: bool


@dataclass(frozen=True)
class ReviewPage:
    pk: int
    place: Place
    period: str
    last_period: str
    state: str
    version: int
    sent_at: datetime | None
    key: str
    mark: str
    percent: int
    has_earlier: bool
    values: tuple[ValueLine, ...]
    prose: tuple[ProseLine, ...]
    moves: tuple[dict[str, str], ...]
    changes: int
    permissions: Mapping[str, Decision] = field(compare=False)


def review_page(report: Report, *, viewer: Actor, on: date) -> ReviewPage:
    """Four statements."""
    at = situation(place_of(report), report, clock.today())
    told = Situation(at.place, as_known(report, on), on, at.is_excepted)
    earlier = sent_before(report, on)
    last = report_of_last_period(report, viewer)
    now = told.found
    values = tuple(
        value_line(field, at.place, now.values_sent, earlier, last) for field in at.place.definition.fields
    )
    prose = tuple(prose_line(name, now.narrative, earlier) for name in NARRATIVE)
    mark = mark_on(told)
    return ReviewPage(
        pk=report.pk,
        place=at.place,
        period=name_of(at.place.period),
        last_period=name_of(at.place.period.previous) if at.place.period.previous else "",
        state=told.shown_state,
        version=now.version,
        sent_at=now.sent_at,
        key=KEYS.get(mark.standing, "track"),
        mark=mark_text(mark),
        percent=now.filled_percent,
        has_earlier=earlier is not None,
        values=values,
        prose=tuple(line for line in prose if line.now or line.earlier),
        moves=tuple(told_move(move) for move in reversed(moves_of(report, on=on))),
        changes=sum(line.changed for line in values) + sum(line.changed for line in prose),
        permissions=permissions(viewer, at),
    )


def sent_before(report: Report, on: date) -> Mapping[str, Any] | None:
    """The content of the sending before the last one; None where it was sent once."""
    known = list(ReportVersion.objects.filter(report=report, known_on__lte=on).order_by("number"))
    contents = {version.number: version.content for version in known if version.content is not None}
    sendings = [version.content_number for version in known if version.act == Act.SUBMITTED]
    return contents.get(sendings[-2]) if len(sendings) > 1 else None


def report_of_last_period(report: Report, viewer: Actor) -> Mapping[str, Any]:
    if report.period.previous_id is None:
        return {}
    same = Report.objects.visible_to(viewer).filter(form=report.form_id, unit=report.unit_id)
    found = same.filter(period=report.period.previous_id).first()
    return found.values_sent if found is not None else {}


def value_line(
    of: Field, at: Place, now: Mapping[str, Any], earlier: Mapping[str, Any] | None, last: Mapping[str, Any]
) -> ValueLine:
    wording, shape = of.wording(at.period.data_to), now.get(of.code)
    before = earlier["values"].get(of.code) if earlier is not None else None
    doubt = jump(of, shape, last.get(of.code), at.period.data_to) if shape else None
    return ValueLine(
        code=of.code,
        name=wording.name,
        unit=wording.unit,
        counted=" / ".join(words for words in (wording.numerator, wording.denominator) if words),
        now=shown(shape),
        earlier=shown(before),
        last=shown(last.get(of.code)),
        note=(shape or {}).get("note", ""),
        doubt=doubt.message if doubt is not None else "",
        changed=earlier is not None and shape != before,
    )


def prose_line(name: str, now: Mapping[str, str], earlier: Mapping[str, Any] | None) -> ProseLine:
    words = now.get(name, "")
    before = earlier["narrative"].get(name, "") if earlier is not None else ""
    return ProseLine(HEADINGS[name], words, before, earlier is not None and words != before)


def shown(shape: Mapping[str, Any] | None) -> str:
    """812/1.003 (81%), 37, nothing occurred."""
    if shape is None:
        return ""
    if shape.get("nil"):
        return str(NOTHING_OCCURRED)
    if shape.get("not_applicable"):
        return str(NOT_APPLICABLE)
    if "numerator" in shape:
        parts = f"{number(shape['numerator'])}/{number(shape['denominator'])}"
        return f"{parts} ({percent(round(rate(dict(shape)), 1))})"
    value = shape["value"]
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return number(value)


def told_move(move: Move) -> dict[str, str]:
    who = f"{move.by} ({move.on_behalf_of})" if move.on_behalf_of else move.by
    return {
        "when": moment(move.at),
        "title": move.act_label,
        "who": who,
        "text": move.reason,
        "state": "done",
    }
