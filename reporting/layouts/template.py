"""A form as an Excel sheet to fill in: one row an indicator, its code beside it, only the cells that are asked unlocked.

A hidden page says for which form, period and unit it was made; `imports.filled_template` reads the sheet back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from common.sheets import writing
from common.sheets.writing import Column, Page, Value
from reporting.models.template_words import COLUMNS, HEADINGS, MADE_FOR, NO, NOTHINGS, PROSE, YES

WIDTHS = {"code": 12, "name": 52, "unit": 14, "counted": 40, "figure": 18, "nothing": 22, "note": 36}
ASKED = ("figure", "denominator", "nothing", "note")


@dataclass(frozen=True)
class TemplateLine:
    code: str
    name: str
    unit: str
    counted: str
    last: str
    shape: Mapping[str, Any] | None


@dataclass(frozen=True)
class Template:
    form: str
    form_name: str
    period: str
    period_name: str
    unit: str
    unit_name: str
    due: str
    lines: Sequence[TemplateLine]
    narrative: Mapping[str, str]
    made_on: date


def workbook(told: Template) -> bytes:
    above = (
        told.form_name,
        f"{told.unit_name} · {told.period_name}",
        _("Fill in the white cells only; leave a row empty where nothing is to be said yet. Due: %(due)s.")
        % {"due": told.due},
    )
    figures = Page(
        _("Figures of the report"),
        columns(),
        [row_of(line) for line in told.lines],
        above=above,
        protected=True,
    )
    words = Page(
        _("Words"),
        tuple(
            Column(str(label), 14 if key == "part" else 80 if key == "words" else 30, editable=key == "words")
            for key, label in PROSE.items()
        ),
        [(part, str(label), told.narrative.get(part, "")) for part, label in HEADINGS.items()],
        protected=True,
    )
    made_for = Page(
        MADE_FOR,
        (Column("form"), Column("period"), Column("unit")),
        [(told.form, told.period, told.unit)],
        hidden=True,
        protected=True,
    )
    return writing.workbook([figures, words, made_for], made_on=told.made_on)


def columns() -> tuple[Column, ...]:
    choices = ("", *(str(label) for label in NOTHINGS.values()))
    return tuple(
        Column(
            str(label),
            WIDTHS.get(key, 16),
            kind="plain" if key in ("figure", "denominator") else "text",
            choices=choices if key == "nothing" else (),
            editable=key in ASKED,
        )
        for key, label in COLUMNS.items()
    )


def row_of(line: TemplateLine) -> tuple[Value, ...]:
    shape = line.shape or {}
    figure = shape.get("numerator", shape.get("value"))
    if isinstance(figure, bool):
        figure = str(YES if figure else NO)
    nothing = next((str(label) for name, label in NOTHINGS.items() if shape.get(name)), None)
    told = (line.code, line.name, line.unit, line.counted, line.last)
    return (*told, figure, shape.get("denominator"), nothing, shape.get("note"))
