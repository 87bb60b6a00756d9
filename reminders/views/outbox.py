"""Messages of the demonstration, which go into files instead of to a server."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from common.doors import ActingRequest
from organizations.permissions import Permission, plan_ids
from reminders.readings.outbox import letters


def messages(request: ActingRequest) -> HttpResponse:
    """One's own; an administrator's page shows everybody's. There is none outside the demonstration."""
    if not settings.DEMONSTRATION:
        raise Http404
    everybody = bool(plan_ids(request.actor, Permission.MANAGE_ACCOUNTS))
    own = getattr(request.user, "email", "") or "-"
    return render(request, "reminders/outbox.html", {"letters": letters(to="" if everybody else own)})
