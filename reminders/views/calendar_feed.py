"""The personal calendar: an address with a secret in it, so that a phone can subscribe; made and taken back by its person."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest
from reminders.actions import preferences
from reminders.layouts.calendar_feed import calendar_of
from reminders.readings.calendar_feed import deadlines_of, owner_of


@login_not_required
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    owner = owner_of(preferences.calendar_hash(secret))
    if owner is None:
        raise Http404
    host = settings.PUBLIC_URL.split("://")[1]
    body = calendar_of(deadlines_of(owner, on=clock.today()), host)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def opened(request: ActingRequest) -> HttpResponse:
    """The address is shown once."""
    secret = preferences.open_calendar(by=request.actor)
    address = f"{settings.PUBLIC_URL}{reverse('reminders:calendar', args=[secret])}"
    return render(request, "reminders/calendar_opened.html", {"address": address})


@require_POST
def closed(request: ActingRequest) -> HttpResponse:
    preferences.close_calendar(by=request.actor)
    messages.success(request, _("The calendar's address does not work any more."))
    return redirect("reminders:preferences")
