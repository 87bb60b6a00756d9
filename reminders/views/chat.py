"""Texts for the units' chat groups; copying one is on record as an urge."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest
from directives.models import Assignment
from organizations.permissions import Permission, plan_ids
from organizations.policies import may
from reminders.actions import urging
from reminders.readings.chat import chat_texts


def texts(request: ActingRequest) -> HttpResponse:
    home = min(plan_ids(request.actor, Permission.VIEW_PLAN), default=0)
    may(request.actor, Permission.URGE, home_id=home).enforce()
    found = chat_texts(viewer=request.actor, on=clock.today())
    context = {"texts": found, "together": "\n\n".join(each.text for each in found), "on": clock.today()}
    return render(request, "reminders/chat.html", context)


@require_POST
def copied(request: ActingRequest, unit_pk: int) -> HttpResponse:
    found = [each for each in chat_texts(viewer=request.actor, on=clock.today()) if each.unit.pk == unit_pk]
    if not found:
        raise Http404
    work = list(Assignment.objects.visible_to(request.actor).filter(pk__in=found[0].work))
    urging.record_copied(by=request.actor, work=work, text=found[0].text)
    return HttpResponse(status=204)
