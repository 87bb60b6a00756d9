"""The invitation of a meeting, its calendar file, and the forecast for its day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.downloads import disposition
from meetings.policies import may_invite
from meetings.readings.forecast import forecast
from meetings.readings.invitation import invitation
from meetings.views.lookup import meeting_at


@require_safe
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """Whom it goes to, the message to copy, the calendar file."""
    meeting = meeting_at(request, pk)
    found = invitation(meeting, viewer=request.actor, on=clock.today())
    context = {
        "invitation": found,
        "meeting": found.meeting,
        "may_invite": may_invite(request.actor, meeting),
    }
    return render(request, "meetings/invitation.html", context)


@require_safe
def calendar_file(request: ActingRequest, pk: int) -> HttpResponse:
    found = invitation(meeting_at(request, pk), viewer=request.actor, on=clock.today())
    answer = HttpResponse(found.calendar_file, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = disposition(f"{found.meeting.title}.ics")
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def outlook(request: ActingRequest, pk: int) -> HttpResponse:
    on = day_asked(request)
    found = forecast(meeting_at(request, pk), viewer=request.actor, on=on)
    context = {"forecast": found, "meeting": found.meeting, "on": on, "today": clock.today()}
    return render(request, "meetings/forecast.html", context)
