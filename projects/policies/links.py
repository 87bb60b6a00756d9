"""What a project may be linked to: things of the same plan that the actor sees."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import DirectiveItem
from projects.models import Project, Target


def things_stand(actor: Actor, project: Project, name: str, things: Sequence[Any]) -> Decision:
    """`name` is target, item or application; one statement, none for nothing."""
    if not things:
        return ALLOWED
    keys = {thing.pk for thing in things}
    seen = {
        "target": lambda: Target.objects.visible_to(actor).filter(scheme=project.scheme_id, pk__in=keys),
        "item": lambda: DirectiveItem.objects.visible_to(actor).filter(
            directive__owner=project.owner_id, directive__issue_known_on__isnull=False, pk__in=keys
        ),
        "application": lambda: Application.objects.visible_to(actor).filter(
            owner=project.owner_id, pk__in=keys
        ),
    }[name]()
    if set(seen.order_by().values_list("pk", flat=True)) == keys:
        return ALLOWED
    return refuse(Kind.INPUT, f"{name}s", _("Something named here is not in this plan."))
