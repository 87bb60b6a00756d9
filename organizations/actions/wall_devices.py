"""Links of screens on a wall: made and revoked by the office. The token is told once."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from common import audit, clock
from common.actors import Actor
from organizations.models import Unit, WallDevice
from organizations.models.wall_device import fresh_token, hash_of
from organizations.policies import device_is_live, may_keep_walls

SEEN_IS_NOTED_EVERY = timedelta(minutes=10)


@dataclass(frozen=True)
class NewDevice:
    """`token` is stored nowhere: whoever asked for it must open it on the screen now."""

    device: WallDevice
    token: str


@transaction.atomic
def create(*, by: Actor, owner: Unit, label: str) -> NewDevice:
    may_keep_walls(by, owner.pk).enforce()
    token = fresh_token()
    device = WallDevice(owner=owner, label=label, token_hash=hash_of(token), created_by=by.label)
    device.full_clean(exclude=("owner",))
    device.save()
    audit.record(by=by, verb="wall_device.create", thing=device, unit_code=owner.code, facts={"label": label})
    return NewDevice(device, token)


@transaction.atomic
def revoke(*, by: Actor, device: WallDevice) -> WallDevice:
    """Dark at the next refresh, for good."""
    stored = WallDevice.objects.select_for_update(of=("self",)).select_related("owner").get(pk=device.pk)
    may_keep_walls(by, stored.owner_id).enforce()
    device_is_live(stored).enforce()
    stored.revoked_at, stored.revoked_by = clock.wall(), by.label
    stored.save(update_fields=("revoked_at", "revoked_by"))
    audit.record(by=by, verb="wall_device.revoke", thing=stored, unit_code=stored.owner.code)
    return stored


def note_seen(device: WallDevice) -> None:
    """To ten minutes; no act of anybody, so nothing for the audit log."""
    now = clock.wall()
    since = now - SEEN_IS_NOTED_EVERY
    if not device.was_seen_since(since):
        stale = Q(seen_at__isnull=True) | Q(seen_at__lte=since)
        WallDevice.objects.filter(stale, pk=device.pk).update(seen_at=now)
