"""Issued items that may be linked to an application, newest paper first."""

from datetime import date

from apps_catalog.models import Application, SteeringLink
from common.actors import Actor
from directives.models import DirectiveItem

MOST = 300
LONGEST = 110


def linkable_items(application: Application, *, viewer: Actor, on: date) -> list[tuple[int, str]]:
    """(id, paper, number and gist) of those the viewer sees and that are not linked yet."""
    linked = SteeringLink.objects.known(on).filter(application=application).values("item")
    items = (
        DirectiveItem.objects.visible_to(viewer)
        .issued(on)
        .filter(directive__owner=application.owner_id)
        .exclude(pk__in=linked)
        .select_related("directive")
        .order_by("-directive__issued_on", "-directive", "no")[:MOST]
    )
    return [
        (item.pk, f"{item.directive.number} · {item.no}. {_cut(item.gist or item.text)}") for item in items
    ]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"
