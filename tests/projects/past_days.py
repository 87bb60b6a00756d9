"""Everything the pages of the plan print of a day: projects, targets, money."""

from dataclasses import replace
from datetime import date

from common.actors import Actor
from projects.models import Project, Target
from projects.readings.ceilings import ceilings_of
from projects.readings.gates import gate_lines
from projects.readings.ledger import ledger
from projects.readings.milestones import baseline_lines, differences, milestone_lines
from projects.readings.project_history import history
from projects.readings.project_page import own_line, parts_of, project_head
from projects.readings.risks import risk_lines
from projects.readings.roadmap import View, roadmap
from projects.readings.rollouts import rollouts as rollouts_then
from projects.readings.staffing import staffing_plan
from projects.readings.target_costs import costs_of_targets
from projects.readings.target_page import target_page
from projects.readings.targets import targets


def known(viewer, on: date) -> list[object]:
    """Everything the pages of the project print of a day."""
    head = project_head("DA-01", viewer=viewer, on=on)
    pk = head.project.pk
    plans = baseline_lines(pk, on=on)
    return [
        roadmap(viewer=viewer, on=on, view=View(ghost=True)),
        head.line,
        parts_of(head),
        own_line(head),
        milestone_lines(head.line.row),
        plans,
        differences(plans[-1], plans[0]),
        gate_lines(pk, "DA-01", on=on, with_files=True),
        risk_lines(pk, "DA-01", on=on),
        rollouts_then(pk, "DA-01", viewer=viewer, on=on),
        history(head.project, on=on),
        staffing_plan(viewer=viewer, on=on),
    ]


def known_of_money(project: Project, *, viewer: Actor, on: date) -> list[object]:
    """Of the plan the project belongs to."""
    book = ledger(project.owner, viewer=viewer, on=on)
    return [book, ceilings_of(project.owner, tuple(project.scheme.years), viewer=viewer, on=on)]


def known_of_target(target: Target, *, viewer: Actor, on: date) -> list[object]:
    """What may be done now is of today, so it is left out."""
    page = target_page(target, viewer=viewer, on=on)
    table = targets(target.scheme, viewer=viewer, on=on)
    costs = costs_of_targets(target.scheme, viewer=viewer, on=on)
    return [
        page and replace(page, may=None, actuals=tuple(replace(a, correct_url="") for a in page.actuals)),
        table,
        costs,
    ]
