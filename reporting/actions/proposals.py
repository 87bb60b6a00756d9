"""What wards propose: raised on their page or in a report, passed on, answered, and read by the ward."""

from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from common.working_days import calendar
from organizations.models import Unit
from projects.policies.scheme import is_current
from reporting.models import Proposal, Report
from reporting.policies import proposals as policies

ANSWER_WITHIN = 10  # working days, until the office sets another day


@transaction.atomic
def raise_(*, by: Actor, unit: Unit, text: str, request_key: str = "") -> Proposal:
    """Sent twice with the same key it is one proposal."""
    policies.may_raise(by, unit).enforce()
    policies.text_is_given(text, "text").enforce()
    sent = Proposal.objects.filter(unit=unit, request_key=request_key).first() if request_key else None
    return sent or _raised(by, unit, text, unit.home or unit, request_key=request_key)


def take_up(*, by: Actor, report: Report) -> Proposal | None:
    """What an accepted report proposes is followed to its answer. Called in the transaction of the acceptance; a report
    accepted again raises only what is new."""
    text = report.narrative.get("proposals", "").strip()
    if not text or Proposal.objects.filter(report=report, text=text).exists():
        return None
    to_unit = report.form.keeper or report.unit.home or report.unit
    return _raised(by, report.unit, text, to_unit, report=report)


def _raised(
    by: Actor, unit: Unit, text: str, to_unit: Unit, *, report: Report | None = None, request_key: str = ""
) -> Proposal:
    proposal = Proposal(
        owner_id=unit.home_id,
        unit=unit,
        to_unit=to_unit,
        report=report,
        text=text.strip(),
        due_on=calendar().add(clock.today(), ANSWER_WITHIN),
        request_key=request_key,
        **stamp(by),
    )
    proposal.full_clean(exclude=("owner", "unit", "to_unit", "report"), validate_constraints=False)
    proposal.save()
    audit.record(
        by=by, verb="proposal.raised", thing=proposal, unit_code=unit.code, facts={"to": to_unit.code}
    )
    return proposal


@transaction.atomic
def pass_on(*, by: Actor, proposal: Proposal, to_unit: Unit, due_on: date, version: int) -> Proposal:
    proposal = _locked(proposal)
    policies.may_pass_on(by, proposal).enforce()
    is_current(proposal, version).enforce()
    policies.unit_may_answer(proposal, to_unit).enforce()
    policies.day_lies_ahead(due_on).enforce()
    facts = {"from": proposal.to_unit.code, "to": to_unit.code, "was_due": proposal.due_on, "due": due_on}
    proposal.to_unit, proposal.due_on = to_unit, due_on
    return _settled(by, proposal, "proposal.passed_on", facts)


@transaction.atomic
def answer(*, by: Actor, proposal: Proposal, text: str, version: int | None = None) -> Proposal:
    proposal = _locked(proposal)
    policies.may_answer(by, proposal).enforce()
    if version is not None:
        is_current(proposal, version).enforce()
    policies.text_is_given(text, "answer").enforce()
    proposal.answer, proposal.answered_on, proposal.answered_by = text.strip(), clock.today(), by.label
    return _settled(by, proposal, "proposal.answered", {"answer": proposal.answer})


@transaction.atomic
def mark_read(*, by: Actor, proposal: Proposal) -> Proposal:
    """The ward has read the answer; once is enough."""
    proposal = _locked(proposal)
    policies.may_mark_read(by, proposal).enforce()
    if proposal.answered_on is None or proposal.seen_on is not None:
        return proposal
    proposal.seen_on = clock.today()
    return _settled(by, proposal, "proposal.answer_read", {})


def _locked(proposal: Proposal) -> Proposal:
    return (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("unit", "to_unit", "owner")
        .get(pk=proposal.pk)
    )


def _settled(by: Actor, proposal: Proposal, verb: str, facts: dict[str, object]) -> Proposal:
    proposal.version += 1
    proposal.full_clean(exclude=("owner", "unit", "to_unit", "report"), validate_constraints=False)
    proposal.save()
    audit.record(by=by, verb=verb, thing=proposal, unit_code=proposal.unit.code, facts=facts)
    return proposal
