"""Who judges work: by his own role, or the office entering a leader's word; never the work of one's own unit."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor, Basis, Grant
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Assignment, Directive
from organizations.models import CommitteeMembership, Post, RoleAssignment, Unit
from organizations.models.validity import in_force
from organizations.permissions import ROLES, Permission, RoleKey
from organizations.policies import may

LEADERS = (RoleKey.CHAIR, RoleKey.DEPUTY_CHAIR)
OFFICE = (RoleKey.SECRETARIAT, RoleKey.HEAD_OF_OFFICE)
LEADING_SEATS = (
    CommitteeMembership.Seat.CHAIR,
    CommitteeMembership.Seat.STANDING_VICE_CHAIR,
    CommitteeMembership.Seat.VICE_CHAIR,
)


def may_decide(actor: Actor, permission: Permission, assignment: Assignment) -> Decision:
    """The right itself, whose unit the work is, and who stands above the office."""
    directive = assignment.item.directive
    if actor.on_behalf_of:
        return may(actor, Permission.ENTER_FOR_LEADER, home_id=directive.owner_id) and _leader_may_decide(
            actor, permission, assignment
        )
    return (
        may(actor, permission, home_id=directive.owner_id)
        and is_not_own_work(actor, assignment.unit, permission)
        and _stands_above_office(actor, permission, assignment)
    )


def is_not_own_work(actor: Actor, unit: Unit, permission: Permission) -> Decision:
    """Who judges by a delegated right belongs to the unit of the post that delegated it, too."""
    by_own_role = any(permission in ROLES[RoleKey(grant.role)].permissions for grant in actor.own_grants)
    grants = actor.own_grants if by_own_role else actor.grants
    if any(_belongs_to(grant, unit) for grant in grants):
        return refuse(Kind.ROLE, "own_unit", _("Nobody judges the work of his own unit."))
    return ALLOWED


def is_office_work(assignment: Assignment) -> bool:
    """Work led by the committee's standing office; of a paper without committee, by a unit of the office's people."""
    directive = assignment.item.directive
    if directive.committee is not None:
        return assignment.unit_id == directive.committee.office_id
    return (
        RoleAssignment.objects.in_force(clock.today())
        .filter(unit=assignment.unit_id, role__in=OFFICE)
        .exists()
    )


def _belongs_to(grant: Grant, unit: Unit) -> bool:
    """A role at the unit, above it inside the same body, or in a part of it.

    The plan's own unit has everything under it, so a role there is not a role in each of them; and nobody in the plan
    stands above its chair, who therefore judges also what is led in its name.
    """
    if grant.unit_id == unit.pk:
        return not (grant.role == RoleKey.CHAIR and unit.pk == grant.home_id)
    if grant.unit_id == grant.home_id:
        return False
    return unit.path.startswith(grant.path) or (unit.pk != grant.home_id and grant.path.startswith(unit.path))


def _stands_above_office(actor: Actor, permission: Permission, assignment: Assignment) -> Decision:
    """Work of the office is judged by the chair or a deputy, not by the head of the office."""
    home_id = assignment.item.directive.owner_id
    leading = (grant for grant in actor.grants if grant.role in LEADERS and grant.covers(permission))
    if any(grant.home_id == home_id for grant in leading):
        return ALLOWED
    if not is_office_work(assignment):
        return ALLOWED
    names = ", ".join(str(role.label) for role in LEADERS)
    return refuse(
        Kind.ROLE, "office_work", _("Work led by the office is judged by: %(roles)s.") % {"roles": names}
    )


def _leader_may_decide(actor: Actor, permission: Permission, assignment: Assignment) -> Decision:
    """The word of a post: it leads in this plan, and not the unit whose work it is.

    For work of the office, and of the unit of the one who enters the word, only a written note is basis enough, and the
    record says where that note is found.
    """
    unit, units = assignment.unit, _units_led_by(actor.on_behalf_of, assignment.item.directive)
    if units is None:
        return is_leading_post(actor.on_behalf_of, assignment.item.directive)
    if unit.pk in units:
        return refuse(Kind.ROLE, "own_unit", _("Nobody judges the work of his own unit."))
    if not _is_close(actor, permission, assignment):
        return ALLOWED
    if actor.basis is not Basis.WRITTEN_NOTE:
        reason = _(
            "For work of the office or of one's own unit a leader's word is entered only from his written note."
        )
        return refuse(Kind.ROLE, "written_note", reason)
    if not actor.basis_note:
        return refuse(Kind.INPUT, "note", _("Please say which written note it is and where it is kept."))
    return ALLOWED


def _is_close(actor: Actor, permission: Permission, assignment: Assignment) -> bool:
    """Work of the office, or of the unit of the one who enters a leader's word."""
    return is_office_work(assignment) or not is_not_own_work(actor, assignment.unit, permission)


def note_is_attached(actor: Actor, assignment: Assignment, is_attached: bool) -> Decision:
    """Where the office enters that its own work is accepted, the leader's written note is there to be read."""
    if is_attached or not actor.on_behalf_of:
        return ALLOWED
    if not _is_close(actor, Permission.ACCEPT_RESULT, assignment):
        return ALLOWED
    reason = _("Please attach the leader's written note; the work is the office's or your own unit's.")
    return refuse(Kind.INPUT, "file_note", reason)


def is_leading_post(post: str, directive: Directive) -> Decision:
    """A post or seat of that title leads in the paper's plan today."""
    if _units_led_by(post, directive) is not None:
        return ALLOWED
    return refuse(Kind.ROLE, "not_a_leader", _("%(post)s is no leading post of this plan.") % {"post": post})


def title_of(actor: Actor, directive: Directive) -> str:
    """As which post a leader signs what he says: the post he stands in for, his seat, his post, or his role."""
    if actor.on_behalf_of:
        return actor.on_behalf_of
    today = clock.today()
    seats = CommitteeMembership.objects.filter(
        in_force(today), committee=directive.committee_id, seat__in=LEADING_SEATS, user=actor.user_id
    )
    roles = RoleAssignment.objects.in_force(today).filter(
        user=actor.user_id, role__in=LEADERS, unit__home_id=directive.owner_id
    )
    seat = seats.order_by("position").values_list("title", flat=True).first()
    if seat:
        return seat
    held = roles.order_by("pk").values_list("post__title", "role").first()
    if held is None:
        return actor.label
    return held[0] or str(RoleKey(held[1]).label)


def _units_led_by(post: str, directive: Directive) -> frozenset[int | None] | None:
    """Units at which the post or the committee seat of that title sits today; None when there is none."""
    today = clock.today()
    posts: Iterable[int | None] = Post.objects.filter(
        in_force(today), title=post, is_leader=True, unit__home_id=directive.owner_id
    ).values_list("unit_id", flat=True)
    seats: Iterable[int | None] = CommitteeMembership.objects.filter(
        Q(committee=directive.committee_id) & in_force(today), title=post, seat__in=LEADING_SEATS
    ).values_list("unit_id", flat=True)
    found = frozenset([*posts, *seats])
    return found or None
