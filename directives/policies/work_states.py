"""What every rule about given-out work asks first: is it seen, whose is it, in which state does it stand?"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Assignment
from organizations.permissions import Permission
from organizations.policies import may

State = Assignment.State
UNENDED = tuple(state for state in State if state not in Assignment.TERMINAL)
AT_WORK = (State.ASSIGNED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.RETURNED)


def is_visible(actor: Actor, assignment: Assignment) -> Decision:
    if Assignment.objects.visible_to(actor).filter(pk=assignment.pk).exists():
        return ALLOWED
    return not_visible()


def not_visible() -> Decision:
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such work."))


def state_is(assignment: Assignment, states: Sequence[str]) -> Decision:
    if assignment.state in states:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "state",
        _("The work is now: %(state)s.") % {"state": assignment.get_state_display()},
    )


def is_current(assignment: Assignment, expected_version: int | None) -> Decision:
    """For two people who look at the same page: the second learns that it has changed."""
    if expected_version is None or assignment.version == expected_version:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "stale",
        _("Somebody else changed this meanwhile; the work is now: %(state)s.")
        % {"state": assignment.get_state_display()},
    )


def reason_is_given(reason: str) -> Decision:
    if reason.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "reason", _("Please give the reason."))


def is_of_the_unit(actor: Actor, permission: Permission, assignment: Assignment) -> Decision:
    held = may(actor, permission, home_id=assignment.item.directive.owner_id, path=assignment.unit.path)
    if held or held.code != "role":  # a key's own limits are told as they are
        return held
    reason = _("This is done by the people of %(unit)s.") % {"unit": assignment.unit.name}
    return refuse(Kind.ROLE, "role", reason)
