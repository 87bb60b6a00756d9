"""The Excel sheet of one report: what the unit has written so far, and last period's figures beside it."""

from dataclasses import dataclass
from typing import Any

from common import clock
from common.actors import Actor
from common.formats import dmy
from reporting.layouts.template import Template, TemplateLine, workbook
from reporting.models import Report
from reporting.models.definition import Field, Place
from reporting.sources.period_words import name_of


@dataclass(frozen=True)
class Sheet:
    name: str
    content: bytes


def template_of(*, viewer: Actor, at: Place) -> Sheet:
    """One statement; of a report that the viewer does not see the sheet is empty."""
    wanted = [key for key in (at.period.pk, at.period.previous_id) if key is not None]
    rows = Report.objects.visible_to(viewer).filter(form=at.form, unit=at.unit, period__in=wanted)
    found = {row.period_id: row for row in rows}
    mine, last = found.get(at.period.pk), found.get(at.period.previous_id or 0)
    told = Template(
        form=at.form.code,
        form_name=at.form.name_vi,
        period=at.period.code,
        period_name=name_of(at.period),
        unit=at.unit.code,
        unit_name=at.unit.name,
        due=dmy(at.due_at.date()),
        lines=[
            line(field, at, mine.values_sent if mine else {}, last.values_sent if last else {})
            for field in at.definition.fields
        ],
        narrative=mine.narrative if mine else {},
        made_on=clock.today(),
    )
    return Sheet(f"{at.form.code} {at.period.code} {at.unit.short_name}.xlsx", workbook(told))


def line(field: Field, at: Place, mine: dict[str, Any], last: dict[str, Any]) -> TemplateLine:
    wording = field.wording(at.period.data_to)
    counted = " / ".join(words for words in (wording.numerator, wording.denominator) if words)
    return TemplateLine(
        field.code, wording.name, wording.unit, counted, shown(last.get(field.code)), mine.get(field.code)
    )


def shown(shape: dict[str, Any] | None) -> str:
    """812/1003, 37, - for nothing."""
    if shape is None:
        return ""
    if "numerator" in shape:
        return f"{shape['numerator']}/{shape['denominator']}"
    return str(shape["value"]) if "value" in shape else "-"
