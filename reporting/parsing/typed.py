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


def posted_of(of: Definition, body: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, str]:
    """The page's fields as if somebody had typed what a program or a sheet sent: the way back of `typed_report`. What the
    body leaves out is what stands (`stored`, a report's content); what has no shape of a value stays empty."""
    values = {**stored["values"], **_mapping(body.get("values"))}
    narrative = {**stored["narrative"], **_mapping(body.get("narrative"))}
    posted = {f"n-{name}": _words(narrative.get(name)) for name in NARRATIVE}
    for field in of.fields:
        told = _mapping(values.get(field.code))
        answer = next((name for name in ANSWERS if told.get(name)), "")
        if field.kind == Indicator.Kind.YES_NO and isinstance(told.get("value"), bool):
            answer = YES if told["value"] else NO
        posted[name_of(field.code, "answer")] = answer
        posted[name_of(field.code, "note")] = _words(told.get("note"))
        posted |= {name_of(field.code, part): _figure(told.get(part)) for part in PARTS}
    return posted


def _mapping(told: Any) -> Mapping[str, Any]:
    return told if isinstance(told, Mapping) else {}


def _words(told: Any) -> str:
    return told if isinstance(told, str) else ""


def _figure(told: Any) -> str:
    """A number with the comma of the country; a text as it was sent."""
    if isinstance(told, str):
        return told
    is_number = isinstance(told, int | float | Decimal) and not isinstance(told, bool)
    return str(told).replace(".", ",") if is_number else ""
