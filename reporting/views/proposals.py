"""Proposals of wards: raised, passed on, answered; the ward reads the answer."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import Filter, Order, Rows, listing
from organizations.models import Unit
from reporting.actions import proposals
from reporting.forms.proposals import AnswerForm, PassOnForm, ProposalForm
from reporting.models import Proposal
from reporting.policies import proposals as policies
from reporting.readings.proposals import known_proposals, may_answer_units, proposal_page, proposal_row

ORDERS = (
    Order("due", _("Answer by"), ("answered_on", "due_on", "pk")),
    Order("raised", _("Raised"), ("-known_on", "-pk")),
)


def listed(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    states = (("open", _("Open")), ("answered", _("Answered")))

    def of_state(rows: Rows, state: str) -> Rows:
        return rows.open(on) if state == "open" else rows.filter(answered_on__lte=on)

    filters = (
        Filter("q", _("Find words"), lambda rows, words: rows.matching(words)),
        Filter("state", _("State"), of_state, choices=states),
    )
    found = listing(
        request,
        known_proposals(viewer, on),
        filters=filters,
        ordering=ORDERS,
        present=lambda rows: [proposal_row(row, on) for row in rows],
    )
    context = {"listing": found, "on": on, "today": clock.today()}
    return render(request, found.template("reporting/proposals.html"), context)


def new(request: ActingRequest, unit: str) -> HttpResponse:
    mine = get_object_or_404(Unit.objects.visible_to(request.actor).select_related("home"), code=unit)
    policies.may_raise(request.actor, mine).enforce()
    form = ProposalForm(sent(request), initial={"request_key": uuid.uuid4().hex})
    if form.is_valid() and carried_out(
        form, lambda: proposals.raise_(by=request.actor, unit=mine, **form.cleaned_data)
    ):
        messages.success(request, _("The proposal is on its way; its answer will stand on the unit's page."))
        return redirect("reporting:ward", unit=unit)
    context = {
        "form": form,
        "unit": mine,
        "breadcrumbs": [(mine.short_name, reverse("reporting:ward", args=[unit]))],
    }
    return render(request, "reporting/proposal_new.html", context, status=answer_status(form))


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    """One proposal with its answer; the forms of whoever may pass it on or answer it."""
    return page(request, proposal_at(request, pk))


@require_POST
def pass_on(request: ActingRequest, pk: int) -> HttpResponse:
    found = proposal_at(request, pk)
    policies.may_pass_on(request.actor, found).enforce()
    form = PassOnForm(request.POST, units=may_answer_units(found, request.actor, clock.today()))
    if form.is_valid():
        to_unit, due_on, version = form.typed()
        if carried_out(
            form,
            lambda: proposals.pass_on(
                by=request.actor, proposal=found, to_unit=to_unit, due_on=due_on, version=version
            ),
        ):
            messages.success(request, _("Passed on."))
            return redirect("reporting:proposal", pk=pk)
    return page(request, found, passing=form)


@require_POST
def answer(request: ActingRequest, pk: int) -> HttpResponse:
    found = proposal_at(request, pk)
    policies.may_answer(request.actor, found).enforce()
    form = AnswerForm(request.POST)
    if form.is_valid():
        told, version = form.cleaned_data["answer"], form.cleaned_data["version"]
        if carried_out(
            form, lambda: proposals.answer(by=request.actor, proposal=found, text=told, version=version)
        ):
            messages.success(request, _("Answered; the unit reads it on its page."))
            return redirect("reporting:proposal", pk=pk)
    return page(request, found, answering=form)


@require_POST
def read(request: ActingRequest, pk: int) -> HttpResponse:
    """The unit has read the answer."""
    proposals.mark_read(by=request.actor, proposal=proposal_at(request, pk))
    return redirect("reporting:proposal", pk=pk)


def proposal_at(request: ActingRequest, pk: int) -> Proposal:
    related = ("unit", "to_unit", "report__form", "report__period", "owner")
    return get_object_or_404(Proposal.objects.visible_to(request.actor).select_related(*related), pk=pk)


def page(
    request: ActingRequest,
    proposal: Proposal,
    *,
    passing: PassOnForm | None = None,
    answering: AnswerForm | None = None,
) -> HttpResponse:
    on, actor = day_asked(request), request.actor
    start = {"version": proposal.version, "to_unit": proposal.to_unit_id, "due_on": proposal.due_on}
    units = may_answer_units(proposal, actor, clock.today())
    context = {
        "page": proposal_page(proposal, viewer=actor, on=on),
        "passing": passing or PassOnForm(initial=start, units=units),
        "answering": answering or AnswerForm(initial=start),
        "may_mark_read": policies.may_mark_read(actor, proposal),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Proposals"), reverse("reporting:proposals")), (proposal.unit.short_name, "")],
    }
    status = max(answer_status(passing), answer_status(answering))
    return render(request, "reporting/proposal.html", context, status=status)
