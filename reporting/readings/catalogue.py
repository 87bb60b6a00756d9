"""Indicators, forms and periods as programs read them."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from common import clock
from common.actors import Actor
from common.decisions import Decision
from organizations.permissions import Permission, plan_ids
from organizations.policies import may
from reporting.models import Indicator, IndicatorVersion, Period, PeriodDue, ReportForm
from reporting.models.definition import Definition, Field, definition_of
from reporting.policies.reports import may_grant, may_keep_forms


@dataclass(frozen=True)
class IndicatorRow:
    code: str
    name: str
    names: dict[str, str]
    kind: str
    group: str
    unit: str
    direction: str
    over_time: str
    over_units: str
    levels: tuple[str, ...]
    numerator: str
    denominator: str
    rules: dict[str, Any]
    source: str
    mark: str
    valid_from: date
    valid_to: date | None
    version: int
    permissions: dict[str, Decision] = field(compare=False)


def indicator_rows(rows: Sequence[Indicator], *, viewer: Actor, on: date) -> list[IndicatorRow]:
    """The wording in force on the day: one statement."""
    wordings: dict[int, list[IndicatorVersion]] = {row.pk: [] for row in rows}
    for version in IndicatorVersion.objects.filter(indicator__in=wordings).order_by("valid_from"):
        wordings[version.indicator_id].append(version)
    somewhere = next(iter(plan_ids(viewer, Permission.MANAGE_REFERENCE)), None)
    right = {"may_change": may(viewer, Permission.MANAGE_REFERENCE, home_id=somewhere)}
    return [
        indicator_row(Field(row, required=True, versions=tuple(wordings[row.pk])), on, right) for row in rows
    ]


def indicator_row(of: Field, on: date, right: dict[str, Decision]) -> IndicatorRow:
    indicator, wording = of.indicator, of.wording(on)
    return IndicatorRow(
        code=indicator.code,
        name=wording.name,
        names={"vi": wording.name_vi, "en": wording.name_en},
        kind=indicator.kind,
        group=indicator.group,
        unit=wording.unit,
        direction=indicator.direction,
        over_time=indicator.over_time,
        over_units=indicator.over_units,
        levels=tuple(indicator.levels),
        numerator=wording.numerator,
        denominator=wording.denominator,
        rules=wording.rules,
        source=wording.source,
        mark=wording.mark,
        valid_from=wording.valid_from,
        valid_to=wording.valid_to,
        version=wording.number,
        permissions=right,
    )


@dataclass(frozen=True)
class LineRow:
    """An indicator as it stands in a form."""

    code: str
    name: str
    kind: str
    group: str
    unit: str
    numerator: str
    denominator: str
    required: bool
    rules: dict[str, Any]


@dataclass(frozen=True)
class FormRow:
    code: str
    name: str
    period_kind: str
    regime: str
    guidance: str
    source: str
    keeper: str | None
    complete_at: int
    valid_from: date
    valid_to: date | None
    senders: tuple[dict[str, Any], ...]
    indicators: tuple[LineRow, ...]
    version: int
    permissions: dict[str, Decision] = field(compare=False)


def form_rows(forms: Iterable[ReportForm], *, viewer: Actor, on: date) -> list[FormRow]:
    """No statement where the process knows the forms' revisions."""
    return [form_row(definition_of(form), viewer=viewer, on=on) for form in forms]


def form_row(of: Definition, *, viewer: Actor, on: date) -> FormRow:
    form = of.form
    holding = [row for row in of.senders if row.in_force(on)]
    return FormRow(
        code=form.code,
        name=form.name_vi,
        period_kind=form.period_kind,
        regime=form.regime.code,
        guidance=form.guidance,
        source=form.source,
        keeper=form.keeper.code if form.keeper else None,
        complete_at=form.complete_at,
        valid_from=form.valid_from,
        valid_to=form.valid_to,
        senders=tuple(
            {"level": row.level or None, "approved_inside": row.approved_inside} for row in holding
        ),
        indicators=tuple(line_row(line, on) for line in of.fields),
        version=form.version,
        permissions={"may_change": may_keep_forms(viewer, form.owner_id)},
    )


def line_row(of: Field, on: date) -> LineRow:
    wording = of.wording(on)
    return LineRow(
        code=of.code,
        name=wording.name,
        kind=of.kind,
        group=of.indicator.group,
        unit=wording.unit,
        numerator=wording.numerator,
        denominator=wording.denominator,
        required=of.required,
        rules=wording.rules,
    )


@dataclass(frozen=True)
class PeriodRow:
    """`due_on` is that of the level that reports to the plan, or of the caller's own level."""

    code: str
    kind: str
    regime: str
    label: str
    data_from: date
    data_to: date
    opens_on: date
    due_on: date | None
    due_time: time | None
    locks_on: date
    is_open: bool
    dues: dict[str, date]
    permissions: dict[str, Decision] = field(compare=False)

    @property
    def version(self) -> int:
        """Rows of reference: a number that changes with the content."""
        told = "|".join(
            str(getattr(self, name)) for name in self.__dataclass_fields__ if name != "permissions"
        )
        return zlib.crc32(told.encode())


def period_rows(periods: Sequence[Period], *, viewer: Actor, level: str, on: date) -> list[PeriodRow]:
    """One statement."""
    dues: dict[int, dict[str, PeriodDue]] = {period.pk: {} for period in periods}
    for due in PeriodDue.objects.filter(period__in=dues):
        dues[due.period_id][due.level] = due
    return [_period(period, dues[period.pk], viewer, level, on) for period in periods]


def _period(period: Period, dues: dict[str, PeriodDue], viewer: Actor, level: str, on: date) -> PeriodRow:
    mine = dues.get(level)
    return PeriodRow(
        code=period.code,
        kind=period.kind,
        regime=period.regime.code,
        label=period.label,
        data_from=period.data_from,
        data_to=period.data_to,
        opens_on=period.opens_on,
        due_on=mine.due_on if mine else None,
        due_time=mine.due_time if mine else None,
        locks_on=period.locks_on,
        is_open=not (period.is_future(clock.today()) or period.is_locked(clock.today())),
        dues={name: due.due_on for name, due in sorted(dues.items())},
        permissions={"may_extend_lock": may_grant(viewer, period.regime.owner_id)},
    )
