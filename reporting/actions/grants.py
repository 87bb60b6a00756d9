"""What the office grants a unit: no report for a while, or a locked period open until a day. Always with a reason."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from organizations.models import Unit
from organizations.permissions import Permission, standing_in
from reporting.models import Exemption, LockException, Period, ReportForm
from reporting.policies.reports import may_grant


@transaction.atomic
def exempt(
    *, by: Actor, form: ReportForm, unit: Unit, first: date, last: date | None, reason: str
) -> Exemption:
    """No report is expected of the unit for periods that end on these days."""
    by = _granting(by, form, unit)
    made = Exemption(
        form=form, unit=unit, valid_from=first, valid_to=last, reason=reason.strip(), **stamp(by)
    )
    made.full_clean()
    made.save()
    facts = {"form": form.code, "from": first, "to": last, "reason": made.reason}
    audit.record(by=by, verb="exemption.granted", thing=made, unit_code=unit.code, facts=facts)
    return made


@transaction.atomic
def extend_lock(
    *, by: Actor, form: ReportForm, period: Period, unit: Unit, until: date, reason: str
) -> LockException:
    """The unit may write into the locked period until the day, included."""
    by = _granting(by, form, unit)
    if until < clock.today():
        raise Refused(refuse(Kind.INPUT, "until", _("The last day must not lie in the past.")))
    made = LockException(form=form, period=period, unit=unit, until=until, reason=reason.strip(), **stamp(by))
    made.full_clean()
    made.save()
    facts = {"form": form.code, "period": period.code, "until": until, "reason": made.reason}
    audit.record(by=by, verb="lock.extended", thing=made, unit_code=unit.code, facts=facts)
    return made


def _granting(by: Actor, form: ReportForm, unit: Unit) -> Actor:
    may_grant(by, form.owner.home_id).enforce()
    if unit.home_id != form.owner_id:
        raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit.")))
    return standing_in(by, Permission.REVIEW_REPORT, home_id=form.owner_id)
