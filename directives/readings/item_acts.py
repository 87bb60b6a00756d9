"""What may be done about an item as a whole, as buttons."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision
from directives.models import DirectiveItem
from directives.policies.items import may_end_duties
from directives.policies.opinions import may_give_opinion
from directives.readings.acts import Act
from organizations.permissions import Permission, holds

ACTS = (
    (_("Let another item take its place"), "item-replace", "transfer"),
    (_("Split the item"), "item-split", "transfer"),
    (_("No task arises"), "item-no-task", "circle-check"),
)


def acts_of_item(item: DirectiveItem, viewer: Actor, is_ended: bool) -> tuple[Act, ...]:
    """For who may decide about it or enter a leader's word; nothing of an item that has ended. `item` was seen."""
    if is_ended or not item.needs_work:
        return ()
    entering = holds(viewer, Permission.ENTER_FOR_LEADER, home_id=item.directive.owner_id)
    ends = ALLOWED if entering else may_end_duties(viewer, item)
    splits = ALLOWED if entering else may_give_opinion(viewer, item)
    rights: dict[str, Decision] = {"item-replace": ends, "item-split": splits, "item-no-task": ends}
    return tuple(
        Act(label, reverse(f"directives:{address}", args=[item.pk]), icon, "s ghost", "get", rights[address])
        for label, address, icon in ACTS
        if rights[address]
    )
