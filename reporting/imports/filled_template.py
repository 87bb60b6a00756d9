"""A filled-in sheet -> what it says, in the shape of the API. Rows without a word say nothing; columns go by their headings.

Nothing is guessed: a text such as 1.234,5 stays a text and is refused by the same rule as everywhere.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from common.sheets import reading, tables
from common.sheets.problems import SheetRefused
from common.sheets.tables import Line
from common.text import search_key
from reporting.models import Indicator
from reporting.models.definition import Definition
from reporting.models.sent import LONGEST_CODE, Said, Sent
from reporting.models.template_words import COLUMNS, HEADINGS, MADE_FOR, NO, NOTHINGS, PROSE, YES

MOST_ROWS = 2000
DIGITS = re.compile(r"\d{1,18}\Z", re.ASCII)


class SheetWrong(Exception):
    """The sheet cannot be read as this form; `said` names rows and columns."""

    def __init__(self, said: tuple[Said, ...]) -> None:
        super().__init__("sheet")
        self.said = said


@dataclass(frozen=True)
class MadeFor:
    form: str
    period: str
    unit: str


def read_filled(content: bytes, of: Definition, here: MadeFor, *, submit: bool) -> Sent:
    """Raises `SheetWrong` for a file that is no such sheet, or was made for another report."""
    try:
        figures = reading.read(content, most_rows=MOST_ROWS)
        table = tables.table(figures, COLUMNS, needed=("code", "figure", "denominator"))
        _made_for_this(content, here)
        narrative = _narrative(content)
    except SheetRefused as refused:
        raise SheetWrong(
            tuple(
                Said(f"sheet.{each.column or 'row'}{each.row}", each.code, str(each))
                for each in refused.problems
            )
        ) from refused
    values: dict[str, Any] = {}
    for line in table.lines:
        code = line.text("code", longest=LONGEST_CODE)
        said = value_of(line, of, code)
        if not code or said is None:
            continue
        if code in values:
            told = _("Row %(row)d: this indicator stands twice.") % {"row": line.number}
            raise SheetWrong((Said(f"values.{code}", "duplicate_row", told),))
        values[code] = said
    return Sent(values, narrative, submit)


def _made_for_this(content: bytes, here: MadeFor) -> None:
    """A sheet of last month, or of another unit, is not taken for this report."""
    page = reading.read(content, sheet=MADE_FOR)
    if page.name != MADE_FOR or len(page.rows) < 2:
        return
    found = tuple(str(cell or "") for cell in page.rows[1].cells[:3])
    if found != (here.form, here.period, here.unit):
        told = _("This sheet was made for another report: %(found)s.") % {"found": " / ".join(found)[:120]}
        raise SheetWrong((Said("", "other_template", told),))


def value_of(line: Line, of: Definition, code: str) -> dict[str, Any] | None:
    figure, denominator = (plain(line.cells.get(key)) for key in ("figure", "denominator"))
    nothing = search_key(str(line.cells.get("nothing") or ""))
    note = line.cells.get("note")
    told: dict[str, Any] = {}
    field = of.by_code.get(code)
    is_ratio = field is not None and field.indicator.is_ratio
    if is_ratio:
        told |= {"numerator": figure} if figure is not None else {}
    elif figure is not None:
        told["value"] = answer(figure) if field and field.kind == Indicator.Kind.YES_NO else figure
    if denominator is not None:
        told["denominator"] = denominator
    if nothing:
        told[tables.words_of(NOTHINGS.items()).get(nothing, "nothing")] = True
    if note not in (None, ""):
        told["note"] = str(note)
    return told or None


def plain(value: Any) -> Any:
    """A pasted text of digits only is the number that it shows; any other text stays one and is refused."""
    if isinstance(value, str):
        return int(value) if DIGITS.match(value) else value or None
    if isinstance(value, int | Decimal):
        return value
    return None if value is None else str(value)


def answer(value: Any) -> Any:
    word = tables.words_of([("yes", YES), ("no", NO)]).get(search_key(str(value)))
    return value if word is None else word == "yes"


def _narrative(content: bytes) -> dict[str, str]:
    """The page of words, where the file has one."""
    for name in sorted(pages_of_words()):
        page = reading.read(content, sheet=name)
        if page.name == name:
            found = tables.table(page, PROSE, needed=("part", "words"))
            rows = {line.text("part", longest=40): str(line.cells.get("words") or "") for line in found.lines}
            return {part: words for part, words in rows.items() if part in HEADINGS and words}
    return {}


def pages_of_words() -> set[str]:
    """What the page is called, in every language of the portal."""
    names = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            names.add(str(_("Words")))
    return names
