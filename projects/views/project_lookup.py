"""The project an address names, if the reader may see it, and what its forms may choose from."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application
from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from directives.models import DirectiveItem
from projects.models import Gate, Milestone, Phase, Project, Risk, Rollout, Scheme, Target
from projects.readings.project_choices import legal_regimes, posts_in_force
from projects.readings.project_page import ProjectHead, project_head
from projects.views.plan_lookup import form_page, units_of

Text = str | Promise


def head_at(request: ActingRequest, code: str) -> ProjectHead:
    """As known on the day asked for."""
    head = project_head(code, viewer=request.actor, on=day_asked(request))
    if head is None:
        raise Http404
    return head


def project_at(request: ActingRequest, code: str) -> Project:
    """The row of today, for a form."""
    related = ("owner", "scheme", "lead", "regime", "phase", "owner_post")
    visible = Project.objects.visible_to(request.actor).select_related(*related)
    found = visible.filter(code=code).order_by("pk").first()
    if found is None:
        raise Http404
    return found


def milestone_at(request: ActingRequest, code: str, no: int) -> Milestone:
    visible = Milestone.objects.visible_to(request.actor).select_related("project__owner", "project__lead")
    return get_object_or_404(visible, project=project_at(request, code), no=no)


def gate_at(request: ActingRequest, code: str, gate: str) -> Gate:
    visible = Gate.objects.visible_to(request.actor).select_related("project__owner", "project__lead")
    return get_object_or_404(visible, project=project_at(request, code), code=gate)


def risk_at(request: ActingRequest, code: str, no: int) -> Risk:
    visible = Risk.objects.visible_to(request.actor).select_related("project__owner", "project__lead")
    return get_object_or_404(visible, project=project_at(request, code), no=no)


def rollout_at(request: ActingRequest, code: str, unit: str) -> Rollout:
    """The unit's present rollout, else its last one."""
    visible = Rollout.objects.visible_to(request.actor).select_related(
        "unit", "project__lead", "project__owner"
    )
    of_unit = visible.filter(project=project_at(request, code), unit__code=unit)
    found = of_unit.order_by("-pk").first()
    if found is None:
        raise Http404
    return found


def home_of(request: ActingRequest) -> int | None:
    return next(iter(sorted(request.actor.home_ids)), None)


def schemes_of(request: ActingRequest) -> QuerySet[Scheme]:
    return Scheme.objects.visible_to(request.actor)


def choices_of(request: ActingRequest, owner_id: int | None, scheme_ids: QuerySet[Scheme]) -> dict[str, Any]:
    """What the fields of a project are chosen from: things of one plan, in force today."""
    return {
        "units": units_of(request, owner_id or 0),
        "posts": posts_in_force(request.actor, owner_id, clock.today()),
        "phases": Phase.objects.visible_to(request.actor).filter(scheme__in=scheme_ids),
        "regimes": legal_regimes(),
    }


def links_of(request: ActingRequest, project: Project) -> dict[str, Any]:
    """Targets of the scheme, issued items and applications of the plan."""
    actor, today = request.actor, clock.today()
    items = DirectiveItem.objects.visible_to(actor).filter(directive__owner=project.owner_id).issued(today)
    return {
        "targets": Target.objects.visible_to(actor).filter(scheme=project.scheme_id).order_by("code"),
        "items": items.select_related("directive").order_by("-directive__issued_on", "no"),
        "applications": Application.objects.visible_to(actor).filter(owner=project.owner_id).order_by("code"),
    }


def crumbs(project: Project, *more: tuple[Text, str]) -> list[tuple[Text, str]]:
    on = clock.today()
    trail: list[tuple[Text, str]] = [
        (_("Projects"), reverse("projects:list")),
        (project.code, with_day(reverse("projects:detail", args=[project.code]), on)),
    ]
    return [*trail, *more] if more else [trail[0], (project.code, "")]


def page_of(project: Project, part: str = "detail") -> str:
    return reverse(f"projects:{part}", args=[project.code])


def work_page(
    request: ActingRequest,
    project: Project,
    form: Form,
    act: Callable[[], object],
    title: Text,
    verb: Text,
    message: Text,
    part: str = "detail",
    **context: Any,
) -> HttpResponse:
    """A form about a project: its path above, back to the part it belongs to."""
    return form_page(
        request,
        form,
        act,
        back=page_of(project, part),
        message=message,
        title=title,
        verb=verb,
        template="projects/work_form.html",
        lead=f"{project.code} · {project.name}",
        breadcrumbs=crumbs(project, (title, "")),
        **context,
    )
