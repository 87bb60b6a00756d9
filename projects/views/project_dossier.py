"""Projects to read: the list, and one project in its parts."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from common.listing import Filter, Order, Rows, listing
from projects.models.project import ProjectFacts
from projects.policies.projects import may_create
from projects.readings.gates import gate_lines, with_conditions
from projects.readings.milestones import baseline_lines, differences, milestone_lines, total_slip
from projects.readings.project_figures import figures_of
from projects.readings.project_history import history
from projects.readings.project_lines import project_lines
from projects.readings.project_page import Parts, ProjectHead, parts_of, project_page
from projects.readings.project_rows import known_projects, project_rows
from projects.readings.rating_words import KEY_WORDS
from projects.readings.risks import risk_lines
from projects.readings.roadmap import STATES
from projects.readings.rollouts import rollouts
from projects.views.project_lookup import head_at, home_of

ORDERS = (
    Order("code", _("Code"), ("code",)),
    Order("gravest", _("State"), ("rank", "code")),
    Order("end", _("Last day"), ("ends_on", "code")),
)


def matching(rows: Rows, words: str) -> Rows:
    return [row for row in rows if row.matches(words)]


FILTERS = (
    Filter("q", _("Find a project"), matching),
    Filter(
        "state", _("State"), lambda rows, key: [row for row in rows if row.key == key],
        choices=[(key, KEY_WORDS[key]) for key in STATES],
    ),
    Filter(
        "kind", _("Kind"), lambda rows, kind: [row for row in rows if row.row.kind == kind],
        choices=ProjectFacts.Kind.choices,
    ),
)  # fmt: skip


@require_safe
def listed(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    rows = project_rows(known_projects(viewer, on).order_by("project__code"), on=on)
    found = listing(request, project_lines(rows), filters=FILTERS, ordering=ORDERS)
    context = {
        "listing": found,
        "total": len(rows),
        "may_create": may_create(viewer, home_of(request)),
        "on": on,
        "today": clock.today(),
    }
    return render(request, found.template("projects/projects.html"), context)


@require_safe
def detail(request: ActingRequest, code: str) -> HttpResponse:
    head = head_at(request, code)
    page = project_page(head, viewer=request.actor)
    return part(request, head, "detail", "projects/project.html", page.parts, page=page, money=page.money)


@require_safe
def plan(request: ActingRequest, code: str) -> HttpResponse:
    """Milestones with every plan they stood in; the first plan beside the one in force unless others are asked for."""
    head = head_at(request, code)
    plans = {each.number: each for each in baseline_lines(head.project.pk, on=head.on)}
    first, last = min(plans, default=0), max(plans, default=0)
    old, new = (number_asked(request, name, plans, usual) for name, usual in (("from", first), ("to", last)))
    found = differences(plans[old], plans[new]) if plans else ()
    return part(
        request, head, "plan", "projects/project_plan.html",
        milestones=milestone_lines(head.line.row), plans=tuple(plans.values()), differences=found,
        old=old, new=new, slip=total_slip(found),
    )  # fmt: skip


@require_safe
def gates(request: ActingRequest, code: str) -> HttpResponse:
    head = head_at(request, code)
    lines = gate_lines(head.project.pk, code, on=head.on, with_files=True)
    lines = with_conditions(lines, head.project.pk, viewer=request.actor, on=head.on)
    return part(request, head, "gates", "projects/project_gates.html", gates=lines)


@require_safe
def risks(request: ActingRequest, code: str) -> HttpResponse:
    head = head_at(request, code)
    return part(
        request, head, "risks", "projects/project_risks.html",
        risks=risk_lines(head.project.pk, code, on=head.on),
    )  # fmt: skip


@require_safe
def rolled_out(request: ActingRequest, code: str) -> HttpResponse:
    head = head_at(request, code)
    rows = rollouts(head.project.pk, code, viewer=request.actor, on=head.on)
    return part(request, head, "rollouts", "projects/project_rollouts.html", rollouts=rows)


@require_safe
def told(request: ActingRequest, code: str) -> HttpResponse:
    head = head_at(request, code)
    return part(
        request, head, "history", "projects/project_history.html",
        entries=history(head.project, on=head.on),
    )  # fmt: skip


def part(
    request: ActingRequest,
    head: ProjectHead,
    name: str,
    template: str,
    parts: Parts | None = None,
    **context: object,
) -> HttpResponse:
    today = clock.today()
    shown = {
        "head": head,
        "line": head.line,
        "row": head.line.row,
        "figures": figures_of(head.line.row),
        "tabs": head.tabs(name, parts or parts_of(head)),
        "breadcrumbs": [
            (_("Projects"), with_day(reverse("projects:list"), head.on)),
            (head.code, ""),
        ],
        "on": head.on,
        "today": today,
        "is_now": head.on == today,
    }
    return render(request, template, {**shown, **context})


def number_asked(request: ActingRequest, name: str, known: Mapping[int, object], usual: int) -> int:
    asked = request.GET.get(name, "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else usual
    return number if number in known else usual
