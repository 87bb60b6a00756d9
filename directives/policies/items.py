"""Items that no report can end: who ends them by a verdict."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from directives.models import Assignment, DirectiveItem
from directives.policies.deciders import may_decide
from organizations.permissions import Permission
from organizations.policies import may


def may_close(actor: Actor, item: DirectiveItem, leads: Sequence[Assignment]) -> Decision:
    """A standing or recurring duty ends by a verdict of who may accept the work of every lead it has open."""
    if not DirectiveItem.objects.visible_to(actor).filter(pk=item.pk).exists():
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item."))
    return may_end_duties(actor, item) and may_be_closed(actor, item, leads)


def may_end_duties(actor: Actor, item: DirectiveItem) -> Decision:
    """Whoever the leads are; no statement."""
    right = Permission.ENTER_FOR_LEADER if actor.on_behalf_of else Permission.ACCEPT_RESULT
    return may(actor, right, home_id=item.directive.owner_id)


def may_be_closed(actor: Actor, item: DirectiveItem, leads: Sequence[Assignment]) -> Decision:
    judged = (may_decide(actor, Permission.ACCEPT_RESULT, lead) for lead in leads)
    return first_refusal(*judged) and can_be_closed(item)


def can_be_closed(item: DirectiveItem) -> Decision:
    if not item.directive.is_issued or not (item.is_standing or item.is_recurring):
        reason = _("Only standing and recurring duties are ended by a verdict.")
        return refuse(Kind.STATE, "not_standing", reason)
    if item.closed_known_on is not None:
        return refuse(Kind.STATE, "state", _("This duty has been ended already."))
    return ALLOWED
