"""What a unit says of an application it uses. Every report stays; saying the same again confirms it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.models import USING, Application, Deployment, DeploymentReport, DeploymentState
from apps_catalog.policies.applications import may_report_deployment
from common import audit, clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from common.stamps import stamp
from organizations.models import Unit

MOST_USERS = 1_000_000


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    CONFIRMED = "confirmed"  # the same again, on a later day
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class DeploymentFields:
    state: str
    users: int | None = None
    since: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Recorded:
    deployment: Deployment
    report: DeploymentReport
    outcome: Outcome


@transaction.atomic
def record(
    *,
    by: Actor,
    application: Application,
    unit: Unit,
    fields: DeploymentFields,
    confirm: bool = True,
    version: int | None = None,
) -> Recorded:
    """`confirm`: saying the same on a later day counts as a confirmation of that day. `version` is the number of the
    report the sender has seen, 0 where there was none."""
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("owner_unit")
        .get(pk=application.pk)
    )
    first_refusal(may_report_deployment(by, application, unit, clock.today()), _stands(fields)).enforce()
    deployment = Deployment.objects.filter(application=application, unit=unit).first()
    last = deployment.reports.order_by("-number").first() if deployment else None
    if deployment and last and same(last, fields) and (not confirm or last.known_on == clock.today()):
        return Recorded(deployment, last, Outcome.UNCHANGED)
    _not_stale(deployment, version).enforce()
    outcome = Outcome.CREATED if last is None else Outcome.CHANGED
    if last is not None and same(last, fields):
        outcome = Outcome.CONFIRMED
    if deployment is None:
        deployment = Deployment(application=application, unit=unit, **stamp(by))
        deployment.save(force_insert=True)
    else:
        deployment.version += 1
        deployment.save(update_fields=("version",))
    report = DeploymentReport(deployment=deployment, number=deployment.version, **asdict(fields), **stamp(by))
    report.full_clean()
    report.save(force_insert=True)
    audit.record(
        by=by,
        verb=f"deployment.{outcome.value}",
        thing=deployment,
        unit_code=unit.code,
        facts={"application": application.code, **asdict(fields)},
    )
    return Recorded(deployment, report, outcome)


@transaction.atomic
def record_sheet(
    *,
    by: Actor,
    unit: Unit,
    reports: Mapping[Application, tuple[DeploymentFields, int]],
    confirm: bool = False,
) -> tuple[Recorded, ...]:
    """All lines of a unit's sheet or none. Without `confirm` only what differs from the last report is kept."""
    last = {
        report.deployment.application_id: report
        for report in DeploymentReport.objects.current(clock.today())
        .filter(deployment__unit=unit, deployment__application__in=[each.pk for each in reports])
        .select_related("deployment")
    }
    told = {
        application: told
        for application, told in reports.items()
        if confirm or application.pk not in last or not same(last[application.pk], told[0])
    }
    return tuple(
        record(by=by, application=application, unit=unit, fields=fields, confirm=confirm, version=version)
        for application, (fields, version) in told.items()
    )


@transaction.atomic
def record_many(
    *, by: Actor, reports: Iterable[tuple[Application, Unit, DeploymentFields]]
) -> list[DeploymentReport]:
    """A survey on paper, entered in one go: a handful of statements and one entry in the log, however many cells. Each
    report counts as said today, also one that says the same again."""
    listed = list(reports)
    for application, unit, fields in listed:
        first_refusal(may_report_deployment(by, application, unit, clock.today()), _stands(fields)).enforce()
    owners = {application.owner_id for application, _unit, _fields in listed}
    standing = {
        (each.application_id, each.unit_id): each
        for each in Deployment.objects.select_for_update().filter(application__owner__in=owners)
    }
    missing = {(app.pk, unit.pk) for app, unit, _fields in listed} - set(standing)
    told = stamp(by)
    Deployment.objects.bulk_create(
        Deployment(application_id=app, unit_id=unit, version=0, **told) for app, unit in sorted(missing)
    )
    fresh = Deployment.objects.filter(version=0, application__owner__in=owners)
    standing |= {(each.application_id, each.unit_id): each for each in fresh}
    made = []
    for application, unit, fields in listed:
        deployment = standing[application.pk, unit.pk]
        deployment.version += 1
        made.append(
            DeploymentReport(deployment=deployment, number=deployment.version, **asdict(fields), **told)
        )
    touched = {report.deployment for report in made}
    Deployment.objects.bulk_update(touched, ("version",), batch_size=500)
    DeploymentReport.objects.bulk_create(made, batch_size=500)
    if made:
        facts = {"applications": sorted({app.code for app, _u, _f in listed}), "reports": len(made)}
        audit.record(by=by, verb="deployment.survey_entered", thing=listed[0][0].owner, facts=facts)
    return made


def same(report: DeploymentReport, fields: DeploymentFields) -> bool:
    return asdict(fields) == {name: getattr(report, name) for name in asdict(fields)}


def _stands(fields: DeploymentFields) -> Decision:
    if fields.state not in DeploymentState.values:
        return refuse(Kind.INPUT, "state", _("There is no such state of use."))
    if fields.users is not None and not 0 <= fields.users <= MOST_USERS:
        told = _("Users are between 0 and %(most)d.") % {"most": MOST_USERS}
        return refuse(Kind.INPUT, "users", told)
    if fields.state in USING and fields.since and fields.since > clock.today():
        return refuse(Kind.INPUT, "since", _("This day is still to come; then the state is “planned”."))
    if fields.state == DeploymentState.NOT_NEEDED and fields.users:
        return refuse(Kind.INPUT, "users", _("Where it is not needed it has no users."))
    return ALLOWED


def _not_stale(deployment: Deployment | None, version: int | None) -> Decision:
    current = deployment.version if deployment else 0
    if version is None or version == current:
        return ALLOWED
    told = _(
        "Somebody else said something of this meanwhile. What you typed is kept; compare and save again."
    )
    return refuse(Kind.STATE, "stale", told)
