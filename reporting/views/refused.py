"""Submissions that could not be accepted: listed until they are repaired or put aside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.doors import ActingRequest
from common.listing import Filter, Order, listing
from reporting.actions import attempts
from reporting.models import SubmissionAttempt
from reporting.policies.reports import may_put_aside
from reporting.readings.attempts import attempt_lines, attempt_page, open_attempts

ORDERS = (
    Order("last", _("Last sent"), ("-last_at", "-pk")),
    Order("unit", _("Unit"), ("unit__position", "-last_at", "-pk")),
)


def listed(request: ActingRequest) -> HttpResponse:
    doors = Filter(
        "door",
        _("By way of"),
        lambda rows, door: rows.filter(door=door),
        choices=SubmissionAttempt.Door.choices,
    )
    found = listing(
        request, open_attempts(request.actor), filters=(doors,), ordering=ORDERS, present=attempt_lines
    )
    return render(request, found.template("reporting/refused.html"), {"listing": found})


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    row = seen(request, pk)
    trail = [(_("Submissions to repair"), reverse("reporting:refused")), (row.unit.short_name, "")]
    context = {"page": attempt_page(row), "may_put_aside": may_put_aside(request.actor, row)}
    return render(request, "reporting/refused_one.html", {**context, "breadcrumbs": trail})


@require_POST
def put_aside(request: ActingRequest, pk: int) -> HttpResponse:
    attempts.put_aside(by=request.actor, attempt=seen(request, pk))
    messages.success(request, _("The submission left the list; it is kept in the records."))
    return redirect("reporting:refused")


def seen(request: ActingRequest, pk: int) -> SubmissionAttempt:
    rows = SubmissionAttempt.objects.visible_to(request.actor).select_related("unit")
    return get_object_or_404(rows, pk=pk)
