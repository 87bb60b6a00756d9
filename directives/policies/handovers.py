"""Open work of a unit that ended: who hands it over, to whom, and by which minutes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from directives.models import Assignment
from directives.policies.deciders import LEADING_SEATS
from organizations.models import CommitteeMembership, Post, Unit
from organizations.models.validity import in_force
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open


def may_hand_over(actor: Actor, unit: Unit) -> Decision:
    """A decision on leads: by who may take it, or entered by the office for a leader of the plan."""
    return is_seen(actor, unit) and is_theirs(actor, unit) and _has_ended(unit)


def is_seen(actor: Actor, unit: Unit) -> Decision:
    of_his_plan = actor.is_system or unit.home_id in actor.home_ids
    if of_his_plan and Unit.objects.visible_to(actor).filter(pk=unit.pk).exists():
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit."))


def is_theirs(actor: Actor, unit: Unit) -> Decision:
    if actor.on_behalf_of:
        entering = may(actor, Permission.ENTER_FOR_LEADER, home_id=unit.home_id)
        return entering and _leads_in_plan(actor.on_behalf_of, unit.home_id)
    return may(actor, Permission.DECIDE_LEAD_CHANGE, home_id=unit.home_id)


def may_begin(actor: Actor, unit: Unit) -> Decision:
    """Opens the form: in the own voice, or to enter what a leader decided."""
    own = is_theirs(actor, unit)
    return own if own.allowed else may(actor, Permission.ENTER_FOR_LEADER, home_id=unit.home_id)


def may_receive(from_unit: Unit, to_unit: Unit) -> Decision:
    """Another unit of the plan, in force today."""
    wrong = _("%(unit)s is no unit of this plan.") % {"unit": to_unit.name}
    if to_unit.home_id != from_unit.home_id or to_unit.pk in (from_unit.pk, from_unit.home_id):
        return refuse(Kind.INPUT, "to_unit", wrong)
    if to_unit.valid_from > clock.today():
        return refuse(Kind.INPUT, "to_unit", wrong)
    is_open = unit_is_open(to_unit, clock.today())
    return is_open or refuse(Kind.INPUT, "to_unit", is_open.reason)


def minutes_stand(number: str, on: date, unit: Unit) -> Decision:
    if not number.strip():
        return refuse(Kind.INPUT, "number", _("Please give the number of the minutes."))
    if on > clock.today():
        return refuse(Kind.INPUT, "minutes_on", _("The day of the minutes lies ahead of today."))
    return ALLOWED


def work_is_chosen(rows: Sequence[Assignment], chosen: Collection[int] | None) -> Decision:
    """All that was chosen is still open; somebody may have handed some of it over meanwhile."""
    if not rows:
        return refuse(Kind.STATE, "state", _("There is no open work of this unit to hand over."))
    if chosen is not None and len(rows) < len(set(chosen)):
        reason = _("Some of the work chosen is not open any more; please look at the list again.")
        return refuse(Kind.STATE, "stale", reason)
    return ALLOWED


def standing_for(row: Assignment, beside: Sequence[Assignment]) -> Assignment | None:
    """The taking unit's own assignment that the row's work goes into: the same role, or the lead for a coordinator."""
    leads = [each for each in beside if each.is_lead]
    same = [each for each in beside if each.role == row.role]
    fitting = same or ([] if row.is_lead else leads)
    return fitting[0] if fitting else None


def heirs_go_on(
    to_unit: Unit, rows: Sequence[Assignment], beside: Mapping[tuple[int, str], Sequence[Assignment]]
) -> Decision:
    """Open work must not vanish in work that has ended."""
    for row in rows:
        heir = standing_for(row, beside.get((row.item_id, row.cycle), ()))
        if heir is not None and not heir.is_open:
            told = {"unit": to_unit.name, "no": row.item.no, "number": row.item.directive.number}
            reason = _("%(unit)s has ended its own part of item %(no)s, %(number)s; choose another unit.")
            return refuse(Kind.INPUT, "to_unit", reason % told)
    return ALLOWED


def _has_ended(unit: Unit) -> Decision:
    if unit.valid_to is not None and unit.valid_to < clock.today():
        return ALLOWED
    reason = _("%(unit)s has not ended; its work changes lead one by one.") % {"unit": unit.name}
    if unit.valid_to is not None:
        reason = _("%(unit)s goes on until %(day)s.") % {"unit": unit.name, "day": dmy(unit.valid_to)}
    return refuse(Kind.STATE, "state", reason)


def _leads_in_plan(post: str, home_id: int | None) -> Decision:
    today = clock.today()
    posts = Post.objects.filter(in_force(today), title=post, is_leader=True, unit__home_id=home_id)
    seats = CommitteeMembership.objects.filter(
        in_force(today), title=post, seat__in=LEADING_SEATS, committee__owner_id=home_id
    )
    if posts.exists() or seats.exists():
        return ALLOWED
    return refuse(Kind.ROLE, "not_a_leader", _("%(post)s is no leading post of this plan.") % {"post": post})
