"""A verdict in words, and values as they are printed."""

from decimal import Decimal

from django.utils.translation import gettext as _

from common import formats
from common.formats import dmy
from projects.models import Target
from projects.readings.target_verdicts import Pace, Verdict, Why

DIRECTION_SIGNS = {
    Target.Direction.UP: "≥",
    Target.Direction.DOWN: "≤",
    Target.Direction.BAND: "",
    Target.Direction.MILESTONE: "",
}


def amount(value: Decimal | None, decimals: int) -> str:
    """As many decimals as the target shows, without trailing zeros of a whole number."""
    if value is None:
        return ""
    exact = value.quantize(Decimal(1).scaleb(-decimals))
    whole = exact == exact.to_integral_value()
    return formats.number(value, 0 if whole else decimals)


def with_measure(text: str, measure: str) -> str:
    """78%, 37 máy."""
    if not text:
        return ""
    return f"{text}%" if measure.strip() == "%" else f"{text} {measure}".strip()


def plan_text(planned: Decimal | None, top: Decimal | None, decimals: int) -> str:
    """80, or 40–60 of a band."""
    if planned is None:
        return ""
    low = amount(planned, decimals)
    return low if top is None else f"{low}–{amount(top, decimals)}"


def verdict_words(pace: Pace, measure: str, decimals: int) -> str:
    """One short phrase beside the badge: by how much, or why nothing can be said."""
    if pace.why is not Why.PACE:
        return WHY_WORDS[pace.why]()
    if pace.verdict is Verdict.MET:
        return _("reached after its day") if pace.was_late else ""
    if pace.gap is None or pace.verdict is Verdict.MISSED:
        return ""
    size = _size(abs(pace.gap), measure, decimals)
    if pace.expected is None:
        return _("%(size)s outside the band") % {"size": size} if pace.gap < 0 else ""
    if pace.gap < 0:
        return _("behind by %(size)s") % {"size": size}
    return _("ahead by %(size)s") % {"size": size} if pace.gap > 0 else ""


def _size(gap: Decimal, measure: str, decimals: int) -> str:
    """Between percentages lie points, never per cent."""
    shown = amount(gap, max(decimals, 1))
    return _("%(gap)s points") % {"gap": shown} if measure.strip() == "%" else with_measure(shown, measure)


WHY_WORDS = {
    Why.NO_PLAN: lambda: _("nothing is promised for this year"),
    Why.NOT_BEGUN: lambda: _("the year has not begun"),
    Why.NO_ACTUAL: lambda: _("no figure was given yet"),
    Why.NO_START: lambda: _("the starting value is not known"),
    Why.STALE: lambda: _("the last figure is too old"),
}


def arithmetic(pace: Pace, *, plan: str, actual: str, due: str, decimals: int) -> str:
    """The sum behind the verdict, to be followed with a pocket calculator."""
    if pace.expected is None or pace.start is None or pace.judged_on is None:
        return ""
    places = max(decimals, 1)
    return _(
        "Line on %(day)s: %(start)s + (%(plan)s − %(start)s) × %(passed)s / %(whole)s days = %(expected)s; "
        "actual %(actual)s; to be reached by %(due)s."
    ) % {
        "day": dmy(pace.judged_on),
        "start": amount(pace.start, decimals),
        "plan": plan,
        "passed": pace.days_passed,
        "whole": pace.days_whole,
        "expected": amount(pace.expected, places),
        "actual": actual,
        "due": due,
    }
