"""What a person types into a field of the form, turned into what a program would have sent.

Figures are written as the country writes them: 1.234,5. What is no figure stays the text it is, so that the one check of all
doors (`parsing.figures`) says what is wrong with it.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reporting.models import NARRATIVE, Indicator
from reporting.models.definition import Definition, Field
from reporting.models.sent import Sent

DIGITS = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?", re.ASCII)
LONGEST = 40
ANSWERS = ("nil", "not_applicable")
PARTS = ("value", "numerator", "denominator")
YES, NO = "yes", "no"


def name_of(code: str, part: str) -> str:
    """Of a field of the page."""
    return f"v-{code}-{part}"


def typed_number(words: str) -> int | Decimal | str | None:
    """None when nothing is typed."""
    told = "".join(words.split())
    if not told:
        return None
    if len(told) > LONGEST or not DIGITS.fullmatch(told):
        return words
    plain = told.replace(".", "").replace(",", ".")
    return Decimal(plain) if "." in plain else int(plain)


def typed_report(of: Definition, posted: Mapping[str, str], *, submit: bool) -> Sent:
    """Every field of the form; an empty one takes its value away. Fields the page did not hold are not mentioned."""
    values = {
        field.code: typed_value(field, posted)
        for field in of.fields
        if any(name_of(field.code, part) in posted for part in (*PARTS, "answer"))
    }
    narrative = {name: posted[f"n-{name}"] for name in NARRATIVE if f"n-{name}" in posted}
    return Sent(values, narrative, submit)


def typed_value(field: Field, posted: Mapping[str, str]) -> dict[str, Any] | None:
    note = posted.get(name_of(field.code, "note"), "").strip()
    told: dict[str, Any] = {"note": note} if note else {}
    answer = posted.get(name_of(field.code, "answer"), "")
    if answer in ANSWERS:
        return {answer: True, **told}
    if field.kind == Indicator.Kind.YES_NO:
        said = {YES: True, NO: False}.get(answer)
        return None if said is None else {"value": said, **told}
    names = ("numerator", "denominator") if field.indicator.is_ratio else ("value",)
    figures = {name: typed_number(posted.get(name_of(field.code, name), "")) for name in names}
    if all(figure is None for figure in figures.values()):
        return None
    return {**{name: figure for name, figure in figures.items() if figure is not None}, **told}
