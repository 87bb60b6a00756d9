"""All targets of a scheme with every year's promise, figure and verdict, as of a day. Eight statements, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from directives.models import DirectiveItem
from directives.readings.assignments import unit_label
from directives.readings.rows import UnitLabel
from organizations.models import Unit
from projects.models import Scheme, Target, TargetActual, TargetYear
from projects.readings import target_words as words
from projects.readings.plan_as_of import KnownGoal, KnownPlan, KnownTarget, known_plan
from projects.readings.target_judged import judged
from projects.readings.target_rows import (
    ClauseLabel,
    GoalGroup,
    TargetRow,
    TargetTable,
    VerdictCount,
    YearCell,
)
from projects.readings.target_verdicts import (
    VERDICT_KEYS,
    VERDICT_LABELS,
    Promise,
    Reached,
    Verdict,
)

READING = "targets"
OF_YEAR = "target_year"


@dataclass(frozen=True)
class Promises:
    """One year's promises in the order they were made: the first is the original, the last holds."""

    rows: tuple[TargetYear, ...]

    @property
    def held(self) -> TargetYear:
        return self.rows[-1]


@dataclass(frozen=True)
class Known:
    """Everything the table is made of, as known on the day."""

    scheme: Scheme
    plan: KnownPlan
    promises: dict[int, dict[int, Promises]]
    actuals: dict[tuple[int, int], TargetActual]
    units: dict[int, UnitLabel]
    clauses: dict[int, ClauseLabel]
    on: date
    years: tuple[int, ...] = field(default=())


def targets(scheme: Scheme, *, viewer: Actor, on: date, year: int | None = None) -> TargetTable:
    """`year` is what the page looks at; by default the year of `on`, inside the scheme."""
    looked = year if year is not None and year in scheme.years else year_of(scheme, on)
    return table_of(known_of(scheme, viewer=viewer, on=on), looked)


def table_of(known: Known, looked: int) -> TargetTable:
    """No statement."""
    scheme, on = known.scheme, known.on
    rows = [target_row(known, target, looked) for target in known.plan.targets]
    groups = tuple(_group(goal, known, rows) for goal in known.plan.goals)
    return TargetTable(
        scheme_id=scheme.pk,
        scheme=scheme.title,
        years=known.years,
        year=looked,
        goals=tuple(group for group in groups if group.rows),
        counts=counts(rows, scheme=scheme, year=looked, on=on),
        total=len(rows),
        is_approved=scheme.is_approved(on),
        on=on,
    )


def year_of(scheme: Scheme, on: date) -> int:
    return min(max(on.year, scheme.from_year), scheme.to_year)


def known_of(scheme: Scheme, *, viewer: Actor, on: date) -> Known:
    plan = known_plan(scheme, viewer=viewer, on=on)
    ids = [target.id for target in plan.targets]
    found = Unit.objects.filter(pk__in={target.lead_unit_id for target in plan.targets})
    pointed = {target.clause_id for target in plan.targets} | {goal.clause_id for goal in plan.goals}
    return Known(
        scheme=scheme,
        plan=plan,
        promises=promises_of(ids, on),
        actuals={
            (row.target_id, row.year): row
            for row in TargetActual.objects.filter(target__in=ids).last_of_year(on).order_by()
        },
        units={unit.pk: unit_label(unit) for unit in found},
        clauses=clause_labels(pointed, viewer=viewer, on=on),
        on=on,
        years=tuple(scheme.years),
    )


def promises_of(ids: Iterable[int], on: date) -> dict[int, dict[int, Promises]]:
    """One statement: every version known on the day, by target and year."""
    rows = TargetYear.objects.filter(target__in=list(ids), known_on__lte=on).order_by("number")
    grouped: dict[int, dict[int, list[TargetYear]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[row.target_id][row.year].append(row)
    return {
        target: {year: Promises(tuple(versions)) for year, versions in years.items()}
        for target, years in grouped.items()
    }


def clause_labels(ids: Iterable[int | None], *, viewer: Actor, on: date) -> dict[int, ClauseLabel]:
    """Items the viewer may see; of others nothing is said."""
    asked = [pk for pk in ids if pk is not None]
    items = DirectiveItem.objects.visible_to(viewer).filter(pk__in=asked).select_related("directive")
    return {
        item.pk: ClauseLabel(
            item.pk,
            _("%(number)s, item %(no)s") % {"number": item.directive.number, "no": item.no},
            item.gist or item.text,
            with_day(reverse("directives:item", args=[item.pk]), on),
        )
        for item in items
    }


def target_row(known: Known, target: KnownTarget, looked: int) -> TargetRow:
    goals = {goal.id: goal.name for goal in known.plan.goals}
    cells = tuple(year_cell(known, target, year) for year in known.years)
    now = next((cell for cell in cells if cell.year == looked), None)
    address = reverse("projects:target", args=[known.scheme.pk, target.code])
    return TargetRow(
        id=target.id,
        code=target.code,
        name=target.name,
        goal_id=target.goal_id,
        goal=goals.get(target.goal_id, ""),
        measure=target.measure,
        direction=target.direction,
        direction_label=Target.Direction(target.direction).label,
        accumulates=target.accumulates,
        lead=known.units[target.lead_unit_id],
        clause=known.clauses.get(target.clause_id or 0),
        citation=target.citation,
        years=cells,
        now=now,
        url=with_day(address, known.on),
        is_illustrative=target.is_illustrative,
    )


def year_cell(known: Known, target: KnownTarget, year: int) -> YearCell:
    made = known.promises.get(target.id, {})
    versions, actual = made.get(year), known.actuals.get((target.id, year))
    held = versions.held if versions else None
    told = judged(
        target,
        start=start_of(target, made, year),
        promise=Promise(year, held.planned, held.due_on, held.planned_top) if held else None,
        reached=Reached(actual.value, actual.measured_on) if actual else None,
        on=known.on,
    )
    first = versions.rows[0] if versions else None
    params = (("scheme", str(known.scheme.pk)), ("target", target.code), ("year", str(year)))
    return YearCell(
        year=year,
        planned=held.planned if held else None,
        planned_top=held.planned_top if held else None,
        original=first.planned if first else None,
        rebaselines=len(versions.rows) - 1 if versions and known.scheme.is_approved(known.on) else 0,
        due_on=held.due_on if held else None,
        actual=Figure(actual.value if actual else None, target.measure, OF_YEAR, params, known.on),
        measured_on=actual.measured_on if actual else None,
        source_label=actual.get_source_display() if actual else "",
        pace=told.pace,
        bullet=told.bullet,
        plan_text=told.plan_text,
        original_text=words.plan_text(first.planned, first.planned_top, target.decimals) if first else "",
        actual_text=told.actual_text,
        words=told.words,
    )


def start_of(target: KnownTarget, made: dict[int, Promises], year: int) -> Decimal | None:
    """Where a year's line begins: the promise of the year before, else the starting value."""
    earlier = [before for before in made if before < year]
    return made[max(earlier)].held.planned if earlier else target.baseline


def counts(rows: Iterable[TargetRow], *, scheme: Scheme, year: int, on: date) -> tuple[VerdictCount, ...]:
    """How many targets stand how in the year: Figures that explain themselves."""
    found = [row.now.verdict for row in rows if row.now]
    return tuple(
        VerdictCount(
            verdict,
            VERDICT_LABELS[verdict],
            VERDICT_KEYS[verdict],
            count_figure(found.count(verdict), scheme=scheme, year=year, verdict=verdict, on=on),
        )
        for verdict in Verdict
    )


def count_figure(value: int | None, *, scheme: Scheme, year: int, verdict: str, on: date) -> Figure:
    params = (("scheme", str(scheme.pk)), ("year", str(year)), ("verdict", verdict))
    return Figure(value, "targets", READING, params, on)


def _group(goal: KnownGoal, known: Known, rows: list[TargetRow]) -> GoalGroup:
    return GoalGroup(
        goal.id,
        goal.position,
        goal.name,
        goal.summary,
        known.clauses.get(goal.clause_id or 0),
        tuple(row for row in rows if row.goal_id == goal.id),
    )
