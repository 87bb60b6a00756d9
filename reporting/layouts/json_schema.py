"""A form as JSON Schema (2020-12): what a program may send for it, with the wording of every indicator."""

from datetime import date
from typing import Any

from reporting.models import NARRATIVE, Indicator
from reporting.models.definition import Definition, Field
from reporting.models.sent import LONGEST_NOTE, LONGEST_PROSE, MOST, MOST_OTHERS

NOTE = {"type": ["string", "null"], "maxLength": LONGEST_NOTE}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def form_schema(of: Definition, on: date) -> dict[str, Any]:
    """The body of PUT /reports/{form}/{period}/{unit}/."""
    return {
        "$schema": DIALECT,
        "title": of.form.name_vi,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "values": {
                "type": "object",
                "additionalProperties": False,
                "properties": {field.code: value_schema(field, on) for field in of.fields},
            },
            "narrative": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    name: {"type": ["string", "null"], "maxLength": LONGEST_PROSE} for name in NARRATIVE
                },
            },
            "submit": {"type": "boolean", "default": False},
        },
    }


def value_schema(field: Field, on: date) -> dict[str, Any]:
    """One of: a figure, nothing occurred, not applicable; null takes the value away."""
    wording = field.wording(on)
    choices = [figure(field, on), {"type": "null"}, flag("not_applicable")]
    if field.kind not in (Indicator.Kind.YES_NO, Indicator.Kind.SCORE):
        choices.append(flag("nil"))
    return {
        "title": wording.name,
        "description": " / ".join(words for words in (wording.numerator, wording.denominator) if words),
        "oneOf": choices,
    }


def flag(name: str) -> dict[str, Any]:
    return closed({name: {"const": True}})


def figure(field: Field, on: date) -> dict[str, Any]:
    rules = field.wording(on).rules
    most = rules.get("max", MOST.get(Indicator.Kind(field.kind), MOST_OTHERS))
    number: dict[str, Any] = {"type": "integer", "minimum": rules.get("min", 0), "maximum": most}
    if field.indicator.is_ratio:
        return closed({"numerator": number, "denominator": {**number, "minimum": 1}})
    if field.kind == Indicator.Kind.YES_NO:
        return closed({"value": {"type": "boolean"}})
    if field.kind == Indicator.Kind.SCORE:
        number = {**number, "type": "number", "multipleOf": 0.01}
    return closed({"value": number})


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": {**properties, "note": NOTE},
    }
