"""How days and numbers are printed: dd/mm/yyyy everywhere, decimal comma and thousand dot in Vietnamese."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language, gettext

Number = int | float | Decimal


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def dmy(value: date | datetime | None) -> str:
    """16/10/2023; empty when there is no day."""
    return _local(value).strftime("%d/%m/%Y") if value else ""


def dm(value: date | datetime | None) -> str:
    """16/10, where the year stands elsewhere on the screen."""
    return _local(value).strftime("%d/%m") if value else ""


def hm(value: datetime | time | None) -> str:
    """08:05, local time."""
    if value is None:
        return ""
    return (_local(value) if isinstance(value, datetime) else value).strftime("%H:%M")


def moment(value: datetime | None) -> str:
    """08:05, 16/10/2023."""
    return f"{hm(value)}, {dmy(value)}" if value else ""


def weekday(value: date | datetime) -> str:
    """The name of the day in the reader's language."""
    names = (
        gettext("Monday"),
        gettext("Tuesday"),
        gettext("Wednesday"),
        gettext("Thursday"),
        gettext("Friday"),
        gettext("Saturday"),
        gettext("Sunday"),
    )
    return names[_local(value).weekday()]


def number(value: Number, places: int | None = None, language: str | None = None) -> str:
    """1.234,5 in Vietnamese, 1,234.5 otherwise. Without `places` at most two decimals, no trailing zeros."""
    exact = Decimal(str(value))
    step = Decimal(1).scaleb(-(2 if places is None else places))
    text = f"{exact.quantize(step, ROUND_HALF_UP):,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if (language or get_language() or "vi").startswith("vi"):
        text = text.translate(str.maketrans(",.", ".,"))
    return text


def percent(value: Number, places: int | None = None) -> str:
    """72% from 72: values are percentages already, not fractions."""
    return f"{number(value, places)}%"
