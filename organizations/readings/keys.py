"""Keys of a unit as its page shows them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import Decision
from organizations.models import ApiKey, Unit
from organizations.permissions import Scope
from organizations.policies import key_is_live, unit_takes_keys

STATES: dict[str, tuple[str, str | Promise]] = {
    "live": ("done", _("in use")),
    "unused": ("none", _("not used yet")),
    "revoked": ("ended", _("revoked")),
    "over": ("ended", _("ended")),
}


@dataclass(frozen=True)
class KeyLine:
    """`key` is the colour of its state."""

    pk: int
    label: str
    starts_with: str
    scopes: tuple[str | Promise, ...]
    made_at: datetime
    made_by: str
    expires_at: datetime
    last_used_at: datetime | None
    key: str
    state: str | Promise
    is_live: bool
    may_end: Decision


@dataclass(frozen=True)
class KeysOfUnit:
    unit_code: str
    unit_name: str
    live: tuple[KeyLine, ...]
    ended: tuple[KeyLine, ...]
    may_make: Decision


def keys_of_unit(unit: Unit, *, viewer: Actor) -> KeysOfUnit:
    """One statement; the caller has seen to it that the viewer keeps the keys of the unit's plan."""
    lines = [_line(key) for key in ApiKey.objects.visible_to(viewer).filter(unit=unit)]
    return KeysOfUnit(
        unit_code=unit.code,
        unit_name=unit.name,
        live=tuple(line for line in lines if line.is_live),
        ended=tuple(line for line in lines if not line.is_live),
        may_make=unit_takes_keys(unit, clock.today()),
    )


def _line(key: ApiKey) -> KeyLine:
    now = clock.wall()
    is_live = key.is_live(now)
    state = "revoked" if key.revoked_at else "over"
    if is_live:
        state = "live" if key.last_used_at else "unused"
    colour, words = STATES[state]
    return KeyLine(
        pk=key.pk,
        label=key.label,
        starts_with=key.token_start,
        scopes=tuple(Scope(scope).label for scope in key.scopes),
        made_at=key.created_at,
        made_by=key.created_by,
        expires_at=key.expires_at,
        last_used_at=key.last_used_at,
        key=colour,
        state=words,
        is_live=is_live,
        may_end=key_is_live(key, now),
    )
