"""Messages of the demonstration, which go into files instead of to a server."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from common.doors import ActingRequest
from organizations.permissions import Permission, plan_ids
from reminders.layouts.message import sheet_source
from reminders.readings.outbox import Letter, letters


def messages(request: ActingRequest) -> HttpResponse:
    """One's own; an administrator's page shows everybody's. There is none outside the demonstration."""
    return render(request, "reminders/outbox.html", {"letters": _letters(request)})


def message(request: ActingRequest, key: str) -> HttpResponse:
    """The HTML part as a mail program shows it: a document of its own, that runs nothing and loads nothing."""
    found = next((letter for letter in _letters(request) if letter.key == key and letter.html), None)
    if found is None:
        raise Http404
    answer = HttpResponse(found.html)
    answer["Content-Security-Policy"] = f"sandbox; default-src 'none'; style-src '{sheet_source()}'"
    return answer


def _letters(request: ActingRequest) -> tuple[Letter, ...]:
    if not settings.DEMONSTRATION:
        raise Http404
    everybody = bool(plan_ids(request.actor, Permission.MANAGE_ACCOUNTS))
    own = getattr(request.user, "email", "") or "-"
    return letters(to="" if everybody else own)
