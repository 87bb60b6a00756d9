"""Work that is declined or goes to another unit: a page for every form, each without JavaScript."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.doors import ActingRequest, carried_out, sent
from directives.actions import assignments, lead_changes
from directives.forms.hand_over import (
    DecideLeadChangeForm,
    DeclineForm,
    LeadChangeForm,
    ReassignForm,
    SendBackForm,
)
from directives.models import Assignment, LeadChangeRequest
from directives.policies import assignments as policies
from directives.policies.lead_changes import may_decide_lead_change
from directives.readings.takers import takers
from directives.views.assignments import done, seen, shown, voices

FORM = require_http_methods(["GET", "POST"])


@FORM
def decline(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    form = DeclineForm(sent(request), initial={"version": assignment.version})
    if request.method == "POST" and form.is_valid():
        told = {"reason": form.cleaned_data["reason"], "expected_version": form.cleaned_data["version"]}
        if carried_out(form, lambda: assignments.decline(by=request.actor, assignment=assignment, **told)):
            return done(request, assignment, _("The work is declined; the office finds its unit."))
    elif request.method == "GET":
        policies.may_decline(request.actor, assignment).enforce()
    return shown(request, "decline", assignment, form)


@FORM
def send_back(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    spoken = voices(request, assignment, policies.may_send_back(request.actor, assignment))
    form = SendBackForm(sent(request), initial={"version": assignment.version}, **spoken)
    if request.method == "POST" and form.is_valid():
        told = {"reason": form.cleaned_data["reason"], "expected_version": form.cleaned_data["version"]}
        by = form.speaker(request.actor)
        if carried_out(form, lambda: assignments.send_back(by=by, assignment=assignment, **told)):
            return done(request, assignment, _("The work stays with the unit, which reads the reason."))
    return shown(request, "send_back", assignment, form)


@FORM
def reassign(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    spoken = voices(request, assignment, policies.may_reassign(request.actor, assignment))
    form = ReassignForm(
        sent(request), initial={"version": assignment.version}, takers=takers(assignment), **spoken
    )
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("unit", "reason")}
        by, version = form.speaker(request.actor), form.cleaned_data["version"]
        if carried_out(
            form,
            lambda: lead_changes.reassign(by=by, assignment=assignment, expected_version=version, **told),
        ):
            return done(request, assignment, _("The work is given to the other unit."))
    return shown(request, "reassign", assignment, form)


@FORM
def ask_lead_change(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    form = LeadChangeForm(sent(request), initial={"version": assignment.version}, takers=takers(assignment))
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("proposed_unit", "reason")}
        version = form.cleaned_data["version"]
        if carried_out(
            form,
            lambda: lead_changes.ask(
                by=request.actor, assignment=assignment, expected_version=version, **told
            ),
        ):
            message = _("Another lead is asked for; the deadline runs on until it is decided.")
            return done(request, assignment, message)
    elif request.method == "GET":
        policies.may_ask_lead_change(request.actor, assignment).enforce()
    return shown(request, "lead_change", assignment, form)


@FORM
def decide_lead_change(request: ActingRequest, pk: int) -> HttpResponse:
    waiting = LeadChangeRequest.objects.filter(assignment__in=Assignment.objects.visible_to(request.actor))
    asked = get_object_or_404(waiting.select_related("proposed_unit"), pk=pk)
    asked.assignment = assignment = seen(request, asked.assignment_id)
    spoken = voices(request, assignment, may_decide_lead_change(request.actor, asked))
    initial = {"unit": asked.proposed_unit.code if asked.proposed_unit else ""}
    form = DecideLeadChangeForm(sent(request), initial=initial, takers=takers(assignment), **spoken)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("unit", "reason")}
        by = form.speaker(request.actor)
        if carried_out(
            form, lambda: lead_changes.decide(by=by, request=asked, approve=form.approves, **told)
        ):
            return done(request, assignment, _("The decision is recorded."))
    return shown(request, "lead_change_decide", assignment, form, asked=asked)
