"""How periods are called: on pages, in papers, in the head of a table."""

from django.utils.translation import gettext as _

from reporting.models import Period, PeriodKind

LETTERS: dict[str, str] = {PeriodKind.QUARTER: "Q", PeriodKind.HALF: "H"}


def name_of(period: Period) -> str:
    """Month 9/2023, quarter 3/2023, first half of 2023; what a request is about."""
    if period.label:
        return period.label
    told = {"number": period.number, "year": period.year}
    if period.kind == PeriodKind.MONTH:
        return _("Month %(number)s/%(year)s") % told
    if period.kind == PeriodKind.QUARTER:
        return _("Quarter %(number)s/%(year)s") % told
    if period.kind == PeriodKind.HALF:
        first = _("First half of %(year)s") % told
        return first if period.number == 1 else _("Second half of %(year)s") % told
    if period.kind == PeriodKind.NINE_MONTHS:
        return _("Nine months of %(year)s") % told
    return _("Year %(year)s") % told if period.kind == PeriodKind.YEAR else period.code


def short_of(period: Period, *, with_year: bool) -> str:
    """9, or 11/22 where a new year begins in the row."""
    if period.kind in (PeriodKind.YEAR, PeriodKind.NINE_MONTHS):
        return str(period.year)
    if period.kind == PeriodKind.AD_HOC:
        return period.code
    number = LETTERS.get(period.kind, "") + str(period.number)
    return f"{number}/{period.year % 100:02}" if with_year else number
