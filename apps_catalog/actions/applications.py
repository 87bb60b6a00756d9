"""Enter an application, change what is said of it, move it through its life."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.actions import revisions
from apps_catalog.models import USING, Application, DeploymentReport, Interface
from apps_catalog.policies.applications import (
    is_live,
    is_not_stale,
    may_change,
    may_manage,
    may_see_protected,
)
from common import audit, clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from common.stamps import stamp
from organizations.models import Unit
from organizations.policies import unit_is_open

Stage = Application.Lifecycle


@dataclass(frozen=True)
class ApplicationFields:
    """What is said of an application besides its parts and its stage of life."""

    name: str
    group: str
    owner_unit: Unit
    origin: str
    short_name: str = ""
    purpose: str = ""
    vendor: str = ""
    in_use_since: date | None = None
    contract_number: str = ""
    contract_start: date | None = None
    contract_end: date | None = None
    attest_months: int = 6

    def as_columns(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True)
class ProtectedFields:
    """Written only by whoever may see them."""

    hosting: str = ""
    hosting_note: str = ""
    security_level: int | None = None


@transaction.atomic
def create(
    *,
    by: Actor,
    owner: Unit,
    code: str,
    fields: ApplicationFields,
    protected: ProtectedFields | None = None,
    lifecycle: str = Stage.PLANNED,
    is_illustrative: bool = False,
) -> Application:
    may_manage(by, owner.pk).enforce()
    first_refusal(_stands(fields, owner), _begins_alive(lifecycle)).enforce()
    application = Application(
        owner=owner,
        code=code.strip().upper(),
        lifecycle=lifecycle,
        is_illustrative=is_illustrative,
        **fields.as_columns(),
        **stamp(by),
    )
    if protected is not None:
        may_see_protected(by, application).enforce()
        _fill(application, asdict(protected))
    application.full_clean()
    application.save()
    revisions.first(by=by, application=application)
    facts = {"code": application.code, "name": application.name}
    audit.record(
        by=by, verb="application.created", thing=application, unit_code=fields.owner_unit.code, facts=facts
    )
    return application


@transaction.atomic
def change(
    *,
    by: Actor,
    application: Application,
    fields: ApplicationFields,
    protected: ProtectedFields | None = None,
    version: int | None = None,
) -> Application:
    """`protected` None leaves hosting and security as they are."""
    application = revisions.locked(application)
    may_change(by, application).enforce()
    first_refusal(is_live(application), is_not_stale(application, version)).enforce()
    fill(by, application, fields, protected)
    return revisions.settle(by=by, application=application, verb="application.changed")


def fill(
    by: Actor, application: Application, fields: ApplicationFields, protected: ProtectedFields | None
) -> None:
    """Part of a change whose actor and version were looked at; its revision is kept by the caller."""
    if fields.owner_unit != application.owner_unit:
        _hands_over(by, application).enforce()
    _stands(fields, application.owner).enforce()
    if protected is not None:
        may_see_protected(by, application).enforce()
        _fill(application, asdict(protected))
    _fill(application, fields.as_columns())
    application.full_clean()
    application.save()


@transaction.atomic
def set_lifecycle(
    *, by: Actor, application: Application, lifecycle: str, version: int | None = None, note: str = ""
) -> Application:
    """Retiring one on which others depend, or that units still use, is refused and says which."""
    application = revisions.locked(application)
    may_change(by, application).enforce()
    is_not_stale(application, version).enforce()
    put_lifecycle(by, application, lifecycle)
    facts = {"note": note} if note else {}
    return revisions.settle(by=by, application=application, verb="application.stage_set", facts=facts)


def put_lifecycle(by: Actor, application: Application, lifecycle: str) -> None:
    """Part of a change; its revision is kept by the caller."""
    if lifecycle not in Stage.values:
        refuse(Kind.INPUT, "lifecycle", _("There is no such stage of life.")).enforce()
    if lifecycle == Stage.RETIRED and application.is_live:
        may_be_retired(by, application).enforce()
    application.lifecycle = lifecycle
    application.retired_on = clock.today() if lifecycle == Stage.RETIRED else None
    application.full_clean()
    application.save()


def may_be_retired(actor: Actor, application: Application) -> Decision:
    """Two statements. Who may not see interfaces is told how many depend on it, not which."""
    needing = list(
        Interface.objects.filter(application=application, is_required=True)
        .exclude(consumer__lifecycle=Stage.RETIRED)
        .order_by("consumer__code")
        .values_list("consumer__name", flat=True)
        .distinct()
    )
    if needing:
        told = {"count": len(needing), "names": ", ".join(dict.fromkeys(needing))}
        seen = may_see_protected(actor, application)
        words = (
            _("Other applications cannot work without its data: %(names)s. End these interfaces first.")
            if seen
            else _("%(count)d other applications cannot work without its data; the owner unit knows which.")
        )
        return refuse(Kind.STATE, "depended_on", words % told)
    users = (
        DeploymentReport.objects.current(clock.today())
        .filter(deployment__application=application, state__in=USING)
        .order_by("deployment__unit__position")
        .values_list("deployment__unit__short_name", flat=True)
    )
    names = list(users)
    if names:
        words = _("%(count)d units still use it: %(names)s.")
        return refuse(Kind.STATE, "in_use", words % {"count": len(names), "names": ", ".join(names)})
    return ALLOWED


def _fill(application: Application, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(application, name, value)


def _hands_over(actor: Actor, application: Application) -> Decision:
    """Another owner unit is named by whoever manages the catalogue, not by the owner himself."""
    return may_manage(actor, application.owner_id)


def _begins_alive(lifecycle: str) -> Decision:
    if lifecycle in Stage.values and lifecycle != Stage.RETIRED:
        return ALLOWED
    return refuse(Kind.INPUT, "lifecycle", _("A new application is planned, on trial, in use or phased out."))


def _stands(fields: ApplicationFields, owner: Unit) -> Decision:
    """The owner unit is of the plan and in force; days lie in their order."""
    if fields.owner_unit.home_id != owner.pk:
        return refuse(Kind.INPUT, "owner_unit", _("The owner is a unit of this plan."))
    start, end = fields.contract_start, fields.contract_end
    if start and end and end < start:
        told = _("The contract ends on %(end)s, before it begins on %(start)s.")
        return refuse(
            Kind.INPUT, "contract_end", told % {"end": f"{end:%d/%m/%Y}", "start": f"{start:%d/%m/%Y}"}
        )
    if fields.in_use_since and fields.in_use_since > clock.today():
        return refuse(Kind.INPUT, "in_use_since", _("This day is still to come."))
    closed = unit_is_open(fields.owner_unit, clock.today())
    return closed or refuse(Kind.INPUT, "owner_unit", closed.reason)
