"""The owner confirms that the entry is right."""

from datetime import date

from django.db import transaction

from apps_catalog.actions import revisions
from apps_catalog.models import Application, Attestation
from apps_catalog.policies.applications import is_not_stale, may_attest
from common import audit, clock
from common.actors import Actor
from common.decisions import first_refusal
from common.stamps import stamp


@transaction.atomic
def attest(*, by: Actor, application: Application, version: int | None = None, note: str = "") -> Attestation:
    """Holds for as many months as the application asks; `version` is the revision that was read."""
    application = revisions.locked(application)
    first_refusal(may_attest(by, application), is_not_stale(application, version)).enforce()
    attestation = Attestation(
        application=application,
        revision=application.version,
        months=application.attest_months,
        valid_until=months_later(clock.today(), application.attest_months),
        note=note,
        **stamp(by),
    )
    attestation.full_clean()
    attestation.save(force_insert=True)
    audit.record(
        by=by,
        verb="application.attested",
        thing=application,
        unit_code=application.owner_unit.code,
        facts={
            "code": application.code,
            "revision": attestation.revision,
            "until": attestation.valid_until,
            "note": note,
        },
    )
    return attestation


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
