"""Keys of programs: made, replaced and ended by the administrator of the unit's plan. The token is told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from common import audit, clock
from common.actors import Actor
from organizations.models import ApiKey, Unit, User
from organizations.models.api_key import ORDINARY_LIFE, SHOWN, fresh_token, hash_of
from organizations.permissions import Scope
from organizations.policies import (
    key_days_stand,
    key_is_live,
    may_keep_keys,
    scopes_stand,
    unit_takes_keys,
)

USE_IS_NOTED_EVERY = timedelta(minutes=10)


@dataclass(frozen=True)
class NewKey:
    """`token` is stored nowhere: whoever asked for it must keep it now."""

    key: ApiKey
    token: str


@transaction.atomic
def create(
    *,
    by: Actor,
    unit: Unit,
    label: str,
    scopes: Iterable[str] = (Scope.READ, Scope.REPORT_WRITE),
    expires_at: datetime | None = None,
) -> NewKey:
    may_keep_keys(by, unit).enforce()
    unit_takes_keys(unit, clock.today()).enforce()
    account = User(username=_free_name(unit), full_name=f"{label} · {unit.short_name}", is_program=True)
    account.set_unusable_password()
    account.full_clean(exclude=("password",))
    account.save()
    return _made(by, unit, account, label, scopes, expires_at)


@transaction.atomic
def rotate(*, by: Actor, key: ApiKey, overlap: timedelta = timedelta(0)) -> NewKey:
    """A new token of the same account with a new life; the old one works for `overlap` more, so that no program stops."""
    old = _held(key)
    may_keep_keys(by, old.unit).enforce()
    key_is_live(old, clock.wall()).enforce()
    unit_takes_keys(old.unit, clock.today()).enforce()
    new = _made(by, old.unit, old.user, old.label, old.scopes, None, replaces=old)
    old.expires_at = min(old.expires_at, clock.wall() + overlap)
    old.save(update_fields=("expires_at",))
    return new


@transaction.atomic
def revoke(*, by: Actor, key: ApiKey) -> ApiKey:
    """Dead at once."""
    stored = _held(key)
    may_keep_keys(by, stored.unit).enforce()
    key_is_live(stored, clock.wall()).enforce()
    stored.revoked_at, stored.revoked_by = clock.wall(), by.label
    stored.save(update_fields=("revoked_at", "revoked_by"))
    audit.record(by=by, verb="key.revoke", thing=stored, unit_code=stored.unit.code)
    return stored


def note_use(key: ApiKey) -> None:
    """When it was last used, to ten minutes; no act of anybody, so nothing for the audit log."""
    now = clock.wall()
    if key.last_used_at is None or key.last_used_at < now - USE_IS_NOTED_EVERY:
        stale = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - USE_IS_NOTED_EVERY)
        ApiKey.objects.filter(stale, pk=key.pk).update(last_used_at=now)


def _made(
    by: Actor,
    unit: Unit,
    account: User,
    label: str,
    scopes: Iterable[str],
    expires_at: datetime | None,
    replaces: ApiKey | None = None,
) -> NewKey:
    asked = sorted(set(scopes))
    ends = expires_at or clock.wall() + ORDINARY_LIFE
    scopes_stand(asked).enforce()
    key_days_stand(ends, clock.wall()).enforce()
    token = fresh_token()
    key = ApiKey(
        unit=unit, user=account, label=label, scopes=asked, token_hash=hash_of(token), token_start=token[:SHOWN],
        created_by=by.label, expires_at=ends, replaces=replaces,
    )  # fmt: skip
    key.full_clean(exclude=("unit", "user", "replaces"))
    key.save()
    facts = {
        "label": key.label,
        "scopes": asked,
        "until": ends,
        "replaces": replaces.pk if replaces else None,
    }
    audit.record(by=by, verb="key.create", thing=key, unit_code=unit.code, facts=facts)
    return NewKey(key, token)


def _held(key: ApiKey) -> ApiKey:
    return ApiKey.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=key.pk)


def _free_name(unit: Unit) -> str:
    taken = User.objects.filter(is_program=True, username__startswith=f"key-{unit.code}-").count()
    return f"key-{unit.code}-{taken + 1}"
