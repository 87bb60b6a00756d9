"""What was sent for a form, looked at value by value: the one place that says what a unit may write.

Form, Excel, API and batch all end here, so they store the same values and tell the same errors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from reporting.models import NARRATIVE, Indicator
from reporting.models.amounts import Amount, Answer
from reporting.models.definition import Definition, Field
from reporting.models.sent import (
    DECIMALS,
    LONGEST_CODE,
    LONGEST_NOTE,
    LONGEST_PROSE,
    MOST,
    MOST_OTHERS,
    Said,
    Shape,
    Text,
)

NO_DENOMINATOR = _("The denominator is 0: mark the value as nothing occurred or not applicable.")
NO_FIGURE = _("No figure is given; say if nothing occurred, or if it is not applicable.")
NAMES = {"value", "numerator", "denominator", "nil", "not_applicable", "note"}


@dataclass(frozen=True)
class Checked:
    """One value: its canonical shape (None where it is taken away), or why not."""

    shape: Shape | None
    errors: tuple[Said, ...] = ()


def check_value(of: Field | None, code: str, sent: Any, on: date) -> Checked:
    at = f"values.{code[:LONGEST_CODE]}"
    if of is None:
        return refused(at, "unknown_indicator", _("This form has no such indicator."))
    if sent is None:
        return Checked(None)
    if not isinstance(sent, dict):
        return refused(at, "not_an_object", _('A value is an object such as {"value": 37}.'))
    strange = sorted(set(sent) - NAMES)
    if strange:
        told = _("There is no such field.")
        return Checked(
            None, tuple(Said(f"{at}.{name[:LONGEST_CODE]}", "unknown_field", told) for name in strange)
        )
    note, wrong = check_note(at, sent.get("note"))
    if wrong:
        return wrong
    found = check_answer(of, at, sent, on)
    if found.shape is not None and note:
        return Checked({**found.shape, "note": note})
    return found


def refused(at: str, code: str, message: Text) -> Checked:
    return Checked(None, (Said(at, code, message),))


def check_note(at: str, sent: Any) -> tuple[str, Checked | None]:
    if sent is None:
        return "", None
    if not isinstance(sent, str):
        return "", refused(f"{at}.note", "not_text", _("A note is a text."))
    note = sent.strip()
    if len(note) > LONGEST_NOTE:
        told = _("At most %(longest)s characters.") % {"longest": LONGEST_NOTE}
        return "", refused(f"{at}.note", "too_long", told)
    return note, None


def check_answer(of: Field, at: str, sent: Mapping[str, Any], on: date) -> Checked:
    for name in ("nil", "not_applicable"):
        if not isinstance(sent.get(name, False), bool):
            return refused(f"{at}.{name}", "not_yes_or_no", _("Write true or false."))
    figures = [name for name in ("value", "numerator", "denominator") if sent.get(name) is not None]
    chosen = [name for name in ("nil", "not_applicable") if sent.get(name)]
    if len(chosen) + bool(figures) > 1:
        told = _("A value is one thing: a figure, nothing occurred, or not applicable.")
        return refused(at, "several_answers", told)
    if chosen == ["nil"] and of.kind in (Indicator.Kind.YES_NO, Indicator.Kind.SCORE):
        told = _("Here “nothing occurred” says nothing; give the figure, or mark it not applicable.")
        return refused(f"{at}.nil", "nil_not_possible", told)
    if chosen:
        return Checked({chosen[0]: True})
    if not figures:
        return refused(at, "no_value", NO_FIGURE)
    return check_ratio(of, at, sent, on) if of.indicator.is_ratio else check_single(of, at, sent, on)


def check_ratio(of: Field, at: str, sent: Mapping[str, Any], on: date) -> Checked:
    if sent.get("value") is not None or sent.get("numerator") is None or sent.get("denominator") is None:
        told = _("A rate is sent as numerator and denominator, never as a percentage.")
        return refused(at, "needs_numerator_and_denominator", told)
    rules = of.wording(on).rules
    wrong = [
        said
        for name in ("numerator", "denominator")
        for said in number_errors(of, f"{at}.{name}", sent[name], rules)
    ]
    if wrong:
        return Checked(None, tuple(wrong))
    above, below = canonical(sent["numerator"]), canonical(sent["denominator"])
    if below == 0:
        return refused(f"{at}.denominator", "denominator_zero", NO_DENOMINATOR)
    most = rules.get("max_percent", 100)
    if above * 100 > below * most:
        numbers = {"numerator": above, "denominator": below}
        over = _("The numerator %(numerator)s is more than the denominator %(denominator)s allows.") % numbers
        return refused(f"{at}.numerator", "numerator_over_denominator", over)
    return Checked({"numerator": above, "denominator": below})


def check_single(of: Field, at: str, sent: Mapping[str, Any], on: date) -> Checked:
    if sent.get("numerator") is not None or sent.get("denominator") is not None:
        told = _('This indicator is one figure: {"value": 37}.')
        return refused(at, "needs_value", told)
    value = sent["value"]
    if of.kind == Indicator.Kind.YES_NO:
        if isinstance(value, bool):
            return Checked({"value": value})
        return refused(f"{at}.value", "not_yes_or_no", _("Write true or false."))
    wrong = number_errors(of, f"{at}.value", value, of.wording(on).rules)
    return Checked(None, wrong) if wrong else Checked({"value": canonical(value)})


def number_errors(of: Field, at: str, value: Any, rules: Mapping[str, Any]) -> tuple[Said, ...]:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        told = _("A number is needed, written without dots or spaces between its digits.")
        return (Said(at, "not_a_number", told),)
    lowest, highest = rules.get("min", 0), rules.get("max", MOST.get(of.kind, MOST_OTHERS))
    if value < lowest:
        return (Said(at, "below_minimum", _("Not below %(lowest)s.") % {"lowest": lowest}),)
    if value > highest:
        return (Said(at, "above_maximum", _("Not above %(highest)s.") % {"highest": highest}),)
    if isinstance(value, int):
        return ()
    exact = Decimal(str(value))
    if of.kind != Indicator.Kind.SCORE and exact != exact.to_integral_value():
        return (Said(at, "not_whole", _("A whole number is needed.")),)
    if exact != round(exact, DECIMALS):
        digits = _("At most %(digits)s digits after the comma.") % {"digits": DECIMALS}
        return (Said(at, "too_precise", digits),)
    return ()


def canonical(value: int | float | Decimal) -> int | float:
    """As it is stored and told: whole numbers without a point."""
    if isinstance(value, int):
        return value
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def check_narrative(sent: Mapping[str, Any]) -> tuple[dict[str, str], tuple[Said, ...]]:
    found, errors = {}, []
    for name, words in sent.items():
        at = f"narrative.{name[:LONGEST_CODE]}"
        if name not in NARRATIVE:
            errors.append(Said(at, "unknown_field", _("There is no such field.")))
        elif words is not None and not isinstance(words, str):
            errors.append(Said(at, "not_text", _("A text is needed.")))
        elif len(words or "") > LONGEST_PROSE:
            told = _("At most %(longest)s characters.") % {"longest": LONGEST_PROSE}
            errors.append(Said(at, "too_long", told))
        else:
            found[name] = (words or "").replace("\r\n", "\n").strip()
    return found, tuple(errors)


def amount_of(shape: Mapping[str, Any]) -> Amount:
    """What a stored value adds to a sum."""
    if shape.get("nil"):
        return Amount(answer=Answer.NIL)
    if shape.get("not_applicable"):
        return Amount(answer=Answer.NOT_APPLICABLE)
    if "numerator" in shape:
        return Amount(
            numerator=Decimal(str(shape["numerator"])), denominator=Decimal(str(shape["denominator"]))
        )
    value = shape["value"]
    return Amount(number=Decimal(int(value)) if isinstance(value, bool) else Decimal(str(value)))


def filled_percent(of: Definition, values: Mapping[str, Any], narrative: Mapping[str, str]) -> int:
    """Required fields that are answered, in percent, rounded down; a form without required fields asks for any answer, in
    figures or in words."""
    required = [each.code for each in of.fields if each.required]
    if not required:
        return 100 if values or narrative else 0
    return 100 * sum(code in values for code in required) // len(required)
