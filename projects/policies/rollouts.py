"""A project comes into use at units: who plans it, who reports of it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.models import Unit
from organizations.permissions import Permission, holds
from organizations.policies import may, unit_is_open
from projects.models import Project, Rollout
from projects.models.project import ProjectFacts
from projects.policies.projects import is_visible


def may_report(actor: Actor, rollout: Rollout, today: date) -> Decision:
    """The unit's own people and programs; the office enters what came on paper. `unit` and `project` are at hand."""
    project, unit = rollout.project, rollout.unit
    visible = is_visible(actor, project.owner_id)
    if not visible:
        return visible
    if not holds(actor, Permission.MANAGE_PLAN, home_id=project.owner_id) or actor.is_key:
        mine = may(actor, Permission.REPORT_PROGRESS, home_id=unit.home_id, path=unit.path)
        if not mine:
            return mine
    return unit_is_open(unit, today) and _goes_on(rollout)


def _goes_on(rollout: Rollout) -> Decision:
    if rollout.withdrawn_known_on is not None:
        return refuse(Kind.STATE, "withdrawn", _("The rollout at this unit was withdrawn."))
    if rollout.project.standing != ProjectFacts.Standing.ACTIVE:
        return refuse(Kind.STATE, "standing", _("The project is suspended or has ended."))
    return ALLOWED


def report_stands(percent: int, reported_on: date, today: date) -> Decision:
    if not 0 <= percent <= 100:
        return refuse(Kind.INPUT, "percent", _("From 0 to 100."))
    if reported_on > today:
        return refuse(Kind.INPUT, "reported_on", _("This day is still to come."))
    return ALLOWED


def units_stand(project: Project, units: Sequence[Unit], due_on: date, today: date) -> Decision:
    """Open units of the plan, by a day inside the project."""
    if not units:
        return refuse(Kind.INPUT, "units", _("Choose at least one unit."))
    foreign = [unit.name for unit in units if unit.home_id != project.owner_id]
    if foreign:
        return refuse(
            Kind.INPUT, "units", _("Units of another plan: %(units)s.") % {"units": ", ".join(foreign)}
        )
    for unit in units:
        opened = unit_is_open(unit, today)
        if not opened:
            return refuse(Kind.INPUT, "units", opened.reason)
    if not project.starts_on <= due_on <= project.ends_on:
        return refuse(Kind.INPUT, "due_on", _("The day lies outside the project."))
    return ALLOWED


def may_be_withdrawn(rollout: Rollout, reason: str) -> Decision:
    if rollout.withdrawn_known_on is not None:
        return refuse(Kind.STATE, "withdrawn", _("The rollout at this unit was withdrawn."))
    if not reason.strip():
        return refuse(Kind.INPUT, "reason", _("Say why."))
    return ALLOWED
