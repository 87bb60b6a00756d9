"""Items that no report can end: who ends them by a verdict."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from directives.models import Assignment, DirectiveItem
from directives.policies.deciders import may_decide
from organizations.permissions import Permission
from organizations.policies import may

NAMED = 3


def may_close(actor: Actor, item: DirectiveItem, leads: Sequence[Assignment]) -> Decision:
    """A standing or recurring duty ends by a verdict of who may accept the work of every lead it has open."""
    return _is_seen(actor, item) and may_end_duties(actor, item) and may_be_closed(actor, item, leads)


def may_take_results(actor: Actor, item: DirectiveItem, leads: Sequence[Assignment]) -> Decision:
    """A task is closed by a verdict once every lead has reported its result."""
    judged = (may_decide(actor, Permission.ACCEPT_RESULT, lead) for lead in leads)
    return (
        _is_seen(actor, item)
        and may_end_duties(actor, item)
        and first_refusal(*judged)
        and _all_reported(leads)
    )


def may_mark_no_task(actor: Actor, item: DirectiveItem, leads: Sequence[Assignment]) -> Decision:
    """Of issued work that nobody has begun, or that names nobody."""
    judged = (may_decide(actor, Permission.ACCEPT_RESULT, lead) for lead in leads)
    return (
        _is_seen(actor, item)
        and may_end_duties(actor, item)
        and first_refusal(*judged)
        and _is_untouched(item, leads)
    )


def _is_seen(actor: Actor, item: DirectiveItem) -> Decision:
    if DirectiveItem.objects.visible_to(actor).filter(pk=item.pk).exists():
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item."))


def _all_reported(leads: Sequence[Assignment]) -> Decision:
    if not leads:
        return refuse(Kind.STATE, "state", _("This item has no open work."))
    missing = [lead.unit.short_name for lead in leads if lead.state not in Assignment.AWAITING]
    if not missing:
        return ALLOWED
    named = ", ".join(missing[:NAMED]) + (", …" if len(missing) > NAMED else "")
    return refuse(Kind.STATE, "state", _("Not reported done yet: %(units)s.") % {"units": named})


def _is_untouched(item: DirectiveItem, leads: Sequence[Assignment]) -> Decision:
    if not item.directive.is_issued or not item.needs_work or item.closed_known_on is not None:
        return refuse(Kind.STATE, "state", _("This item has ended already."))
    ended = item.assignments.leads().filter(state__in=Assignment.TERMINAL).exists()
    begun = any(lead.state not in (*Assignment.NOT_STARTED, Assignment.State.DECLINED) for lead in leads)
    if begun or (ended and not leads):
        return refuse(Kind.STATE, "state", _("Work on this item has begun; cancel it by a paper instead."))
    return ALLOWED


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
