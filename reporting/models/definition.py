"""A form as it is filled in: fields with their wordings and rules, senders, periods. Read once for every revision.

Whatever changes a form, its fields, senders, rules or periods, or the wording of one of its indicators, gives the form a new
revision in the same transaction, so that what was read before is never looked at again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from uuid import UUID

from django.utils import timezone

from organizations.models import Unit
from reporting.models.form import FormAssignment, FormField, FormRule, ReportForm
from reporting.models.indicator import Indicator, IndicatorVersion
from reporting.models.period import Period, PeriodDue

KEPT = 256
END_OF_DAY = time(23, 59, 59, 999999)


@dataclass(frozen=True)
class Field:
    indicator: Indicator
    required: bool
    versions: tuple[IndicatorVersion, ...]

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def kind(self) -> str:
        return self.indicator.kind

    def wording(self, on: date) -> IndicatorVersion:
        """In force on the day; before the first version the first, after the last one the last."""
        holding = [version for version in self.versions if version.valid_from <= on]
        return holding[-1] if holding else self.versions[0]


@dataclass(frozen=True)
class Definition:
    form: ReportForm
    fields: tuple[Field, ...]
    rules: tuple[FormRule, ...]
    senders: tuple[FormAssignment, ...]
    periods: Mapping[str, Period]
    dues: Mapping[tuple[int, str], PeriodDue]

    @cached_property
    def by_code(self) -> Mapping[str, Field]:
        return {field.code: field for field in self.fields}

    @cached_property
    def key_by_code(self) -> Mapping[str, int]:
        return {field.code: field.indicator.pk for field in self.fields}

    @cached_property
    def by_indicator(self) -> Mapping[int, Field]:
        return {field.indicator.pk: field for field in self.fields}

    def sender(self, unit: Unit, on: date) -> FormAssignment | None:
        """What makes the unit send the form on the day; its own line wins over that of its level."""
        holding = [row for row in self.senders if row.in_force(on)]
        own = [row for row in holding if row.unit_id == unit.pk]
        of_level = [row for row in holding if row.level == unit.level and unit.home_id == self.form.owner_id]
        return next(iter((*own, *of_level)), None)

    def expects(self, unit: Unit, period: Period) -> bool:
        """Unit and sending both hold on the period's last day."""
        return unit.in_force(period.data_to) and self.sender(unit, period.data_to) is not None

    def due(self, period: Period, unit: Unit) -> PeriodDue | None:
        return self.dues.get((period.pk, unit.level))


@dataclass(frozen=True)
class Place:
    """Where a report stands: which form, which period, whose."""

    definition: Definition
    period: Period
    unit: Unit

    @property
    def form(self) -> ReportForm:
        return self.definition.form

    @property
    def due(self) -> PeriodDue | None:
        return self.definition.due(self.period, self.unit)

    @property
    def due_at(self) -> datetime:
        """The last moment in time; without a due day of the unit's level the last day to write."""
        if self.due is None:
            return moment(self.period.locks_on, None)
        return moment(self.due.due_on, self.due.due_time)


def moment(day: date, hour: time | None) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour or END_OF_DAY))


@lru_cache(maxsize=KEPT)
def definition(form_id: int, revision: UUID) -> Definition:
    """Seven statements the first time that a process asks for a revision, none afterwards."""
    form = ReportForm.objects.select_related("regime", "owner", "keeper").get(pk=form_id)
    rows = tuple(FormField.objects.filter(form=form).select_related("indicator"))
    versions: dict[int, list[IndicatorVersion]] = {row.indicator_id: [] for row in rows}
    for version in IndicatorVersion.objects.filter(indicator__in=versions).order_by("valid_from"):
        versions[version.indicator_id].append(version)
    periods = {period.code: period for period in Period.objects.of_form(form).select_related("previous")}
    dues = PeriodDue.objects.filter(period__in=periods.values())
    return Definition(
        form=form,
        fields=tuple(Field(row.indicator, row.required, tuple(versions[row.indicator_id])) for row in rows),
        rules=tuple(FormRule.objects.filter(form=form)),
        senders=tuple(FormAssignment.objects.filter(form=form)),
        periods=periods,
        dues={(due.period_id, due.level): due for due in dues},
    )


def definition_of(form: ReportForm) -> Definition:
    return definition(form.pk, form.revision)
