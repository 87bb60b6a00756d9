"""The second step of somebody who lost the telephone and the recovery codes: taken off, to be set up anew."""

from django.db import transaction

from common import audit
from common.actors import Actor
from organizations.actions import sessions, users
from organizations.models import User
from organizations.models.second_step import has_second_step, second_steps_of
from organizations.policies import may_drop_second_step


@transaction.atomic
def drop(*, by: Actor, user: User) -> User:
    """Whoever needs a second step sets up another one at the next sign-in, before anything else opens."""
    stored = User.objects.select_for_update().get(pk=user.pk)
    may_drop_second_step(by, stored, users.homes_of(stored), has_one=has_second_step(stored)).enforce()
    second_steps_of(stored).delete()
    ended = sessions.end_of(stored)
    audit.record(by=by, verb="second_step.drop", thing=stored, facts={"sign_ins_ended": ended})
    return stored
