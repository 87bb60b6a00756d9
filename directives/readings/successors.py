"""Items that may take another's place, as choices of a form."""

from django.db.models import Exists, OuterRef, Q

from common import clock
from common.actors import Actor
from directives.models import Assignment, DirectiveItem

MOST = 200


def successors(item: DirectiveItem, viewer: Actor) -> list[DirectiveItem]:
    """Of the same plan, seen by the viewer, issued and going on; the newest first."""
    leads = Assignment.objects.filter(item=OuterRef("pk")).leads().open()
    goes_on = Exists(leads) | Q(kind=DirectiveItem.Kind.STANDING) | Q(due_kind=DirectiveItem.Due.RECURRING)
    found = (
        DirectiveItem.objects.visible_to(viewer)
        .issued(clock.today())
        .needing_work()
        .filter(directive__owner=item.directive.owner_id, closed_known_on__isnull=True)
        .filter(goes_on)
        .exclude(pk=item.pk)
    )
    return list(found.select_related("directive").order_by("-directive__issued_on", "no")[:MOST])
