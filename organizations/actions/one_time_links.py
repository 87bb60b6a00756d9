"""Links with which a person sets the password: told to the administrator once, stored as a hash, used once."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from common import audit, clock
from common.actors import Actor
from organizations.actions import sessions, users
from organizations.models import OneTimeLink, User
from organizations.models.one_time_link import LIFE, fresh_token, hash_of
from organizations.policies import may_send_link


@dataclass(frozen=True)
class NewLink:
    """`token` is stored nowhere: it is handed over now or never."""

    link: OneTimeLink
    token: str


@transaction.atomic
def make(*, by: Actor, user: User) -> NewLink:
    """A link for the first or a forgotten password; the one before it ends. The password in use stays until then."""
    stored = User.objects.select_for_update().get(pk=user.pk)
    may_send_link(by, stored, users.homes_of(stored)).enforce()
    OneTimeLink.objects.filter(user=stored).end(clock.wall())
    token = fresh_token()
    link = OneTimeLink(
        user=stored, token_hash=hash_of(token), created_by=by.label, expires_at=clock.wall() + LIFE
    )
    link.full_clean(exclude=("user",))
    link.save()
    audit.record(by=by, verb="one_time_link.make", thing=stored, facts={"until": link.expires_at})
    return NewLink(link, token)


@transaction.atomic
def use(*, by: Actor, link: OneTimeLink, password: str) -> User:
    """The person sets the password; every sign-in of before ends. Raises ValidationError for a weak password."""
    stored = OneTimeLink.objects.select_for_update().get(pk=link.pk)
    person = User.objects.select_for_update().get(pk=stored.user_id)
    if not OneTimeLink.objects.live(clock.wall()).filter(pk=stored.pk).exists() or not person.is_active:
        raise ValidationError(_("This link was used, replaced or is older than seven days."))
    users.set_checked_password(person, password)
    person.save(update_fields=("password",))
    stored.used_at = clock.wall()
    stored.save(update_fields=("used_at",))
    ended = sessions.end_of(person)
    audit.record(by=by, verb="one_time_link.use", thing=person, facts={"sign_ins_ended": ended})
    return person
