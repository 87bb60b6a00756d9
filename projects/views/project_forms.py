"""A project is entered, changed, linked, paused; its plan of milestones is laid."""

from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from projects.actions import baselines, projects
from projects.forms.plan_lines import PlanForm
from projects.forms.projects import ChangeProjectForm, LinksForm, NewProjectForm, StandingForm
from projects.models import Baseline, Project
from projects.policies import projects as policies
from projects.readings.project_choices import linked
from projects.readings.project_rows import known_projects, project_rows
from projects.views.plan_lookup import FORM
from projects.views.project_lookup import (
    choices_of,
    crumbs,
    home_of,
    links_of,
    page_of,
    project_at,
    schemes_of,
    work_page,
)


@FORM
def new(request: ActingRequest) -> HttpResponse:
    """The gates of its regime and track are laid with it; its plan of milestones is the next step."""
    owner_id = home_of(request)
    policies.may_create(request.actor, owner_id).enforce()
    schemes = schemes_of(request)
    if not schemes:
        return render(request, "projects/no_project.html", {})
    begun = {"name": request.GET.get("name", "")[:250]}  # a page that asks for a project may name it
    form = NewProjectForm(
        sent(request), initial=begun, schemes=schemes, **choices_of(request, owner_id, schemes)
    )
    made: list[Project] = []
    if form.is_valid() and carried_out(form, lambda: made.append(_create(request, form))):
        messages.success(request, _("The project is entered. Its gates stand; plan its milestones now."))
        return redirect("projects:plan-new", code=made[0].code)
    context = {
        "form": form,
        "title": _("Enter a project"),
        "verb": _("Enter a project"),
        "back": reverse("projects:list"),
        "breadcrumbs": [(_("Projects"), reverse("projects:list")), (_("Enter a project"), "")],
    }
    return render(request, "projects/work_form.html", context, status=answer_status(form))


def _create(request: ActingRequest, form: NewProjectForm) -> Project:
    told = form.cleaned_data
    return projects.create(
        by=request.actor, scheme=told["scheme"], code=told["code"], fields=form.fields_typed()
    )


@FORM
def edit(request: ActingRequest, code: str) -> HttpResponse:
    project = project_at(request, code)
    policies.may_change(request.actor, project).enforce()
    schemes = schemes_of(request).filter(pk=project.scheme_id)
    initial = {name: getattr(project, name) for name in projects.COPIED} | {"version": project.version}
    form = ChangeProjectForm(sent(request), initial=initial, **choices_of(request, project.owner_id, schemes))

    def act() -> object:
        told = form.cleaned_data
        return projects.change(
            by=request.actor, project=project, fields=form.fields_typed(), version=told["version"],
            reason=told["reason"],
        )  # fmt: skip

    return work_page(request, project, form, act, _("Change the project"), _("Save"), _("Saved."))


@FORM
def standing(request: ActingRequest, code: str) -> HttpResponse:
    """Suspend, carry on, end."""
    project = project_at(request, code)
    policies.may_set_standing(request.actor, project).enforce()
    form = StandingForm(sent(request), initial={"standing": project.standing})

    def act() -> object:
        told = form.cleaned_data
        return projects.set_standing(
            by=request.actor, project=project, standing=told["standing"], paper=told["standing_paper"],
            reason=told["reason"],
        )  # fmt: skip

    return work_page(request, project, form, act, _("Suspend, carry on or end"), _("Save"), _("Saved."))


@FORM
def links(request: ActingRequest, code: str) -> HttpResponse:
    """What it serves, what steers it, what it delivers."""
    project, today = project_at(request, code), clock.today()
    policies.may_change(request.actor, project).enforce()
    actor = request.actor
    form = LinksForm(sent(request), initial=linked(project, today), **links_of(request, project))

    def act() -> object:
        return projects.link(by=actor, project=project, **form.cleaned_data)

    return work_page(request, project, form, act, _("Targets, items, applications"), _("Save"), _("Saved."))


@FORM
def new_plan(request: ActingRequest, code: str) -> HttpResponse:
    """The first plan, or another one with its reason; nothing of the old one is changed."""
    project = project_at(request, code)
    policies.may_change(request.actor, project).enforce()
    known = known_projects(request.actor, clock.today()).filter(project=project)
    (row,) = project_rows(known, on=clock.today())
    highest = project.milestones.aggregate(no=Max("no"))["no"] or 0
    form = PlanForm(
        sent(request), lines=row.milestones, is_first=row.plan is None, next_no=highest + 1,
        initial={"version": project.version},
    )  # fmt: skip
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _lay(request, project, form))
    ):
        messages.success(request, _("The plan of milestones stands."))
        return redirect(page_of(project, "plan"))
    context = {
        "form": form, "project": project, "is_first": row.plan is None,
        "breadcrumbs": crumbs(project, (_("Plan of milestones"), "")),
    }  # fmt: skip
    return render(request, "projects/plan_lines.html", context, status=answer_status(form))


def _lay(request: ActingRequest, project: Project, form: PlanForm) -> Baseline:
    told = form.cleaned_data
    return baselines.lay(
        by=request.actor,
        project=project,
        lines=form.lines(),
        reason=told.get("reason") or Baseline.Reason.INITIAL,
        document=told.get("document", ""),
        note=told["note"],
        version=told["version"],
    )
