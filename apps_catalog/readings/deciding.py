"""Conclusion items that may have decided a merger: those that cite its code first, then the newest."""

from datetime import date

from apps_catalog.models import Consolidation
from common.actors import Actor
from common.formats import dmy
from common.text import search_key
from directives.models import DirectiveItem

MOST = 40


def deciding_items(merger: Consolidation, *, viewer: Actor) -> list[tuple[int, str]]:
    """(id, words) of items issued since the merger was put into the submission; two statements."""
    since = (
        merger.transitions.filter(to_state=Consolidation.State.PROPOSED)
        .order_by("-pk")
        .values_list("known_on", flat=True)
        .first()
    ) or merger.known_on
    items = (
        DirectiveItem.objects.visible_to(viewer)
        .issued(date.max)
        .filter(directive__owner=merger.owner_id, directive__issued_on__gte=since)
        .select_related("directive")
        .order_by("-directive__issued_on", "directive", "no")[:MOST]
    )
    cited = search_key(merger.code)
    ordered = sorted(items, key=lambda item: cited not in item.search_text)
    return [(item.pk, _words(item)) for item in ordered]


def _words(item: DirectiveItem) -> str:
    text = item.gist or item.text
    short = text if len(text) <= 180 else f"{text[:180].rsplit(' ', 1)[0]} …"
    paper = item.directive
    return f"{paper.number} ({dmy(paper.issued_on)}), {item.no}. {short}"
