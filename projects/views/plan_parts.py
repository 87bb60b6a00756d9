"""Phases and goals: a page for every form."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from common.doors import ActingRequest, sent
from projects.actions import goals, phases
from projects.forms.targets import GoalForm, PhaseForm
from projects.models import Goal, Phase
from projects.policies import targets as policies
from projects.views.plan_lookup import (
    FORM,
    clauses_of,
    crumbs,
    form_page,
    page_of,
    papers_of_change,
    scheme_at,
)


@FORM
def phase_new(request: ActingRequest, pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    policies.may_plan(request.actor, scheme).enforce()
    start = {"position": scheme.phases.count() + 1}
    form = PhaseForm(sent(request), papers=papers_of_change(request, scheme), initial=start)
    return form_page(
        request,
        form,
        lambda: phases.create(
            by=request.actor, scheme=scheme, fields=form.fields_typed(), basis=form.basis()
        ),
        back=page_of(scheme),
        message=_("The phase is added."),
        title=_("New phase"),
        verb=_("Add"),
        breadcrumbs=crumbs(scheme, _("New phase")),
    )


@FORM
def phase_edit(request: ActingRequest, pk: int, phase_pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    policies.may_plan(request.actor, scheme).enforce()
    phase = get_object_or_404(Phase, scheme=scheme, pk=phase_pk)
    form = PhaseForm(sent(request), papers=papers_of_change(request, scheme), initial=vars(phase))
    return form_page(
        request,
        form,
        lambda: phases.change(
            by=request.actor,
            phase=phase,
            fields=form.fields_typed(),
            basis=form.basis(),
            version=form.cleaned_data["version"],
        ),
        back=page_of(scheme),
        message=_("Saved."),
        title=_("Change the phase"),
        verb=_("Save"),
        lead=phase.name,
        breadcrumbs=crumbs(scheme, phase.name),
    )


@FORM
def goal_new(request: ActingRequest, pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    policies.may_plan(request.actor, scheme).enforce()
    form = GoalForm(
        sent(request),
        papers=papers_of_change(request, scheme),
        clauses=clauses_of(request, scheme.owner_id),
        initial={"position": scheme.goals.count() + 1},
    )
    return form_page(
        request,
        form,
        lambda: goals.create(by=request.actor, scheme=scheme, fields=form.fields_typed(), basis=form.basis()),
        back=page_of(scheme),
        message=_("The goal is added."),
        title=_("New goal"),
        verb=_("Add"),
        breadcrumbs=crumbs(scheme, _("New goal")),
    )


@FORM
def goal_edit(request: ActingRequest, pk: int, goal_pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    policies.may_plan(request.actor, scheme).enforce()
    goal = get_object_or_404(Goal, scheme=scheme, pk=goal_pk)
    form = goal_form(request, goal)
    return form_page(
        request,
        form,
        lambda: goals.change(
            by=request.actor,
            goal=goal,
            fields=form.fields_typed(),
            basis=form.basis(),
            version=form.cleaned_data["version"],
        ),
        back=page_of(scheme),
        message=_("Saved."),
        title=_("Change the goal"),
        verb=_("Save"),
        lead=goal.name,
        breadcrumbs=crumbs(scheme, goal.name),
    )


def goal_form(request: ActingRequest, goal: Goal) -> GoalForm:
    return GoalForm(
        sent(request),
        papers=papers_of_change(request, goal.scheme),
        clauses=clauses_of(request, goal.scheme.owner_id),
        initial={**vars(goal), "clause": goal.clause_id},
    )
