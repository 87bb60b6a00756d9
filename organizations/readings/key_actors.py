"""A key as an `Actor`: an officer of its unit, as far as its scopes reach and its unit is open."""

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor, ActorKind, Grant
from common.decisions import Decision, Kind, refuse
from organizations.models import ApiKey
from organizations.models.api_key import PREFIX, hash_of
from organizations.permissions import RoleKey, Scope
from organizations.policies import unit_is_open


def live_key(token: str) -> ApiKey | None:
    """The key of a token: one statement. None for an unknown, ended or revoked one, and where its account is disabled."""
    if not token.startswith(PREFIX):
        return None
    found = ApiKey.objects.select_related("unit", "user").filter(
        token_hash=hash_of(token), user__is_active=True
    )
    return next(iter(found.live(clock.wall()).order_by()), None)  # a hash is one key's


def actor_of_key(key: ApiKey) -> Actor:
    """No statement. Rights of an officer of the unit; nothing that decides about others' work."""
    unit = key.unit
    role = RoleKey.WARD_OFFICER if unit.is_ward else RoleKey.UNIT_OFFICER
    return Actor(
        kind=ActorKind.KEY,
        key=str(key.pk),
        label=f"{key.label} · {unit.short_name}",
        user_id=key.user_id,
        grants=(Grant(role, unit.pk, unit.path, unit.home_id),),
        no_writing=_no_writing(key),
    )


def _no_writing(key: ApiKey) -> Decision | None:
    is_open = unit_is_open(key.unit, clock.today())
    if not is_open:
        return is_open
    if Scope.REPORT_WRITE not in key.scopes:
        reason = _("The key lacks the scope %(scope)s.") % {"scope": Scope.REPORT_WRITE.value}
        return refuse(Kind.ROLE, "scope", reason)
    return None
