"""Open work of units that ended: what waits, the hand-over in bulk, and its minutes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from directives.actions import handovers
from directives.forms.handovers import ChosenForm, HandoverForm
from directives.models import Handover
from directives.policies.handovers import is_theirs
from directives.readings.handovers import heir_code, minutes_page, offered, open_lines, scan_of, waiting_work
from directives.readings.leading_posts import titles_of_plan
from directives.views.evidence import download
from documents.actions.received import received
from organizations.models import Unit
from organizations.permissions import Permission, holds


@require_safe
def waiting(request: ActingRequest) -> HttpResponse:
    found = waiting_work(viewer=request.actor)
    return render(request, "handovers/waiting.html", {"waiting": found})


@require_http_methods(["GET", "POST"])
def hand_over(request: ActingRequest, pk: int) -> HttpResponse:
    unit = closed(request, pk)
    lines, units = open_lines(unit, viewer=request.actor), offered(unit)
    keys = [line.id for line in lines]
    start = {"to_unit": heir_code(unit)}
    form = HandoverForm(
        sent(request), sent_files(request), initial=start, offered=units, **voices(request, unit)
    )
    chosen = ChosenForm(sent(request), known=keys)
    if request.method == "POST" and form.is_valid() and chosen.is_valid():
        made: list[Handover] = []
        if carried_out(form, lambda: made.append(handed_over(request, unit, form, chosen))):
            messages.success(request, _("The work is handed over."))
            return redirect("handovers:minutes", pk=made[0].pk)
    ticked = set(chosen.cleaned_data.get("work", ())) if chosen.is_bound and chosen.is_valid() else set(keys)
    context = {"unit": unit, "lines": lines, "form": form, "chosen": chosen, "ticked": ticked}
    status = answer_status(form) if form.errors else answer_status(chosen)
    return render(request, "handovers/unit.html", context, status=status)


def handed_over(request: ActingRequest, unit: Unit, form: HandoverForm, chosen: ChosenForm) -> Handover:
    """The scan is examined first: it takes its time, and nothing is locked meanwhile."""
    told, sheet = form.cleaned_data, form.cleaned_data["file"]
    minutes = handovers.Minutes(
        number=told["number"],
        on=told["minutes_on"],
        handed_by=told["handed_by"],
        received_by=told["received_by"],
        note=told["remark"],
        file=received(sheet, sheet.name, declared_classified=told["classified"]) if sheet else None,
    )
    return handovers.hand_over(
        by=form.speaker(request.actor),
        from_unit=unit,
        to_unit=told["to_unit"],
        minutes=minutes,
        chosen=chosen.cleaned_data["work"],
    )


@require_safe
def minutes(request: ActingRequest, pk: int) -> HttpResponse:
    page = minutes_page(pk, viewer=request.actor)
    if page is None:
        raise Http404
    return render(request, "handovers/minutes.html", {"page": page})


@require_safe
def scan(request: ActingRequest, pk: int) -> HttpResponse:
    found = scan_of(pk, viewer=request.actor)
    if found is None or found.minutes_file is None or found.minutes_file.is_purged:
        raise Http404
    return download(request, found.minutes_file)


def closed(request: ActingRequest, pk: int) -> Unit:
    """A unit of the reader's plan that ended before today, else 404."""
    seen = Unit.objects.visible_to(request.actor).filter(home__in=list(request.actor.home_ids))
    return get_object_or_404(seen.filter(valid_to__lt=clock.today()).select_related("home"), pk=pk)


def voices(request: ActingRequest, unit: Unit) -> dict[str, Any]:
    """Whose word the reader may speak here; refuses him who may speak for nobody."""
    own = is_theirs(request.actor, unit)
    entering = holds(request.actor, Permission.ENTER_FOR_LEADER, home_id=unit.home_id)
    posts = titles_of_plan(unit.home_id, None) if entering and unit.home_id else ()
    if not posts:
        own.enforce()
    return {"posts": posts, "own": bool(own)}
