"""Items that go on as other items: who decides it, and which item may take another's place."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from directives.models import Assignment, DirectiveItem
from directives.policies.deciders import may_decide
from directives.policies.items import may_end_duties
from organizations.permissions import Permission

MOST_PARTS = 20


def may_replace(
    actor: Actor, old: DirectiveItem, leads: Sequence[Assignment], news: Sequence[DirectiveItem]
) -> Decision:
    """`leads` are the open leads of `old`; both sides were seen in the visibility question of the action."""
    judged = (may_decide(actor, Permission.ACCEPT_RESULT, lead) for lead in leads)
    return (
        may_end_duties(actor, old)
        and first_refusal(*judged)
        and is_alive(old, has_leads=bool(leads), field="state")
        and first_refusal(*(_takes_the_place(old, new) for new in news))
    )


def all_seen(actor: Actor, items: Sequence[DirectiveItem]) -> Decision:
    keys = {item.pk for item in items}
    if DirectiveItem.objects.visible_to(actor).filter(pk__in=keys).count() == len(keys):
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item."))


def is_alive(item: DirectiveItem, *, has_leads: bool, field: str = "successor") -> Decision:
    """Issued, with work that somebody still has to do or a duty that goes on."""
    kind = Kind.STATE if field == "state" else Kind.INPUT
    goes_on = has_leads or item.is_standing or item.is_recurring
    if item.directive.is_issued and item.needs_work and goes_on and item.closed_known_on is None:
        return ALLOWED
    told = {"no": item.no, "number": item.directive.number}
    return refuse(kind, field, _("Item %(no)s, %(number)s has no work that goes on.") % told)


def parts_are_several(count: int) -> Decision:
    if 2 <= count <= MOST_PARTS:
        return ALLOWED
    reason = _("An item is split into 2 to %(most)s others.") % {"most": MOST_PARTS}
    return refuse(Kind.INPUT, "successors", reason)


def _takes_the_place(old: DirectiveItem, new: DirectiveItem) -> Decision:
    if new.pk == old.pk:
        return refuse(Kind.INPUT, "successor", _("An item does not take its own place."))
    if new.directive.owner_id != old.directive.owner_id:
        return refuse(Kind.INPUT, "successor", _("Both items belong to one plan."))
    return ALLOWED
