"""The invitation and the minutes of a meeting as papers: looked at, and taken as Word or PDF."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from common.days import day_asked
from common.doors import ActingRequest
from documents.layouts.answers import LaidOut, answer, layout_asked
from documents.readings.office_templates import office_layout
from meetings.layouts.meeting_papers import invitation_paper, minutes_paper
from meetings.models import Meeting
from meetings.readings.meeting_papers import invitation_of, minutes_of
from meetings.views.lookup import meeting_at


@require_safe
def invitation(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    meeting, on = meeting_at(request, pk), day_asked(request)
    told = invitation_of(meeting, viewer=request.actor, on=on, layout=layout_asked(request))
    return answer(
        request, invitation_paper(told), kind, f"Giay-moi-{meeting.held_on:%Y-%m-%d}", _office(meeting)
    )


@require_safe
def minutes(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    meeting, on = meeting_at(request, pk), day_asked(request)
    told = minutes_of(meeting, viewer=request.actor, on=on, layout=layout_asked(request))
    return answer(
        request, minutes_paper(told), kind, f"Bien-ban-{meeting.held_on:%Y-%m-%d}", _office(meeting)
    )


def _office(meeting: Meeting) -> LaidOut:
    return partial(office_layout, owner_id=meeting.owner_id)
