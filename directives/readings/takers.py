"""Units of a plan that may be given work today, as choices of a form."""

from common import clock
from directives.models import Assignment, Directive
from organizations.models import Unit
from organizations.models.validity import in_force


def units_of_plan(owner_id: int) -> list[Unit]:
    """Units in force today in their official order, without the plan's own unit: one statement."""
    return list(Unit.objects.filter(in_force(clock.today()), home_id=owner_id).exclude(pk=owner_id).sorted())


def takers(assignment: Assignment) -> list[Unit]:
    """Units that may take the work over: of the plan, and not holding it already."""
    same = Assignment.objects.filter(
        item=assignment.item_id, cycle=assignment.cycle, role=assignment.role
    ).exclude(state=Assignment.State.HANDED_OVER)
    holding = set(same.values_list("unit", flat=True))
    paper: Directive = assignment.item.directive
    return [unit for unit in units_of_plan(paper.owner_id) if unit.pk not in holding]
