"""Asking units once: who asks, whom, by when; and the district's own report."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open
from reporting.models import MOST_FIELDS, ConsolidatedReport


def may_ask(actor: Actor, owner_id: int | None) -> Decision:
    return may(actor, Permission.KEEP_REPORTING, home_id=owner_id)


def request_stands(
    owner: Unit, units: Sequence[Unit], fields: Sequence[object], *, wants_text: bool, due_at: datetime
) -> Decision:
    """Somebody of the plan is asked something, and has time to answer."""
    if not units:
        return refuse(Kind.INPUT, "units", _("Please choose at least one unit."))
    if any(unit.home_id != owner.pk for unit in units):
        return refuse(Kind.INPUT, "units", _("A unit is not of this plan."))
    if len(fields) > MOST_FIELDS:
        told = _("At most %(most)s fields; ask for the rest in words.") % {"most": MOST_FIELDS}
        return refuse(Kind.INPUT, "fields", told)
    if not fields and not wants_text:
        return refuse(Kind.INPUT, "wants_text", _("Please ask for a figure or for a text."))
    if due_at <= clock.now():
        return refuse(Kind.INPUT, "due_at", _("The deadline must lie ahead."))
    return first_refusal(*(unit_is_open(unit, clock.today()) for unit in units))


def may_consolidate(actor: Actor, owner_id: int | None) -> Decision:
    return may(actor, Permission.KEEP_REPORTING, home_id=owner_id)


def may_edit_consolidated(actor: Actor, report: ConsolidatedReport) -> Decision:
    return may_consolidate(actor, report.owner_id) and _is(report, ConsolidatedReport.State.DRAFT)


def may_sign(actor: Actor, report: ConsolidatedReport) -> Decision:
    """Record number, day and signer of the signed paper: it does not change any more."""
    return may_edit_consolidated(actor, report)


def may_send(actor: Actor, report: ConsolidatedReport) -> Decision:
    return may_consolidate(actor, report.owner_id) and _is(report, ConsolidatedReport.State.SIGNED)


def _is(report: ConsolidatedReport, state: str) -> Decision:
    if report.state == state:
        return ALLOWED
    told = _("The report is in the state: %(state)s.") % {"state": report.get_state_display()}
    return refuse(Kind.STATE, "state", told)


def signature_is_whole(number: str, signer_post: str) -> Decision:
    if number.strip() and signer_post.strip():
        return ALLOWED
    name = "signer_post" if number.strip() else "number"
    return refuse(Kind.INPUT, name, _("A signed paper bears its number and who signed it."))
