"""One report as a form: what was said last period beside each field, what stands or was typed in it, what is wrong or doubtful.

Known without typing: stocks that rarely change (``over_time`` last) are filled in from the last period until something is
stored, and say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock, formats
from common.actors import Actor
from common.decisions import Decision
from directives.readings.evidence import FileLine
from reporting.models import NARRATIVE, Indicator, Report, ReportVersion
from reporting.models.definition import END_OF_DAY, Field, Place
from reporting.models.sent import Said, Shape
from reporting.models.standing import Mark, Sent, mark_of
from reporting.parsing.doubts import jump
from reporting.parsing.typed import NO, YES, name_of, posted_of
from reporting.policies.reports import Situation, permissions, situation
from reporting.readings.attempts import Kept
from reporting.readings.past_sums import contents_then
from reporting.readings.report_files import files_of_report
from reporting.sources.period_words import name_of as period_name

NARRATIVE_LABELS: dict[str, str | Promise] = {
    "results": gettext_lazy("Results"),
    "difficulties": gettext_lazy("Difficulties, causes"),
    "next": gettext_lazy("Next steps"),
    "proposals": gettext_lazy("Proposals"),
}
Posted = Mapping[str, str]
NOTHING: dict[str, Any] = {"values": {}, "narrative": {}}


@dataclass(frozen=True)
class Part:
    """One box of a field."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class Row:
    code: str
    kind: str
    label: str
    unit: str
    hint: str
    parts: tuple[Part, ...]
    answer_name: str
    answer: str  # "", "nil", "not_applicable", "yes", "no"
    note_name: str
    note: str
    last: str
    shown: str  # what stands, where nothing can be written
    stored: str  # what another has stored in the meantime
    is_proposed: bool
    is_required: bool
    is_answered: bool
    errors: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def can_be_nil(self) -> bool:
        return self.kind not in (Indicator.Kind.YES_NO, Indicator.Kind.SCORE)


@dataclass(frozen=True)
class Prose:
    name: str
    label: str | Promise
    text: str
    last: str
    errors: tuple[str, ...]


@dataclass(frozen=True)
class Feedback:
    """What the office last said of the report."""

    act: str
    text: str
    who: str
    at: datetime


@dataclass(frozen=True)
class ReportPage:
    place: Place
    period_name: str
    last_name: str
    state: str
    awaiting: str
    mark: Mark
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    prose: tuple[Prose, ...]
    answered: int
    asked: int
    version: int
    saved_at: datetime | None
    written_by: str
    feedback: Feedback | None
    files: tuple[FileLine, ...]
    may: Mapping[str, Decision]
    is_conflict: bool
    on: date

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for _group, rows in self.groups for row in rows)

    @property
    def doubts(self) -> int:
        return sum(bool(row.warnings) for row in self.rows)

    @property
    def is_written(self) -> bool:
        return bool(self.may["may_edit"])

    @property
    def due_text(self) -> str:
        """The day, with the hour where one is named."""
        due = self.place.due_at
        return formats.dmy(due) if due.time() == END_OF_DAY else formats.moment(due)

    @property
    def badge(self) -> tuple[str, str]:
        """Status key and words of the report as it stands."""
        return badge_of(self.state, self.awaiting, self.answered, self.asked)


def badge_of(state: str, awaiting: str, answered: int, asked: int) -> tuple[str, str]:
    if awaiting:
        return "wait", _("Before the unit's leader")
    told = {"answered": answered, "asked": asked}
    return {
        "draft": ("track", _("Being written %(answered)s/%(asked)s") % told),
        "submitted": ("wait", _("Sent, not accepted yet")),
        "returned": ("over", _("Sent back")),
        "accepted": ("done", _("Accepted")),
        "locked": ("done", _("Closed")),
    }[state]


@dataclass(frozen=True)
class Trouble:
    """What a door was told about what was typed."""

    said: tuple[Said, ...] = ()
    is_conflict: bool = False

    def of(self, at: str) -> tuple[str, ...]:
        return tuple(
            str(each.message) for each in self.said if each.field == at or each.field.startswith(f"{at}.")
        )


@dataclass(frozen=True)
class _Sight:
    """What the rows of one page are made from."""

    place: Place
    stored: Mapping[str, Shape]
    last: Mapping[str, Shape]
    posted: Posted | None
    trouble: Trouble = field(default_factory=Trouble)
    proposes: bool = False


def report_page(
    place: Place, *, viewer: Actor, on: date, posted: Posted | None = None, trouble: Trouble | None = None
) -> ReportPage:
    """At most six statements. `posted` is what was typed and could not be stored."""
    reports = reports_of(place, viewer)
    report, before = reports.get(place.period.pk), reports.get(place.period.previous_id or 0)
    content, last = _content(report, on), _content(before, on)
    at = situation(place, report, clock.today())
    may = permissions(viewer, at)
    told = trouble or Trouble()
    fresh = report is None and bool(may["may_edit"])
    sight = _Sight(place, content["values"], last["values"], posted, told, proposes=fresh)
    groups = tuple((label, tuple(rows)) for label, rows in _grouped(sight))
    required = [row for _group, rows in groups for row in rows if row.is_required]
    return ReportPage(
        place=place,
        period_name=period_name(place.period),
        last_name=period_name(place.period.previous) if place.period.previous else "",
        state=at.shown_state,
        awaiting=report.awaiting if report is not None else "",
        mark=mark_now(at, on),
        groups=groups,
        prose=tuple(_prose(name, content, last, sight) for name in NARRATIVE),
        answered=sum(row.is_answered for row in required),
        asked=len(required),
        version=report.version if report is not None else 0,
        saved_at=report.written_at if report is not None else None,
        written_by=report.written_by if report is not None else "",
        feedback=_feedback(report, on),
        files=files_of_report(report, codes_of(place), viewer=viewer, on=on) if report is not None else (),
        may=may,
        is_conflict=told.is_conflict,
        on=on,
    )


def codes_of(place: Place) -> tuple[str, str, str]:
    return place.form.code, place.period.code, place.unit.code


def typed_again(place: Place, viewer: Actor, kept: Kept) -> Posted:
    """What was sent and refused, as if it had just been typed into the form."""
    stored = _content(reports_of(place, viewer).get(place.period.pk), clock.today())
    return posted_of(place.definition, kept.body, stored)


def reports_of(place: Place, viewer: Actor) -> dict[int, Report]:
    """The unit's report and that of the period before, as far as the reader sees them."""
    wanted = [key for key in (place.period.pk, place.period.previous_id) if key is not None]
    rows = Report.objects.visible_to(viewer).filter(form=place.form, unit=place.unit, period__in=wanted)
    return {row.period_id: row for row in rows}


def _content(report: Report | None, on: date) -> Mapping[str, Any]:
    if report is None:
        return NOTHING
    if on < clock.today():
        return contents_then([report.pk], on).get(report.pk, NOTHING)
    return report.content


def mark_now(at: Situation, on: date) -> Mark:
    report = at.report
    sent = Sent()
    if report is not None and report.first_sent_at is not None:
        sent = Sent(report.first_complete_at, report.filled_percent)
    return mark_of(
        sent,
        due=at.place.due_at,
        now=clock.now(),
        is_expected=at.place.definition.expects(at.unit, at.place.period),
    )


def _grouped(sight: _Sight) -> Sequence[tuple[str, list[Row]]]:
    fields = sorted(
        sight.place.definition.fields,
        key=lambda field: list(Indicator.Group).index(Indicator.Group(field.indicator.group)),
    )
    return [
        (str(Indicator.Group(group).label), [_row(field, sight) for field in members])
        for group, members in groupby(fields, key=lambda field: field.indicator.group)
    ]


def _row(of: Field, sight: _Sight) -> Row:
    on = sight.place.period.data_to
    wording = of.wording(on)
    stored, last = sight.stored.get(of.code), sight.last.get(of.code)
    proposed = sight.proposes and stored is None and last is not None and _is_stock(of)
    standing = last if proposed else stored
    shape = (
        None
        if standing is None
        else {name: told for name, told in standing.items() if name != "note" or not proposed}
    )
    doubted = jump(of, stored, last, on) if stored is not None and sight.posted is None else None
    told = sight.trouble.of(f"values.{of.code}")
    return Row(
        code=of.code,
        kind=of.kind,
        label=wording.name,
        unit=wording.unit,
        hint="" if not of.indicator.is_ratio else f"{wording.numerator} / {wording.denominator}",
        parts=_parts(of, shape, sight.posted, on),
        answer_name=name_of(of.code, "answer"),
        answer=_typed(sight.posted, of.code, "answer", _answer(shape)),
        note_name=name_of(of.code, "note"),
        note=_typed(sight.posted, of.code, "note", str((shape or {}).get("note", ""))),
        last=shown(last),
        shown=shown(stored),
        stored=shown(stored) if sight.trouble.is_conflict else "",
        is_proposed=proposed,
        is_required=of.required,
        is_answered=stored is not None,
        errors=told,
        warnings=(str(doubted.message),) if doubted is not None and not told else (),
    )


def _is_stock(of: Field) -> bool:
    return of.indicator.over_time == Indicator.OverTime.LAST and of.kind != Indicator.Kind.SCORE


def _parts(of: Field, shape: Shape | None, posted: Posted | None, on: date) -> tuple[Part, ...]:
    if of.kind == Indicator.Kind.YES_NO:
        return ()
    wording = of.wording(on)
    labels = {"value": wording.name}
    if of.indicator.is_ratio:
        labels = {"numerator": wording.numerator, "denominator": wording.denominator}
    return tuple(
        Part(name_of(of.code, name), label, _typed(posted, of.code, name, _figure((shape or {}).get(name))))
        for name, label in labels.items()
    )


def _typed(posted: Posted | None, code: str, part: str, standing: str) -> str:
    return standing if posted is None else posted.get(name_of(code, part), "")


def _answer(shape: Shape | None) -> str:
    if shape is None:
        return ""
    if isinstance(shape.get("value"), bool):
        return YES if shape["value"] else NO
    return next((name for name in ("nil", "not_applicable") if shape.get(name)), "")


def _figure(value: Any) -> str:
    """As it is typed: no thousand dots, the comma of the country."""
    return "" if value is None or isinstance(value, bool) else str(value).replace(".", ",")


def shown(shape: Shape | None) -> str:
    """A stored value in words and figures."""
    if shape is None:
        return ""
    if shape.get("nil"):
        return _("nothing occurred")
    if shape.get("not_applicable"):
        return _("not applicable")
    if "numerator" in shape:
        return f"{formats.number(shape['numerator'])}/{formats.number(shape['denominator'])}"
    if isinstance(shape.get("value"), bool):
        return _("yes") if shape["value"] else _("no")
    return formats.number(shape["value"])


def _prose(name: str, content: Mapping[str, Any], last: Mapping[str, Any], sight: _Sight) -> Prose:
    standing = str(content["narrative"].get(name, ""))
    typed = standing if sight.posted is None else sight.posted.get(f"n-{name}", "")
    before = str(last["narrative"].get(name, ""))
    return Prose(f"n-{name}", NARRATIVE_LABELS[name], typed, before, sight.trouble.of(f"narrative.{name}"))


def _feedback(report: Report | None, on: date) -> Feedback | None:
    """The office's last word on this report."""
    if report is None:
        return None
    acts = (ReportVersion.Act.RETURNED, ReportVersion.Act.ACCEPTED, ReportVersion.Act.REOPENED)
    said = (
        ReportVersion.objects.filter(report=report, act__in=acts, known_on__lte=on)
        .order_by("-number")
        .first()
    )
    return None if said is None else Feedback(said.act, said.reason, said.by_label, said.recorded_at)
