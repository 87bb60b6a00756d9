"""Targets written, promised, reached, corrected, given up: a page for every form, each without JavaScript."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.doors import ActingRequest, sent, sent_files
from documents.actions.received import ReceivedFile, received
from projects.actions import target_actuals, target_years, targets
from projects.forms.targets import ActualForm, GiveUpForm, TargetForm, YearsForm
from projects.models import Scheme, Target
from projects.policies import targets as policies
from projects.views.plan_lookup import (
    FORM,
    clauses_of,
    crumbs,
    form_page,
    page_of,
    papers_of,
    papers_of_change,
    scheme_at,
    target_at,
    units_of,
)


def address(target: Target) -> str:
    return reverse("projects:target", args=[target.scheme_id, target.code])


def target_form(request: ActingRequest, scheme: Scheme, **initial: object) -> TargetForm:
    return TargetForm(
        sent(request),
        papers=papers_of_change(request, scheme),
        goals=scheme.goals.all(),
        units=units_of(request, scheme.owner_id),
        clauses=clauses_of(request, scheme.owner_id),
        initial=initial,
    )


@FORM
def new(request: ActingRequest, pk: int) -> HttpResponse:
    scheme = scheme_at(request, pk)
    policies.may_plan(request.actor, scheme).enforce()
    form = target_form(request, scheme)
    return form_page(
        request,
        form,
        lambda: targets.create(
            by=request.actor, scheme=scheme, fields=form.fields_typed(), basis=form.basis()
        ),
        back=page_of(scheme) + "#targets",
        message=_("The target is added; promise its yearly values next."),
        title=_("New target"),
        verb=_("Add"),
        breadcrumbs=crumbs(scheme, _("New target")),
    )


@FORM
def edit(request: ActingRequest, pk: int, code: str) -> HttpResponse:
    target = target_at(request, pk, code)
    policies.may_plan(request.actor, target.scheme).enforce()
    links = {"goal": target.goal_id, "lead_unit": target.lead_unit_id, "clause": target.clause_id}
    form = target_form(request, target.scheme, **{**vars(target), **links})
    return form_page(
        request,
        form,
        lambda: targets.change(
            by=request.actor,
            target=target,
            fields=form.fields_typed(),
            basis=form.basis(),
            version=form.cleaned_data["version"],
        ),
        back=reverse("projects:targets"),
        message=_("Saved."),
        title=_("Change the target"),
        verb=_("Save"),
        lead=str(target),
        breadcrumbs=crumbs(target.scheme, _("Change"), (target.code, address(target))),
    )


@FORM
def years(request: ActingRequest, pk: int, code: str) -> HttpResponse:
    target = target_at(request, pk, code)
    policies.may_plan(request.actor, target.scheme).enforce()
    form = YearsForm(
        sent(request),
        target=target,
        years=target.scheme.years,
        papers=papers_of_change(request, target.scheme),
        initial=promised(target),
    )
    return form_page(
        request,
        form,
        lambda: target_years.promise(
            by=request.actor, target=target, values=form.values(), basis=form.basis()
        ),
        back=address(target),
        message=_("The planned values are saved."),
        title=_("Planned values"),
        verb=_("Save"),
        template="projects/target_years.html",
        target=target,
        is_approved=target.scheme.is_approved(clock.today()),
        breadcrumbs=crumbs(target.scheme, _("Planned values"), (target.code, address(target))),
    )


def promised(target: Target) -> dict[str, object]:
    """What stands today, as the form's beginning."""
    start: dict[str, object] = {}
    for row in target.years.order_by("number"):
        start[f"planned_{row.year}"] = row.planned
        start[f"top_{row.year}"] = row.planned_top
        start[f"due_{row.year}"] = row.due_on
    return start


@FORM
def give_up(request: ActingRequest, pk: int, code: str) -> HttpResponse:
    target = target_at(request, pk, code)
    if request.method == "GET":
        policies.may_plan(request.actor, target.scheme).enforce()
        policies.target_stands(target, clock.today()).enforce()
    form = GiveUpForm(sent(request), papers=papers_of(request, target.scheme.owner_id))
    return form_page(
        request,
        form,
        lambda: targets.give_up(by=request.actor, target=target, basis=form.basis()),
        back=reverse("projects:targets"),
        message=_("The target is given up; past pages still show it."),
        title=_("Give up the target"),
        verb=_("Give up"),
        lead=str(target),
        breadcrumbs=crumbs(target.scheme, _("Give up the target"), (target.code, address(target))),
    )


@FORM
def actual_new(request: ActingRequest, pk: int, code: str) -> HttpResponse:
    target, today = target_at(request, pk, code), clock.today()
    if request.method == "GET":
        policies.may_record(request.actor, target, today).enforce()
    year = min(max(today.year, target.scheme.from_year), target.scheme.to_year)
    start = {"year": year, "measured_on": today}
    form = ActualForm(sent(request), sent_files(request), years=target.scheme.years, initial=start)
    return form_page(
        request,
        form,
        lambda: target_actuals.record(
            by=request.actor,
            target=target,
            fields=form.fields_typed(),
            files=examined(form),
            request_key=form.cleaned_data["request_key"],
        ),
        back=address(target),
        message=_("The figure is recorded."),
        title=_("Record what was reached"),
        verb=_("Record"),
        lead=str(target),
        files=True,
        breadcrumbs=crumbs(target.scheme, _("Record what was reached"), (target.code, address(target))),
    )


@FORM
def actual_correct(request: ActingRequest, pk: int, code: str, actual_pk: int) -> HttpResponse:
    target = target_at(request, pk, code)
    wrong = get_object_or_404(target.actuals, pk=actual_pk)
    wrong.target = target
    if request.method == "GET":
        policies.may_record(request.actor, target, clock.today()).enforce()
        policies.may_correct(wrong).enforce()
    start = {**vars(wrong), "note": ""}
    form = ActualForm(sent(request), sent_files(request), years=target.scheme.years, initial=start)
    return form_page(
        request,
        form,
        lambda: target_actuals.correct(
            by=request.actor, actual=wrong, fields=form.fields_typed(), files=examined(form)
        ),
        back=address(target),
        message=_("The figure is corrected; the earlier one stays on record."),
        title=_("Correct a figure"),
        verb=_("Save the correction"),
        lead=str(target),
        files=True,
        breadcrumbs=crumbs(target.scheme, _("Correct a figure"), (target.code, address(target))),
    )


def examined(form: ActualForm) -> list[ReceivedFile]:
    """Files are examined before anything is locked: it takes its time."""
    told = form.cleaned_data
    return [received(each, each.name, declared_classified=told["classified"]) for each in told["file"][:6]]
