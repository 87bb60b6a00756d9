"""How a capture ends: its work given out, submitted for signature, or thrown away. Each says first what will happen."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from common.doors import ActingRequest, carried_out
from directives.actions import captures
from directives.forms.capture import VersionForm
from directives.models import Capture, Directive
from directives.policies import captures as policies
from directives.readings.captures import capture_summary
from directives.views.capture import seen, trail

FORM = require_http_methods(["GET", "POST"])
ENDS = {
    "give_out": gettext_lazy("Give out the work"),
    "submit": gettext_lazy("Submit for approval"),
    "discard": gettext_lazy("Discard the draft"),
}


@FORM
def give_out(request: ActingRequest, pk: int) -> HttpResponse:
    capture = seen(request, pk)
    if request.method == "GET":
        policies.may_give_out(request.actor, capture).enforce()
    form, made = VersionForm(request.POST or None, initial={"version": capture.version}), list[Directive]()
    if form.is_valid() and carried_out(form, _act(captures.give_out, request, capture, form, made)):
        messages.success(request, _("The work of %(paper)s is given out.") % {"paper": made[0]})
        return redirect(after_giving_out(capture, made[0]))
    return asked(request, capture, form, "give_out")


@FORM
def submit(request: ActingRequest, pk: int) -> HttpResponse:
    capture = seen(request, pk)
    if request.method == "GET":
        policies.may_submit(request.actor, capture).enforce()
    form, made = VersionForm(request.POST or None, initial={"version": capture.version}), list[Directive]()
    if form.is_valid() and carried_out(form, _act(captures.submit, request, capture, form, made)):
        messages.success(request, _("The draft is submitted for signature."))
        return redirect("directives:detail", pk=made[0].pk)
    return asked(request, capture, form, "submit")


@FORM
def discard(request: ActingRequest, pk: int) -> HttpResponse:
    capture = seen(request, pk)
    policies.may_change(request.actor, capture).enforce()
    form = VersionForm(request.POST or None, initial={"version": capture.version})
    if form.is_valid() and carried_out(form, _act(captures.discard, request, capture, form, [])):
        messages.success(request, _("The draft is discarded."))
        return redirect("directives:capture")
    return asked(request, capture, form, "discard")


def asked(request: ActingRequest, capture: Capture, form: VersionForm, act: str) -> HttpResponse:
    """What will happen, before it does; what was refused stands there with the way back to the rows."""
    crumbs = [
        *trail(),
        (str(capture), reverse("directives:capture-detail", args=[capture.pk])),
        (ENDS[act], ""),
    ]
    end = capture_summary(capture, viewer=request.actor)
    context = {"form": form, "act": act, "end": end, "breadcrumbs": crumbs}
    return render(request, "directives/capture_end.html", context, status=422 if form.errors else 200)


def after_giving_out(capture: Capture, paper: Directive) -> str:
    """Back to the meeting the paper concludes, where it is linked; else to the paper. The meeting is of a floor above, so
    only its address is known here."""
    meeting = capture.header.get("meeting_id")
    if meeting:
        return f"/meetings/{meeting}/notice/?directive={paper.pk}"
    return reverse("directives:detail", args=[paper.pk])


def _act(
    act: Callable[..., Any],
    request: ActingRequest,
    capture: Capture,
    form: VersionForm,
    made: list[Directive],
) -> Callable[[], object]:
    version = form.cleaned_data["version"]
    return lambda: made.append(act(by=request.actor, capture=capture, version=version))
