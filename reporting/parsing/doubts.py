"""Figures that must agree with each other, and figures that jumped: the first are refused, of the others a note is asked."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reporting.models import FormRule
from reporting.models.definition import Definition, Field
from reporting.models.sent import Said, Shape

Values = Mapping[str, Shape]


def term(name: str, values: Values) -> Decimal | None:
    """``CODE``, ``CODE.numerator`` or ``CODE.denominator``; nil counts as 0, what is not known makes the rule silent."""
    code, _dot, part = name.partition(".")
    shape = values.get(code)
    if shape is None or shape.get("not_applicable"):
        return None
    if shape.get("nil"):
        return Decimal(0)
    told = shape.get(part or ("numerator" if "numerator" in shape else "value"))
    return None if told is None else Decimal(str(int(told) if isinstance(told, bool) else told))


def disagreement(rule: FormRule, values: Values) -> bool:
    parts = [term(name, values) for name in rule.parts]
    whole = term(rule.whole, values)
    if whole is None or any(part is None for part in parts):
        return False
    total = sum((part for part in parts if part is not None), Decimal(0))
    return total != whole if rule.kind == FormRule.Kind.SUM_EQUALS else total > whole


def rule_errors(
    of: Definition, values: Values, touched: Mapping[str, Any], severity: str
) -> Iterator[tuple[str, Said]]:
    """(code of the value, what is wrong with it): told at a value that was sent, the whole first."""
    for rule in of.rules:
        if rule.severity != severity or not disagreement(rule, values):
            continue
        names = [name.partition(".")[0] for name in (rule.whole, *rule.parts)]
        code = next((name for name in names if name in touched), None)
        if code is not None:
            yield code, Said(f"values.{code}", rule.code, worded(rule.message_vi, rule.message_en))


def _worded(vietnamese: str, english: str) -> str:
    return english if (get_language() or "vi").startswith("en") else vietnamese


worded = lazy(_worded, str)  # a rule's own words, chosen where they are read


def jump(field: Field, shape: Shape, before: Shape | None, on: date) -> Said | None:
    """Against the last period, further than the indicator's own bound: not refused, but the reader will ask why."""
    if before is None or shape.get("note"):
        return None
    rules, at = field.wording(on).rules, f"values.{field.code}"
    if "numerator" in shape and "numerator" in before and "jump_points" in rules:
        points = percent(shape) - percent(before)
        if abs(points) > rules["jump_points"]:
            told = JUMPED_UP if points > 0 else JUMPED_DOWN
            return Said(at, "jump_needs_note", told % {"points": plain(abs(points))})
        return None
    return jump_of_number(field, shape, before, on)


JUMPED_UP = _("Up %(points)s points on the last period. Say why, so that nobody has to ask again.")
JUMPED_DOWN = _("Down %(points)s points on the last period. Say why, so that nobody has to ask again.")
CHANGED = _("It was %(before)s in the last period. Say why, so that nobody has to ask again.")


def jump_of_number(field: Field, shape: Shape, before: Shape, on: date) -> Said | None:
    rules, at = field.wording(on).rules, f"values.{field.code}"
    now, then = term(field.code, {field.code: shape}), term(field.code, {field.code: before})
    if now is None or then is None or "numerator" in shape or isinstance(shape.get("value"), bool):
        return None
    points, share = rules.get("jump_points"), rules.get("jump_percent")
    far = points is not None and abs(now - then) > points
    if share is not None and then:
        far = far or abs(now - then) * 100 > then * share
    return Said(at, "jump_needs_note", CHANGED % {"before": plain(then)}) if far else None


def percent(shape: Shape) -> Decimal:
    return Decimal(str(shape["numerator"])) * 100 / Decimal(str(shape["denominator"]))


def plain(number: Decimal) -> str:
    """One decimal at most, with the comma of the country; no zeros at the end."""
    rounded = round(number, 1)
    whole = rounded == rounded.to_integral_value()
    return str(int(rounded)) if whole else str(rounded).replace(".", ",")
