"""Sums in words and figures: what a table prints of an indicator."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from common import formats
from reporting.models import Indicator
from reporting.models.amounts import Total, exact
from reporting.readings.sums import value_of


def told(indicator: Indicator, total: Total | None) -> str:
    """72,5%, 1.204, 12/14; a dash where nothing is known: it is no 0."""
    value = None if total is None else value_of(indicator, total)
    return "–" if value is None else number_told(indicator, value)


def number_told(indicator: Indicator, value: Decimal) -> str:
    found = rounded(indicator, value)
    return formats.percent(found) if is_percent(indicator) else formats.number(found)


def is_percent(indicator: Indicator) -> bool:
    return indicator.kind in (Indicator.Kind.RATIO, Indicator.Kind.YES_NO)


def rounded(indicator: Indicator, value: Decimal) -> Decimal:
    """As it is printed: a percentage to a tenth, a score as it is, everything else whole."""
    if indicator.kind == Indicator.Kind.SCORE:
        return value
    return value.quantize(Decimal("0.1") if is_percent(indicator) else Decimal(1), ROUND_HALF_UP)


def parts_told(indicator: Indicator, total: Total) -> str:
    """What a rate is made of: 812/1.003."""
    if indicator.kind == Indicator.Kind.RATIO and total.denominator:
        return f"{_whole(exact(total.numerator))}/{_whole(exact(total.denominator))}"
    if indicator.kind == Indicator.Kind.YES_NO and total.has_figure:
        return f"{_whole(exact(total.number))}/{total.given + total.nil}"
    return ""


def _whole(value: Decimal) -> str:
    return formats.number(value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def answered_told(total: Total) -> str:
    """How many units stand behind a sum."""
    parts = [
        (total.given, _("%(count)s gave a figure")),
        (total.nil, _("%(count)s nothing occurred")),
        (total.not_applicable, _("%(count)s not applicable")),
    ]
    return ", ".join(words % {"count": count} for count, words in parts if count)


def change_told(indicator: Indicator, now: Total, before: Total) -> str:
    """Against another period: points for rates, per cent of a number; empty where one of them is not known."""
    value, past = value_of(indicator, now), value_of(indicator, before)
    if value is None or past is None:
        return ""
    if indicator.kind in (Indicator.Kind.RATIO, Indicator.Kind.YES_NO):
        points = (value - past).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return _("%(points)s points") % {"points": _signed(points)}
    if not past:
        return ""
    return f"{_signed(((value - past) * 100 / past).quantize(Decimal('0.1'), ROUND_HALF_UP))}%"


def _signed(value: Decimal) -> str:
    return f"+{formats.number(value)}" if value > 0 else formats.number(value)
