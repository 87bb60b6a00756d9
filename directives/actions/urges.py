"""Urging: said aloud, by letter, or copied into the units' chat group; each is on record."""

from django.db import transaction

from common import audit
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from directives.actions.transitions import locked, stood_in
from directives.models import Assignment, Urge
from directives.policies import assignments as policies
from organizations.permissions import Permission


@transaction.atomic
def record(*, by: Actor, assignment: Assignment, text: str) -> Urge:
    mine = locked(assignment)
    policies.may_urge(by, mine).enforce()
    policies.reason_is_given(text).enforce()
    by = stood_in(by, Permission.URGE, mine)
    ref = ObjectRef.of(mine)
    urge = Urge(object_kind=ref.kind, object_key=ref.key, unit=mine.unit, text=text.strip(), **stamp(by))
    urge.full_clean(exclude=("unit",), validate_constraints=False)
    urge.save()
    audit.record(
        by=by, verb="assignment.urged", thing=mine, unit_code=mine.unit.code, facts={"urge": urge.pk}
    )
    return urge
