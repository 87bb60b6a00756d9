"""Accounts: made and closed by an administrator, never by oneself, never deleted."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from common import audit, clock
from common.actors import Actor
from organizations.actions import sessions
from organizations.models import OneTimeLink, User
from organizations.policies import may_change_account, may_close_account, may_create_user

CHANGED = ("full_name", "title", "email", "phone", "is_active")


@transaction.atomic
def create(
    *,
    by: Actor,
    username: str,
    full_name: str,
    title: str = "",
    email: str = "",
    phone: str = "",
    password: str = "",
    is_demonstration: bool = False,
) -> User:
    """Without a password nobody can sign in as the person until one is set."""
    may_create_user(by).enforce()
    user = User(
        username=username,
        full_name=full_name,
        title=title,
        email=email,
        phone=phone,
        is_demonstration=is_demonstration,
    )
    set_checked_password(user, password)
    user.full_clean()
    user.save()
    audit.record(by=by, verb="user.create", thing=user, facts={"username": user.username})
    return user


@transaction.atomic
def change(*, by: Actor, user: User, **changes: Any) -> User:
    """`is_active=False` closes the account: the open session ends with its next request."""
    unknown = set(changes) - set(CHANGED)
    if unknown:
        raise TypeError(f"a person's {', '.join(sorted(unknown))} is not changed here")
    stored = User.objects.select_for_update().get(pk=user.pk)
    touched = sorted(name for name in changes if getattr(stored, name) != changes[name])
    allowed = may_close_account if "is_active" in touched else may_change_account
    allowed(by, stored, homes_of(stored)).enforce()
    for name in touched:
        setattr(stored, name, changes[name])
    stored.full_clean()
    if touched:
        stored.save()
        if not stored.is_active:
            _shut_out(stored)
        # The log names the fields, not what they held: it can never be erased, personal data may have to be.
        audit.record(
            by=by, verb="user.change", thing=stored, facts={"changed": touched, "active": stored.is_active}
        )
    return stored


def set_checked_password(user: User, password: str) -> None:
    """Raises ValidationError for a weak one; demonstration passwords are known to everybody and not judged."""
    if not password:
        user.set_unusable_password()
        return
    if not user.is_demonstration:
        validate_password(password, user)
    user.set_password(password)


def _shut_out(user: User) -> None:
    """No open sign-in, and no link that could make one, outlives the account."""
    sessions.end_of(user)
    OneTimeLink.objects.filter(user=user).end(clock.wall())


def homes_of(user: User) -> set[int | None]:
    return set(user.role_assignments.values_list("unit__home_id", flat=True))
