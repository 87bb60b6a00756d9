"""A leader's opinion on an item: who gives it, who enters it for him, and what it must say."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Directive, DirectiveItem
from directives.policies.deciders import is_leading_post
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open


def may_give_opinion(actor: Actor, item: DirectiveItem) -> Decision:
    return _is_visible(actor, item) and _is_theirs(actor, item.directive) and _is_issued(item.directive)


def opinion_stands(
    item: DirectiveItem, text: str, units: Sequence[Unit], due_on: date | None, today: date
) -> Decision:
    if not text.strip():
        return refuse(Kind.INPUT, "text", _("Please write the opinion."))
    if not units:
        return refuse(Kind.INPUT, "units", _("Please say which unit is to act."))
    if due_on is not None and due_on < today:
        return refuse(Kind.INPUT, "due_on", _("The deadline lies in the past."))
    for unit in units:
        if unit.home_id != item.directive.owner_id:
            return refuse(Kind.INPUT, "units", _("%(unit)s is no unit of this plan.") % {"unit": unit.name})
        is_open = unit_is_open(unit, today)
        if not is_open:
            return refuse(Kind.INPUT, "units", is_open.reason)
    return ALLOWED


def _is_visible(actor: Actor, item: DirectiveItem) -> Decision:
    if DirectiveItem.objects.visible_to(actor).filter(pk=item.pk).exists():
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item."))


def _is_theirs(actor: Actor, directive: Directive) -> Decision:
    if actor.on_behalf_of:
        entering = may(actor, Permission.ENTER_FOR_LEADER, home_id=directive.owner_id)
        return entering and is_leading_post(actor.on_behalf_of, directive)
    return may(actor, Permission.GIVE_OPINION, home_id=directive.owner_id)


def _is_issued(directive: Directive) -> Decision:
    if directive.is_issued:
        return ALLOWED
    return refuse(Kind.STATE, "state", _("The paper has not given out its work yet."))
