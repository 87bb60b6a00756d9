"""The head of office passes a proposal on to the leader who directs the work, or sets it aside."""

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from reminders.models import Delivery, Escalation
from reminders.policies import may_decide_proposal, reason_is_given, somebody_is_reached
from reminders.sources.leaders import leaders_of

Decision = Escalation.Decision


@transaction.atomic
def release(*, by: Actor, proposal: Escalation, note: str = "") -> Escalation:
    """From now on it stands in the inbox of the leader who directs the work, or of the chair where nobody does."""
    mine = _decided(by, proposal, Decision.RELEASED, note)
    today = clock.today()
    people = leaders_of([mine], on=today)[mine.pk]
    somebody_is_reached(people).enforce()
    Delivery.objects.bulk_create(
        (
            Delivery(
                rule=mine.rule, object_kind=mine.object_kind, object_key=mine.object_key, deadline_on=mine.deadline_on,
                offset=0, recipient_id=person, unit_id=mine.unit_id, owner_id=mine.owner_id, planned_on=today,
            )
            for person in sorted(people)
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    return mine


@transaction.atomic
def set_aside(*, by: Actor, proposal: Escalation, reason: str) -> Escalation:
    reason_is_given(reason).enforce()
    return _decided(by, proposal, Decision.SET_ASIDE, reason)


def _decided(by: Actor, proposal: Escalation, decision: str, reason: str) -> Escalation:
    mine = (
        Escalation.objects.select_for_update(of=("self",)).select_related("rule", "owner").get(pk=proposal.pk)
    )
    may_decide_proposal(by, mine).enforce()
    mine.decision, mine.decided_on, mine.decided_by, mine.reason = (
        decision,
        clock.today(),
        by.label,
        reason.strip(),
    )
    mine.full_clean(exclude=("rule", "owner", "unit"), validate_constraints=False)
    mine.save()
    facts = {"object": f"{mine.object_kind}:{mine.object_key}", "decision": decision}
    audit.record(by=by, verb="proposal.decided", thing=mine, unit_code=mine.owner.code, facts=facts)
    return mine
