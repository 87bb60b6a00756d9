"""What the office keeps about reporting: regimes, forms, who sends them, plans for years, targets that are fed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from common.actors import Actor
from common.formats import dmy
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids
from reporting.imports.rows import RuleRow
from reporting.models import (
    FormAssignment,
    FormRule,
    Indicator,
    PeriodKind,
    Regime,
    RegimeDue,
    ReportForm,
    TargetFeed,
    YearPlan,
)
from reporting.models.definition import Definition, definition_of


@dataclass(frozen=True)
class RegimeLine:
    code: str
    name: str
    calendar: str
    kinds: str
    dues: tuple[str, ...]
    opens_before: int
    locks_after: int
    source: str


@dataclass(frozen=True)
class FormLine:
    code: str
    name: str
    kind: str
    regime: str
    indicators: int
    keeper: str
    validity: str


@dataclass(frozen=True)
class SenderLine:
    id: int
    who: str
    validity: str
    approved_inside: bool
    is_open: bool


@dataclass(frozen=True)
class IndicatorLine:
    code: str
    name: str
    unit: str
    required: bool


@dataclass(frozen=True)
class FormPage:
    form: ReportForm
    kind: str
    indicators: tuple[IndicatorLine, ...]
    rules: tuple[str, ...]
    senders: tuple[SenderLine, ...]


@dataclass(frozen=True)
class PlanLine:
    code: str
    name: str
    year: int
    planned: Decimal
    source: str
    by: str
    known_on: date


@dataclass(frozen=True)
class FeedLine:
    id: int
    code: str
    indicator: str
    target: str
    target_url_args: tuple[int, str]
    since: date
    ended_on: date | None


def kept_home(viewer: Actor) -> int | None:
    """The plan whose reporting the reader keeps, else the one he belongs to."""
    kept = plan_ids(viewer, Permission.KEEP_REPORTING) | plan_ids(viewer, Permission.MANAGE_REFERENCE)
    return next(iter(sorted(kept or viewer.home_ids)), None)


def days_of(first: date, last: date | None) -> str:
    return f"{dmy(first)}–{dmy(last) if last else _('open end')}"


def regime_lines(viewer: Actor) -> tuple[RegimeLine, ...]:
    """Two statements."""
    rows = Regime.objects.visible_to(viewer).filter(owner=kept_home(viewer)).prefetch_related("dues")
    return tuple(
        RegimeLine(
            code=row.code,
            name=row.name,
            calendar=row.get_calendar_display(),
            kinds=", ".join(str(PeriodKind(kind).label) for kind in row.kinds),
            dues=tuple(due_words(due) for due in row.dues.all()),
            opens_before=row.opens_before,
            locks_after=row.locks_after,
            source=row.source,
        )
        for row in rows
    )


def due_words(due: RegimeDue) -> str:
    hour = f", {due.due_time:%H:%M}" if due.due_time else ""
    return f"{Unit.Level(due.level).label}: +{due.working_days}{hour}"


def lines_of_forms(viewer: Actor) -> tuple[FormLine, ...]:
    """One statement. What was asked once has its own page and is left out."""
    rows = ReportForm.objects.visible_to(viewer).filter(owner=kept_home(viewer))
    rows = rows.exclude(period_kind=PeriodKind.AD_HOC).select_related("regime", "keeper")
    return tuple(
        FormLine(
            code=row.code,
            name=row.name_vi,
            kind=row.get_period_kind_display(),
            regime=row.regime.code,
            indicators=getattr(row, "lines", 0),
            keeper=row.keeper.name if row.keeper else "",
            validity=days_of(row.valid_from, row.valid_to),
        )
        for row in rows.annotate(lines=Count("fields"))
    )


def form_page(form: ReportForm, *, on: date) -> FormPage:
    """Two statements beyond the definition's own."""
    known = definition_of(form)
    senders = FormAssignment.objects.filter(form=form).select_related("unit").order_by("valid_from", "pk")
    return FormPage(
        form=form,
        kind=form.get_period_kind_display(),
        indicators=tuple(_indicator_lines(known, on)),
        rules=tuple(f"{rule.code}: {' + '.join(rule.parts)} → {rule.whole}" for rule in known.rules),
        senders=tuple(_sender_line(row, on) for row in senders),
    )


def more_indicators(form: ReportForm) -> QuerySet[Indicator]:
    """Of the catalogue, what the form does not ask for yet."""
    rows = Indicator.objects.in_catalogue().exclude(fields__form=form)
    return rows.prefetch_related("versions")


def rule_rows(form: ReportForm) -> list[RuleRow]:
    return [RuleRow.of(row) for row in FormRule.objects.filter(form=form)]


def _indicator_lines(known: Definition, on: date) -> list[IndicatorLine]:
    return [
        IndicatorLine(field.code, field.wording(on).name, field.wording(on).unit, field.required)
        for field in known.fields
    ]


def _sender_line(row: FormAssignment, on: date) -> SenderLine:
    who = (
        row.unit.name
        if row.unit
        else _("every unit of the level: %(level)s") % {"level": row.get_level_display()}
    )
    is_open = row.valid_to is None or row.valid_to >= on
    return SenderLine(row.pk, who, days_of(row.valid_from, row.valid_to), row.approved_inside, is_open)


def plan_lines(viewer: Actor, *, on: date) -> tuple[PlanLine, ...]:
    """The plan that holds on the day, of each indicator and year; the latest year first. One statement."""
    rows = YearPlan.objects.visible_to(viewer).known(on).filter(owner=kept_home(viewer))
    latest: dict[tuple[int, int], YearPlan] = {}
    for row in rows.select_related("indicator").prefetch_related("indicator__versions").order_by("pk"):
        latest[row.indicator_id, row.year] = row
    ordered = sorted(latest.values(), key=lambda row: (-row.year, row.indicator.position, row.indicator.code))
    return tuple(
        PlanLine(
            code=row.indicator.code,
            name=max(row.indicator.versions.all(), key=lambda each: each.valid_from).name,
            year=row.year,
            planned=row.planned,
            source=row.source,
            by=row.by_label,
            known_on=row.known_on,
        )
        for row in ordered
    )


def feed_lines(viewer: Actor, *, on: date) -> tuple[FeedLine, ...]:
    """One statement, and one for the indicators' names."""
    rows = TargetFeed.objects.visible_to(viewer).filter(owner=kept_home(viewer), known_on__lte=on)
    rows = rows.select_related("indicator", "target").prefetch_related("indicator__versions").order_by("pk")
    return tuple(
        FeedLine(
            id=row.pk,
            code=row.indicator.code,
            indicator=max(row.indicator.versions.all(), key=lambda each: each.valid_from).name,
            target=f"{row.target.code} {row.target.name}",
            target_url_args=(row.target.scheme_id, row.target.code),
            since=row.known_on,
            ended_on=row.ended_known_on if row.ended_known_on and row.ended_known_on <= on else None,
        )
        for row in rows
    )
