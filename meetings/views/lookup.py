"""The meeting an address names, if the reader may see it."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from common import clock
from common.actors import Actor
from common.doors import ActingRequest
from meetings.models import Meeting
from organizations.models import Unit


def meeting_at(request: ActingRequest, pk: int) -> Meeting:
    visible = Meeting.objects.visible_to(request.actor).select_related("committee", "owner")
    return get_object_or_404(visible, pk=pk)


def units_in_force(actor: Actor) -> QuerySet[Unit]:
    return Unit.objects.visible_to(actor).in_force(clock.today()).sorted()


def units_of(meeting: Meeting, actor: Actor) -> QuerySet[Unit]:
    """Units of the plan in force today: who may present, who may be a guest."""
    return Unit.objects.visible_to(actor).filter(home=meeting.owner_id).in_force(clock.today()).sorted()
