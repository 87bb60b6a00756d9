"""One target whole: its years, its figures with their sources, every change of its promise, the series as a drawing."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from common.formats import dmy
from documents.readings.attachments import AttachmentLine, attachment_line
from projects.models import PlanRevision, Target, TargetActual, TargetEvidence, TargetYear
from projects.policies.targets import may_plan, may_record, target_stands
from projects.readings import target_words as words
from projects.readings.target_rows import TargetRow, YearCell
from projects.readings.target_series import Series, series
from projects.readings.targets import Known, known_of, target_row, year_of

Text = str | LazyText


@dataclass(frozen=True)
class ActualLine:
    """One figure as it was given. A corrected one stays, struck through."""

    id: int
    year: int
    measured_on: date
    text: str
    parts: str  # "812 / 1.003"
    note: str
    source: Text
    source_label: str
    by: str
    known_on: date
    is_corrected: bool
    is_taken_back: bool
    corrects: bool
    files: tuple[AttachmentLine, ...]
    correct_url: str  # empty where it may not be corrected


@dataclass(frozen=True)
class ChangeLine:
    """A promise that was changed after approval, or a definition that was."""

    known_on: date
    what: str
    was: str
    became: str
    reason: Text
    words: str
    document: str
    document_url: str
    by: str


@dataclass(frozen=True)
class YearSum:
    """The arithmetic of one year."""

    cell: YearCell
    text: str


@dataclass(frozen=True)
class TargetRights:
    record: Decision
    plan: Decision
    stands: Decision


@dataclass(frozen=True)
class TargetPage:
    row: TargetRow
    scheme_id: int
    scheme_title: str
    is_approved: bool
    formula: str
    rhythm: Text
    baseline_text: str
    baseline_on: date | None
    sums: tuple[YearSum, ...]
    series: Series
    actuals: tuple[ActualLine, ...]
    changes: tuple[ChangeLine, ...]
    may: TargetRights
    on: date


def target_page(target: Target, *, viewer: Actor, on: date) -> TargetPage | None:
    """None when the target was not known on the day, or given up by then."""
    known = known_of(target.scheme, viewer=viewer, on=on)
    mine = next((each for each in known.plan.targets if each.id == target.pk), None)
    if mine is None:
        return None
    row = target_row(known, mine, year_of(target.scheme, on))
    given = tuple(target.actuals.filter(known_on__lte=on).order_by("-measured_on", "-pk"))
    baseline = words.with_measure(words.amount(mine.baseline, mine.decimals), mine.measure)
    return TargetPage(
        row=row,
        scheme_id=target.scheme_id,
        scheme_title=target.scheme.title,
        is_approved=target.scheme.is_approved(on),
        formula=mine.formula,
        rhythm=Target.Rhythm(mine.rhythm).label,
        baseline_text=baseline,
        baseline_on=mine.baseline_on,
        sums=tuple(YearSum(cell, _sum(cell, mine.decimals)) for cell in row.years),
        series=series(row, mine, _standing(given), on),
        actuals=_actual_lines(target, given, viewer, on, mine.decimals),
        changes=_changes(target, known, on),
        may=_rights(target, viewer),
        on=on,
    )


def _rights(target: Target, viewer: Actor) -> TargetRights:
    today = clock.today()
    return TargetRights(
        may_record(viewer, target, today), may_plan(viewer, target.scheme), target_stands(target, today)
    )


def _sum(cell: YearCell, decimals: int) -> str:
    return words.arithmetic(
        cell.pace,
        plan=cell.plan_text,
        actual=cell.actual_text,
        due=dmy(cell.due_on),
        decimals=decimals,
    )


def _standing(given: tuple[TargetActual, ...]) -> tuple[TargetActual, ...]:
    corrected = {row.corrects_id for row in given}
    return tuple(row for row in given if row.pk not in corrected and not row.is_taken_back)


def _actual_lines(
    target: Target, given: tuple[TargetActual, ...], viewer: Actor, on: date, decimals: int
) -> tuple[ActualLine, ...]:
    files = evidence_of(target, on)
    corrected = {row.corrects_id for row in given}
    may = may_record(viewer, target, clock.today())
    lines = []
    for row in given:
        open_still = bool(may) and row.pk not in corrected and row.source != TargetActual.Source.REPORT
        correct = reverse("projects:actual-correct", args=[target.scheme_id, target.code, row.pk])
        lines.append(
            ActualLine(
                id=row.pk,
                year=row.year,
                measured_on=row.measured_on,
                text=words.with_measure(words.amount(row.value, max(decimals, 1)), target.measure),
                parts=_parts(row),
                note=row.note,
                source=row.get_source_display(),
                source_label=row.source_label,
                by=row.on_behalf_of or row.by_label,
                known_on=row.known_on,
                is_corrected=row.pk in corrected,
                is_taken_back=row.is_taken_back,
                corrects=row.corrects_id is not None,
                files=files.get(row.pk, ()),
                correct_url=correct if open_still else "",
            )
        )
    return tuple(lines)


def _parts(row: TargetActual) -> str:
    if row.numerator is None or row.denominator is None:
        return ""
    return f"{words.amount(row.numerator, 0)} / {words.amount(row.denominator, 0)}"


def evidence_of(target: Target, on: date) -> dict[int, tuple[AttachmentLine, ...]]:
    """Files by figure, as far as they are still kept. One statement."""
    links = TargetEvidence.objects.filter(actual__target=target, attachment__known_on__lte=on)
    found: dict[int, tuple[AttachmentLine, ...]] = {}
    for link in links.select_related("attachment"):
        found[link.actual_id] = (*found.get(link.actual_id, ()), attachment_line(link.attachment))
    return found


def _changes(target: Target, known: Known, on: date) -> tuple[ChangeLine, ...]:
    """The latest first: promises changed after approval, then definitions."""
    rows = target.years.filter(known_on__lte=on).select_related("directive").order_by("year", "number")
    before: dict[int, TargetYear] = {}
    lines: list[ChangeLine] = []
    for row in rows:
        if row.reason:
            lines.append(_promise_change(row, before.get(row.year), known, on))
        before[row.year] = row
    revisions = PlanRevision.objects.filter(noun=PlanRevision.Noun.TARGET, key=target.pk, known_on__lte=on)
    for revision in revisions.exclude(reason="").select_related("directive"):
        lines.append(_definition_change(revision, on))
    return tuple(sorted(lines, key=lambda line: line.known_on, reverse=True))


def _promise_change(row: TargetYear, was: TargetYear | None, known: Known, on: date) -> ChangeLine:
    target = next(each for each in known.plan.targets if each.id == row.target_id)

    def text(each: TargetYear | None) -> str:
        if each is None:
            return ""
        shown = words.plan_text(each.planned, each.planned_top, target.decimals)
        return words.with_measure(shown, target.measure)

    return ChangeLine(
        row.known_on,
        _("Planned value of %(year)s") % {"year": row.year},
        text(was),
        text(row),
        row.get_reason_display(),
        row.reason_text,
        *_paper(row, on),
        row.on_behalf_of or row.by_label,
    )


def _definition_change(row: PlanRevision, on: date) -> ChangeLine:
    return ChangeLine(
        row.known_on,
        _("Description of the target"),
        "",
        "",
        "",
        row.reason,
        *_paper(row, on),
        row.on_behalf_of or row.by_label,
    )


def _paper(row: TargetYear | PlanRevision, on: date) -> tuple[str, str]:
    if row.directive is None:
        return row.document, ""
    return row.directive.number, with_day(reverse("directives:detail", args=[row.directive.pk]), on)
