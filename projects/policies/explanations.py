"""Who asks the lead unit of a project to explain itself, or for information, and who replies."""

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.permissions import Permission
from organizations.policies import may
from projects.models import Project
from projects.policies.projects import is_visible


def may_ask(actor: Actor, project: Project) -> Decision:
    """Leaders, the office and who monitors; of a project that is not cancelled."""
    asks = is_visible(actor, project.owner_id) and may(actor, Permission.URGE, home_id=project.owner_id)
    if not asks:
        return asks
    if project.standing == Project.Standing.CANCELLED:
        return refuse(Kind.STATE, "cancelled", _("The project was cancelled."))
    return ALLOWED


def may_reply(actor: Actor, project: Project) -> Decision:
    """People of the lead unit; the office enters what came on paper."""
    lead = project.lead
    visible = is_visible(actor, project.owner_id)
    if not visible or may(actor, Permission.MANAGE_PLAN, home_id=project.owner_id):
        return visible
    return may(actor, Permission.KEEP_PROJECT, home_id=lead.home_id, path=lead.path)
