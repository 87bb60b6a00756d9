"""The day a page speaks of: `?on=YYYY-MM-DD`, today when nothing is asked; carried along in its addresses."""

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from common import clock
from common.formats import dm, dmy
from common.middleware import RefusedInput


def day_asked(request: HttpRequest) -> date:
    """The day asked for. What is no day is refused with 400; a day to come shows what is known today, and says so."""
    asked = request.GET.get("on", "").strip()
    if not asked:
        return clock.today()
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise RefusedInput(
            _("“%(asked)s” is no day; write it like 2023-10-16.") % {"asked": asked[:40]}
        ) from None
    if day > clock.today():
        told = _("%(day)s is still to come: this is how things stand today.") % {"day": dmy(day)}
        messages.info(request, told)
    return min(day, clock.today())


def with_day(url: str, on: date, **params: str) -> str:
    """The address that speaks of the same day; today needs no parameter, and empty ones are left out."""
    query = {name: value for name, value in params.items() if value}
    if on != clock.today():
        query["on"] = on.isoformat()
    return f"{url}?{urlencode(query)}" if query else url


def day_text(day: date, on: date) -> str:
    """The year only where it is not the reader's year."""
    return dm(day) if day.year == on.year else dmy(day)
