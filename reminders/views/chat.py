"""Texts for chat groups, of units and of groups of them; copying one is on record as an urge."""

from collections.abc import Iterable

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
from reminders.sources.chat import ChatText, GroupText


def texts(request: ActingRequest) -> HttpResponse:
    home = min(plan_ids(request.actor, Permission.VIEW_PLAN), default=0)
    may(request.actor, Permission.URGE, home_id=home).enforce()
    found = chat_texts(viewer=request.actor, on=clock.today())
    together = "\n\n".join(each.text for each in found.units)
    context = {"units": found.units, "groups": found.groups, "together": together, "on": clock.today()}
    return render(request, "reminders/chat.html", context)


@require_POST
def copied(request: ActingRequest, unit_pk: int) -> HttpResponse:
    found = chat_texts(viewer=request.actor, on=clock.today()).units
    return _logged(request, (each for each in found if each.unit.pk == unit_pk))


@require_POST
def group_copied(request: ActingRequest, group: str) -> HttpResponse:
    found = chat_texts(viewer=request.actor, on=clock.today()).groups
    return _logged(request, (each for each in found if each.key == group))


def _logged(request: ActingRequest, found: Iterable[ChatText | GroupText]) -> HttpResponse:
    text = next(iter(found), None)
    if text is None:
        raise Http404
    work = list(Assignment.objects.visible_to(request.actor).filter(pk__in=text.work))
    urging.record_copied(by=request.actor, work=work, text=text.text)
    return HttpResponse(status=204)
