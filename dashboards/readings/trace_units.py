"""Below a target: the indicator whose accepted figures are brought to it, and what every unit reported of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from organizations.models import Unit
from projects.models import Scheme
from reporting.models import Indicator, ReportForm, TargetFeed
from reporting.models.definition import Definition, definition_of
from reporting.models.form import FormField
from reporting.readings.figures_told import parts_told, told
from reporting.readings.indicator_list import IndicatorLine, indicator_line
from reporting.readings.indicator_page import amounts_of
from reporting.readings.sums import years_of
from reporting.sources.period_words import name_of
from reporting.sources.senders import Column, Senders, columns_over, units_shown


class Fed(NamedTuple):
    """A target's id and the code of the indicator that feeds it."""

    target: int
    indicator: str


@dataclass(frozen=True)
class Source:
    """The last period of which every deadline had passed by the day."""

    known: Definition
    indicator: Indicator
    column: Column
    line: IndicatorLine

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def note(self) -> str:
        answered = self.line.answered
        return " · ".join(part for part in (self.known.form.name_vi, self.column.name, answered) if part)


@dataclass(frozen=True)
class UnitFigure:
    """What one unit reported; `url` opens its report."""

    indicator: str
    period: str
    unit: str
    unit_name: str
    text: str
    parts: str
    url: str


def fed_by(scheme: Scheme, *, viewer: Actor, on: date) -> tuple[tuple[Fed, ...], dict[str, Source]]:
    """Two statements, and two more for each form that feeds a target."""
    feeds = TargetFeed.objects.visible_to(viewer).standing(on).filter(target__scheme=scheme)
    pairs = tuple(Fed(feed.target_id, feed.indicator.code) for feed in feeds.select_related("indicator"))
    wanted = {pair.indicator for pair in pairs}
    if not wanted:
        return (), {}
    visible = ReportForm.objects.visible_to(viewer).filter(owner=scheme.owner_id).order_by().values("pk")
    fields = FormField.objects.filter(indicator__code__in=wanted, form__in=visible)
    forms: dict[int, tuple[ReportForm, list[str]]] = {}
    for field in fields.select_related("form", "indicator").order_by("form__code"):
        forms.setdefault(field.form_id, (field.form, []))[1].append(field.indicator.code)
    sources: dict[str, Source] = {}
    for form, codes in forms.values():
        for source in _of_form(form, codes, on):
            sources.setdefault(source.code, source)
    return tuple(pair for pair in pairs if pair.indicator in sources), sources


def _of_form(form: ReportForm, codes: Collection[str], on: date) -> Iterable[Source]:
    known, columns = definition_of(form), columns_over(form, on=on, count=1)
    if not columns:
        return
    at = known.periods[columns[-1].code]
    asked = [known.by_code[code] for code in codes]
    years = years_of(known, at, on=on, indicators=[field.indicator for field in asked])
    for field in asked:
        line = indicator_line(field, known, at, years[field.indicator.pk], on)
        yield Source(known, field.indicator, columns[-1], line)


def units_of(sources: Iterable[Source], *, viewer: Actor, on: date) -> tuple[UnitFigure, ...]:
    """Units whose reports the reader may see, in their order: two statements for each indicator."""
    found: list[UnitFigure] = []
    for source in sources:
        form, columns = source.known.form, (source.column,)
        asked = Unit.objects.filter(Senders(source.known).units(columns)).filter(units_shown(viewer, form))
        units = list(asked.sorted())
        amounts = amounts_of(source.known, source.indicator, columns, on, units=[unit.pk for unit in units])
        for unit in units:
            total = amounts.get(unit.pk, {}).get(source.column.id)
            address = reverse("reporting:report", args=[form.code, source.column.code, unit.code])
            found.append(
                UnitFigure(
                    indicator=source.line.name,
                    period=name_of(source.known.periods[source.column.code]),
                    unit=unit.short_name,
                    unit_name=unit.name,
                    text=told(source.indicator, total) if total else _("not reported"),
                    parts=parts_told(source.indicator, total) if total else "",
                    url=with_day(address, on),
                )
            )
    return tuple(found)
