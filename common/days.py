"""The day a page speaks of: `?on=YYYY-MM-DD`, today when nothing is asked."""

from datetime import date

from django.http import HttpRequest

from common import clock
from common.middleware import RefusedInput


def day_asked(request: HttpRequest) -> date:
    """The day asked for. What is no day is refused with 400; of a day to come nothing is known but what is known today."""
    asked = request.GET.get("on", "").strip()
    if not asked:
        return clock.today()
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise RefusedInput("no such day") from None
    return min(day, clock.today())
