"""Sums of money in a few characters, for cards and sentences; tables print every dong."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from common.formats import number

MILLION, BILLION = 10**6, 10**9


def about(amount: int) -> str:
    """298.500.010 -> "298,5 triệu đồng"; 3.900.000.000 -> "3,9 tỷ đồng": rounded to a tenth."""
    if abs(amount) >= BILLION:
        return _("%(sum)s billion dong") % {"sum": _tenths(amount, BILLION)}
    if abs(amount) >= MILLION:
        return _("%(sum)s million dong") % {"sum": _tenths(amount, MILLION)}
    return _("%(sum)s dong") % {"sum": number(amount)}


def _tenths(amount: int, unit: int) -> str:
    places = Decimal("0.1")
    return number((Decimal(amount) / unit).quantize(places, ROUND_HALF_UP))
