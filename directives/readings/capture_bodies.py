"""Whose paper a notice may be: the committees in force of the plans one captures for, and the plans' own units."""

from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from organizations.models import Committee, Unit
from organizations.models.validity import in_force
from organizations.permissions import Permission, plan_ids


@dataclass(frozen=True)
class CaptureBody:
    """`key` stands in the form; without a committee it is the unit itself."""

    key: str
    label: str
    owner: Unit
    committee: Committee | None


def capture_bodies(
    *, viewer: Actor, on: date, right: Permission = Permission.CAPTURE_DIRECTIVE
) -> tuple[CaptureBody, ...]:
    """Committees first, the youngest before the older: two statements."""
    plans = plan_ids(viewer, right)
    committees = Committee.objects.filter(in_force(on), owner_id__in=plans).select_related("owner")
    bodies = [CaptureBody(f"committee-{each.pk}", each.name, each.owner, each) for each in committees]
    units = Unit.objects.filter(pk__in=plans).in_force(on).sorted()
    bodies += [CaptureBody(f"unit-{unit.pk}", unit.name, unit, None) for unit in units]
    return tuple(bodies)
