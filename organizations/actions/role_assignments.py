"""Roles given and ended. What stood in force in a period stays on record."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from common import audit, clock
from common.actors import Actor
from organizations.models import Post, RoleAssignment, Unit, User
from organizations.permissions import RoleKey
from organizations.policies import may_assign_role, may_end_role

AT_WARDS = frozenset({RoleKey.WARD_LEADER, RoleKey.WARD_OFFICER})
AT_BODIES = frozenset({RoleKey.UNIT_LEADER, RoleKey.UNIT_OFFICER})


@transaction.atomic
def assign(
    *,
    by: Actor,
    user: User,
    unit: Unit,
    role: RoleKey | str,
    valid_from: date,
    valid_to: date | None = None,
    post: Post | None = None,
) -> RoleAssignment:
    """Give `user` a role of code at `unit`, both days included."""
    may_assign_role(by, user, unit, valid_from).enforce()
    given = RoleAssignment(
        user=user, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to, post=post
    )
    given.full_clean()
    _check(given)
    given.save()
    _open_reference_pages(user)
    facts = {"user": user.username, "role": given.role, "from": valid_from, "to": valid_to}
    audit.record(by=by, verb="role.assign", thing=given, unit_code=unit.code, facts=facts)
    return given


@transaction.atomic
def end(*, by: Actor, assignment: RoleAssignment, last_day: date) -> RoleAssignment:
    """The role's last day; yesterday ends it at once."""
    stored = RoleAssignment.objects.select_for_update().select_related("unit", "user").get(pk=assignment.pk)
    may_end_role(by, stored, clock.today()).enforce()
    if last_day < clock.today() - timedelta(days=1):
        raise ValidationError({"valid_to": _("A role in force today ends yesterday at the earliest.")})
    stored.valid_to = max(last_day, stored.valid_from)
    stored.full_clean()
    stored.save()
    _open_reference_pages(stored.user)
    facts = {"user": stored.user.username, "role": stored.role, "to": stored.valid_to}
    audit.record(by=by, verb="role.end", thing=stored, unit_code=stored.unit.code, facts=facts)
    return stored


def _check(given: RoleAssignment) -> None:
    unit = given.unit
    if given.role in AT_WARDS and not unit.is_ward:
        raise ValidationError({"role": _("This role is held at a unit of the lower level.")})
    if given.role in AT_BODIES and unit.is_ward:
        raise ValidationError({"role": _("This role is not held at a unit of the lower level.")})
    if given.post is not None and given.post.unit_id != unit.pk:
        raise ValidationError({"post": _("The post belongs to another unit.")})
    same = RoleAssignment.objects.filter(user=given.user, unit=unit, role=given.role)
    if given.valid_to is not None:
        same = same.filter(valid_from__lte=given.valid_to)
    if same.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=given.valid_from)).exists():
        raise ValidationError(
            {"valid_from": _("The person holds this role at the unit in that period already.")}
        )


def _open_reference_pages(user: User) -> None:
    """The reference pages open for whom some administrator's role is not over; what he may do there, today's roles say."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    is_staff = RoleAssignment.objects.filter(lasting, user=user, role=RoleKey.ADMINISTRATOR).exists()
    if user.is_staff != is_staff:
        user.is_staff = is_staff
        user.save(update_fields=("is_staff",))
