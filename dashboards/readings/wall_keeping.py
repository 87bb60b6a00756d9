"""What keepers of the screens choose from, and what the map shows by their choice."""

from django.db.models import QuerySet

from common.actors import Actor
from dashboards.models import WallMapChoice, mapped_fields
from organizations.models import Unit
from reporting.models import Indicator


def mapped_indicators(owner: Unit, *, viewer: Actor) -> QuerySet[Indicator]:
    rates = mapped_fields(owner.pk).values("indicator")
    rows = Indicator.objects.visible_to(viewer).filter(pk__in=rates)
    return rows.prefetch_related("versions").order_by("position", "code")


def map_choices(owner: Unit, *, viewer: Actor) -> QuerySet[WallMapChoice]:
    """The newest first; it holds."""
    rows = WallMapChoice.objects.visible_to(viewer).filter(owner=owner).order_by("-pk")
    return rows.select_related("indicator").prefetch_related("indicator__versions")
