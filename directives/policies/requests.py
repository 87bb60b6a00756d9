"""What units are asked beside their reports: their part in another's work, an explanation, information."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.refs import ObjectRef
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.policies.work_states import AT_WORK, UNENDED, is_of_the_unit, is_visible, state_is
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open


def asking_coordination(actor: Actor, assignment: Assignment) -> Decision:
    return (
        is_of_the_unit(actor, Permission.REPORT_PROGRESS, assignment)
        and unit_is_open(assignment.unit, clock.today())
        and _leads(assignment)
        and state_is(assignment, AT_WORK)
    )


def asking_explanation(actor: Actor, assignment: Assignment) -> Decision:
    """By leaders, the office and who monitors; of work that goes on."""
    return (
        may(actor, Permission.URGE, home_id=assignment.item.directive.owner_id)
        and unit_is_open(assignment.unit, clock.today())
        and state_is(assignment, UNENDED)
    )


def replying(actor: Actor, assignment: Assignment) -> Decision:
    """The unit that was asked, as long as it exists, even after the work has ended."""
    return is_of_the_unit(actor, Permission.REPORT_PROGRESS, assignment) and unit_is_open(
        assignment.unit, clock.today()
    )


def may_answer(actor: Actor, request: CoordinationRequest) -> Decision:
    return is_visible(actor, request.assignment) and answering(actor, request)


def answering(actor: Actor, request: CoordinationRequest) -> Decision:
    """For one whose assignment came out of `visible_to`."""
    home_id = request.assignment.item.directive.owner_id
    held = may(actor, Permission.REPORT_PROGRESS, home_id=home_id, path=request.unit.path)
    if not held and held.code == "role":
        reason = _("This is done by the people of %(unit)s.") % {"unit": request.unit.name}
        return refuse(Kind.ROLE, "role", reason)
    return held and unit_is_open(request.unit, clock.today()) and _waits_for_answer(request)


def withdrawing_part(actor: Actor, request: CoordinationRequest) -> Decision:
    """The lead unit takes back what it asked another for; nothing that was answered."""
    of_the_lead = is_of_the_unit(actor, Permission.REPORT_PROGRESS, request.assignment)
    return of_the_lead and _waits_for_answer(request)


def withdrawing_question(actor: Actor, assignment: Assignment) -> Decision:
    """Whoever may ask for explanations takes one back; whether it was replied to is asked of the question."""
    return may(actor, Permission.URGE, home_id=assignment.item.directive.owner_id)


def waits_for_reply(request: ExplanationRequest) -> Decision:
    if not request.reply:
        return ALLOWED
    return refuse(Kind.STATE, "state", _("The unit has replied already."))


def nothing_was_asked() -> Decision:
    return refuse(Kind.STATE, "state", _("Nothing is asked of this unit that waits for a reply."))


def nothing_waits(about: ObjectRef) -> Decision:
    """One question at a time: the next one follows the reply."""
    waiting = ExplanationRequest.objects.filter(object_kind=about.kind, object_key=about.key, reply="")
    if not waiting.exists():
        return ALLOWED
    return refuse(Kind.STATE, "pending", _("The unit has been asked already and has not replied yet."))


def may_be_asked(unit: Unit, assignment: Assignment) -> Decision:
    """Another unit of the plan, in force today."""
    home_id = assignment.item.directive.owner_id
    if unit.home_id != home_id or unit.pk == home_id or unit.valid_from > clock.today():
        return refuse(Kind.INPUT, "unit", _("%(unit)s is no unit of this plan.") % {"unit": unit.name})
    if unit.pk == assignment.unit_id:
        return refuse(Kind.INPUT, "unit", _("A unit does not ask itself."))
    is_open = unit_is_open(unit, clock.today())
    return is_open or refuse(Kind.INPUT, "unit", is_open.reason)


def question_stands(text: str, due_on: date) -> Decision:
    if not text.strip():
        return refuse(Kind.INPUT, "text", _("Please write what is asked for."))
    if due_on < clock.today():
        return refuse(Kind.INPUT, "due_on", _("The deadline lies in the past."))
    return ALLOWED


def answer_is_given(words: str, field: str) -> Decision:
    return ALLOWED if words.strip() else refuse(Kind.INPUT, field, _("Please write the answer."))


def _waits_for_answer(request: CoordinationRequest) -> Decision:
    if not request.answer:
        return ALLOWED
    return refuse(Kind.STATE, "state", _("The request is answered already."))


def _leads(assignment: Assignment) -> Decision:
    if assignment.is_lead:
        return ALLOWED
    return refuse(Kind.ROLE, "leads_only", _("Coordination is asked for by the lead unit."))
