"""Who asks, as the portal sees him now."""

from dataclasses import dataclass, field
from datetime import date, datetime

from common import clock
from common.actors import Actor
from common.decisions import Decision
from organizations.models import ApiKey, Unit
from organizations.permissions import REPORTING_BY_KEY, Permission
from organizations.policies import may

SHOWN_RIGHTS = (
    Permission.VIEW_PLAN,
    Permission.REPORT_PROGRESS,
    Permission.REQUEST_EXTENSION,
    Permission.SUBMIT_REPORT,
    Permission.VERIFY_RESULT,
    Permission.ACCEPT_RESULT,
    Permission.DECIDE_EXTENSION,
    Permission.ISSUE_DIRECTIVE,
)


@dataclass(frozen=True)
class HeldRole:
    role: str
    unit: str


@dataclass(frozen=True)
class Me:
    kind: str
    label: str
    unit: str | None
    units: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    scopes: tuple[str, ...] | None
    expires_at: datetime | None
    today: date
    permissions: dict[str, Decision] = field(compare=False)
    version: int = 1


def me(actor: Actor, key: ApiKey | None) -> Me:
    """One statement."""
    codes = dict(
        Unit.objects.filter(pk__in={grant.unit_id for grant in actor.grants}).values_list("pk", "code")
    )
    roles = tuple(HeldRole(grant.role, codes[grant.unit_id]) for grant in actor.grants)
    units = tuple(dict.fromkeys(role.unit for role in roles))
    return Me(
        kind=actor.kind.value,
        label=actor.label,
        unit=units[0] if units else None,
        units=units,
        roles=roles,
        scopes=tuple(key.scopes) if key else None,
        expires_at=key.expires_at if key else None,
        today=clock.today(),
        permissions={f"may_{right.value}": _somewhere(actor, right) for right in SHOWN_RIGHTS},
    )


def _somewhere(actor: Actor, right: Permission) -> Decision:
    """Over the own unit where the right belongs to units, else over the plan."""
    refused = None
    for grant in actor.grants:
        path = grant.path if right in REPORTING_BY_KEY or right is Permission.VIEW_PLAN else ""
        decision = may(actor, right, home_id=grant.home_id, path=path)
        if decision:
            return decision
        refused = decision if refused is None else refused
    return refused if refused is not None else may(actor, right, home_id=None)
