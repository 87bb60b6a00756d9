"""The staffing plan: the office keeps it; numbers of posts, never names."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.models import Unit
from organizations.policies import unit_is_open
from projects.models import Project, StaffingProposal
from projects.policies.projects import may_create

MOST_POSTS = 500


def may_staff(actor: Actor, owner_id: int | None) -> Decision:
    return may_create(actor, owner_id)


def post_stands(owner_id: int | None, unit: Unit, project: Project | None, today: date) -> Decision:
    if unit.home_id != owner_id:
        return refuse(Kind.INPUT, "unit", _("The unit belongs to another plan."))
    if project is not None and project.owner_id != owner_id:
        return refuse(Kind.INPUT, "project", _("The project belongs to another plan."))
    opened = unit_is_open(unit, today)
    return opened or refuse(Kind.INPUT, "unit", opened.reason)


def numbers_stand(wanted: int, filled: int, seconded: int, seconded_from: Unit | None) -> Decision:
    for name, value in (("wanted", wanted), ("filled", filled), ("seconded", seconded)):
        if not 0 <= value <= MOST_POSTS:
            return refuse(Kind.INPUT, name, _("A number from 0 to %(most)s.") % {"most": MOST_POSTS})
    if filled + seconded > wanted:
        told = _("Filled and seconded together are at most what is wanted.")
        return refuse(Kind.INPUT, "filled", told)
    if bool(seconded) != (seconded_from is not None):
        told = _("Say from which unit people are seconded, and how many.")
        return refuse(Kind.INPUT, "seconded_from", told)
    return ALLOWED


def paper_day_stands(day: date, today: date, name: str = "sent_on") -> Decision:
    if day <= today:
        return ALLOWED
    return refuse(Kind.INPUT, name, _("The paper is dated in the future."))


def answer_stands(proposal: StaffingProposal, answered_on: date, today: date) -> Decision:
    if answered_on < proposal.sent_on:
        return refuse(Kind.INPUT, "answered_on", _("The answer is not older than the proposal."))
    return paper_day_stands(answered_on, today, "answered_on")
