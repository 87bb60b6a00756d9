"""What I was told and still have to do."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest
from organizations.permissions import Permission, plan_ids
from reminders.actions import deliveries
from reminders.readings.inbox import inbox


def own(request: ActingRequest) -> HttpResponse:
    on = clock.today()
    mine = inbox(viewer=request.actor, on=on)
    context = {
        "inbox": mine,
        "newest": max((row.delivery_id for row in mine.rows), default=0),
        "may_urge": bool(plan_ids(request.actor, Permission.URGE)),
        "on": on,
    }
    return render(request, "reminders/inbox.html", context)


@require_POST
def read(request: ActingRequest) -> HttpResponse:
    upto = request.POST.get("upto", "")
    if upto.isdecimal() and len(upto) < 19:
        deliveries.mark_read(by=request.actor, upto=int(upto))
    return redirect("reminders:inbox")
