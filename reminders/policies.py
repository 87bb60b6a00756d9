"""Who may keep rules, release proposals to leaders, and repeat messages."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.permissions import Permission
from organizations.policies import may
from reminders.models import Dispatch, Escalation, GatewayMessage, Mail, Rule


def may_keep_rules(actor: Actor, owner_id: int) -> Decision:
    return may(actor, Permission.KEEP_REMINDERS, home_id=owner_id)


def may_change(actor: Actor, rule: Rule) -> Decision:
    return may_keep_rules(actor, rule.owner_id)


def may_decide_proposal(actor: Actor, proposal: Escalation) -> Decision:
    """The head of office releases or sets aside; a decided one stays so."""
    settled = refuse(Kind.STATE, "proposal_decided", _("This proposal has been decided already."))
    return may(actor, Permission.RELEASE_URGING, home_id=proposal.owner_id) and (
        ALLOWED if proposal.decision == Escalation.Decision.WAITING else settled
    )


def somebody_is_reached(people: Collection[int]) -> Decision:
    """A proposal that is passed on to nobody would be lost without a word."""
    nobody = refuse(Kind.STATE, "no_leader", _("Nobody directs this work, and the plan has no chair today."))
    return ALLOWED if people else nobody


def may_send_again(actor: Actor, mail: Mail) -> Decision:
    """Administrators of a plan the recipient works in."""
    visible = actor.is_system or Mail.objects.visible_to(actor).filter(pk=mail.pk).exists()
    return _is_there(visible) and is_repeatable(mail)


def may_send_again_by_gateway(actor: Actor, message: GatewayMessage) -> Decision:
    visible = actor.is_system or GatewayMessage.objects.visible_to(actor).filter(pk=message.pk).exists()
    return _is_there(visible) and is_repeatable(message)


def _is_there(visible: bool) -> Decision:
    hidden = refuse(Kind.NOT_VISIBLE, "not_found", _("There is no such message."))
    return ALLOWED if visible else hidden


def is_repeatable(message: Dispatch) -> Decision:
    """What was sent, or still waits, is not sent again."""
    arrived = refuse(Kind.STATE, "not_failed", _("Only a message that failed or is uncertain is sent again."))
    return ALLOWED if message.state in (Dispatch.State.FAILED, Dispatch.State.UNCERTAIN) else arrived


def may_keep_gateways(actor: Actor, owner_id: int) -> Decision:
    """What leaves the portal for other programs is an administrator's word."""
    return may(actor, Permission.MANAGE_ACCOUNTS, home_id=owner_id)


def reason_is_given(reason: str) -> Decision:
    wanted = refuse(Kind.INPUT, "reason", _("Please say why."))
    return ALLOWED if reason.strip() else wanted
