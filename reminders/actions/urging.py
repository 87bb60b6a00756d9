"""A text copied into a chat group is an urge of every piece of work it speaks of."""

from django.db import transaction

from common.actors import Actor
from directives.actions import urges
from directives.models import Assignment, Urge
from directives.policies.assignments import may_urge


@transaction.atomic
def record_copied(*, by: Actor, work: list[Assignment], text: str) -> list[Urge]:
    """What may not be urged any more (reported meanwhile) is left out."""
    return [urges.record(by=by, assignment=each, text=text) for each in work if may_urge(by, each)]
