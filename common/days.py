"""The day a page speaks of: `?on=YYYY-MM-DD`, today when nothing is asked; carried along in its addresses."""

from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from common import clock
from common.formats import dm, dmy
from common.middleware import RefusedInput
from common.models import AuditEntry


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
    told = told_of(day)
    if told and request.headers.get("HX-Request") != "true":  # a part of a page says nothing by itself
        messages.info(request, told)
    return min(day, clock.today())


def told_of(day: date) -> str:
    """What a reader must know of a day without facts. One statement for a past day, none for today."""
    today = clock.today()
    if day > today:
        return _("%(day)s is still to come: this is how things stand today.") % {"day": dmy(day)}
    first = first_day() if day < today else None
    if first is None or day >= first:
        return ""
    told = _("%(day)s lies before the first entry in this portal, made on %(first)s: nothing was known yet.")
    return told % {"day": dmy(day), "first": dmy(first)}


def first_day() -> date | None:
    """Of the first act that was recorded here."""
    return AuditEntry.objects.order_by("id").values_list("known_on", flat=True).first()


def on_day(url: str, on: date) -> str:
    """An address of this portal with whatever it asks, speaking of that day."""
    parts = urlsplit(url)
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "on"]
    if on != clock.today():
        asked.append(("on", on.isoformat()))
    return urlunsplit(parts._replace(query=urlencode(asked)))


def with_day(url: str, on: date, **params: str) -> str:
    """The address that speaks of the same day; today needs no parameter, and empty ones are left out."""
    query = {name: value for name, value in params.items() if value}
    if on != clock.today():
        query["on"] = on.isoformat()
    return f"{url}?{urlencode(query)}" if query else url


def day_text(day: date, on: date) -> str:
    """The year only where it is not the reader's year."""
    return dm(day) if day.year == on.year else dmy(day)
