"""Units of a plan that may be given work today, as choices of a form."""

from common import clock
from directives.models import Assignment, Directive
from organizations.models import RoleAssignment, Unit
from organizations.models.validity import in_force
from organizations.permissions import RoleKey


def units_of_plan(owner_id: int) -> list[Unit]:
    """Units in force today in their official order, without the plan's own unit: one statement."""
    return list(Unit.objects.filter(in_force(clock.today()), home_id=owner_id).exclude(pk=owner_id).sorted())


def deputies_of_plan(owner_id: int) -> list[str]:
    """Codes of units whose people stand in for the chair: a matter is handed to them. One statement."""
    held = RoleAssignment.objects.in_force(clock.today()).filter(
        role=RoleKey.DEPUTY_CHAIR, unit__home_id=owner_id
    )
    return list(held.order_by("unit__position", "unit").values_list("unit__code", flat=True).distinct())


def takers(assignment: Assignment) -> list[Unit]:
    """Units that may take the work over: of the plan, and not holding it already."""
    same = Assignment.objects.filter(
        item=assignment.item_id, cycle=assignment.cycle, role=assignment.role
    ).exclude(state=Assignment.State.HANDED_OVER)
    holding = set(same.values_list("unit", flat=True))
    paper: Directive = assignment.item.directive
    return [unit for unit in units_of_plan(paper.owner_id) if unit.pk not in holding]
