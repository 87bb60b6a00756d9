"""Another lead: who decides, and which unit may take work over."""

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Assignment, LeadChangeRequest
from directives.policies.assignments import AT_WORK, is_visible, state_is
from directives.policies.deciders import may_decide
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import unit_is_open


def may_decide_lead_change(actor: Actor, request: LeadChangeRequest) -> Decision:
    return is_visible(actor, request.assignment) and lead_change_may_be_decided(actor, request)


def lead_change_may_be_decided(actor: Actor, request: LeadChangeRequest) -> Decision:
    """For one whose assignment came out of `visible_to`."""
    return (
        may_decide(actor, Permission.DECIDE_LEAD_CHANGE, request.assignment)
        and _is_pending(request)
        and state_is(request.assignment, AT_WORK)
    )


def unit_is_named(unit: Unit | None) -> Decision:
    if unit is not None:
        return ALLOWED
    return refuse(Kind.INPUT, "unit", _("Please say which unit takes the work over."))


def may_take_over(unit: Unit, assignment: Assignment) -> Decision:
    """Another unit of the plan, in force today, that does not hold this work already."""
    home_id = assignment.item.directive.owner_id
    if unit.home_id != home_id or unit.pk == home_id or unit.valid_from > clock.today():
        return refuse(Kind.INPUT, "unit", _("%(unit)s is no unit of this plan.") % {"unit": unit.name})
    same = Assignment.objects.filter(
        item=assignment.item_id, cycle=assignment.cycle, role=assignment.role, unit=unit
    )
    if unit.pk == assignment.unit_id or same.exclude(state=Assignment.State.HANDED_OVER).exists():
        return refuse(Kind.INPUT, "unit", _("%(unit)s has this work already.") % {"unit": unit.name})
    is_open = unit_is_open(unit, clock.today())
    return is_open or refuse(Kind.INPUT, "unit", is_open.reason)


def _is_pending(request: LeadChangeRequest) -> Decision:
    if request.decision == LeadChangeRequest.Decision.PENDING:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "state",
        _("The request is decided: %(decision)s.") % {"decision": request.get_decision_display()},
    )
