"""Who raises a proposal, passes it on, answers it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open
from reporting.models import Proposal


def may_raise(actor: Actor, unit: Unit) -> Decision:
    """A unit's own people, while it lives."""
    return first_refusal(
        may(actor, Permission.SUBMIT_REPORT, home_id=unit.home_id, path=unit.path),
        unit_is_open(unit, clock.today()),
    )


def may_pass_on(actor: Actor, proposal: Proposal) -> Decision:
    """The office says who answers, and by when."""
    return is_visible(actor, proposal) and first_refusal(
        may(actor, Permission.KEEP_REPORTING, home_id=proposal.owner_id), _unanswered(proposal)
    )


def may_answer(actor: Actor, proposal: Proposal) -> Decision:
    """The unit asked, or the office for it."""
    return is_visible(actor, proposal) and _answering(actor, proposal)


def _answering(actor: Actor, proposal: Proposal) -> Decision:
    office = may(actor, Permission.KEEP_REPORTING, home_id=proposal.owner_id)
    asked = may(actor, Permission.REPORT_PROGRESS, home_id=proposal.owner_id, path=proposal.to_unit.path)
    if actor.is_key:
        return office
    return (office or asked) and _unanswered(proposal)


def may_mark_read(actor: Actor, proposal: Proposal) -> Decision:
    return is_visible(actor, proposal) and may(
        actor, Permission.SUBMIT_REPORT, home_id=proposal.owner_id, path=proposal.unit.path
    )


def is_visible(actor: Actor, proposal: Proposal) -> Decision:
    if Proposal.objects.visible_to(actor).filter(pk=proposal.pk).exists():
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such proposal."))


def _unanswered(proposal: Proposal) -> Decision:
    if proposal.answered_on is None:
        return ALLOWED
    return refuse(Kind.STATE, "answered", _("This proposal has been answered."))


def text_is_given(text: str, code: str) -> Decision:
    if text.strip():
        return ALLOWED
    return refuse(Kind.INPUT, code, _("Please write something here."))


def day_lies_ahead(due_on: date) -> Decision:
    if due_on >= clock.today():
        return ALLOWED
    return refuse(Kind.INPUT, "due_on", _("The day must not lie in the past."))


def unit_may_answer(proposal: Proposal, to_unit: Unit) -> Decision:
    """A body of the same plan in force; not the unit that asks."""
    if to_unit.home_id != proposal.owner_id or to_unit.pk == proposal.unit_id:
        return refuse(Kind.INPUT, "to_unit", _("Please choose another body of this plan."))
    return unit_is_open(to_unit, clock.today())
