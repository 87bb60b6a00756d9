"""What the office sees of reminders: proposals to leaders in words, and messages that did not arrive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from common.decisions import Decision
from organizations.models import User
from reminders.models import Delivery, Escalation, Mail
from reminders.policies import is_repeatable, may_decide_proposal
from reminders.sources import Line, lines
from reminders.sources.leaders import leaders_of


@dataclass(frozen=True)
class ProposalRow:
    """`leaders` are the names of those whom it reaches when it is passed on."""

    id: int
    line: Line
    when: str
    proposed_on: date
    decision: str
    decided: str
    reason: str
    leaders: str
    may_decide: Decision


@dataclass(frozen=True)
class MailRow:
    """Without its contents: administrators see whether it arrived, not what it said."""

    id: int
    recipient: str
    address: str
    kind: str
    state: str
    state_label: str
    day: date
    attempts: int
    error: str
    reminders: int
    may_send_again: Decision


def proposal_rows(*, viewer: Actor, on: date) -> tuple[ProposalRow, ...]:
    """Waiting ones first, then what was decided lately; what the viewer may not see is left out."""
    found = list(
        Escalation.objects.visible_to(viewer)
        .filter(known_on__lte=on)
        .select_related("owner")
        .order_by("decision", "deadline_on")[:200]
    )
    said = lines([_as_told(row) for row in found], viewer=viewer, on=on)
    waiting = [row for row in found if row.decision == Escalation.Decision.WAITING]
    reached = leaders_of(waiting, on=on)
    names = dict(
        User.objects.filter(pk__in=frozenset().union(*reached.values())).values_list("pk", "full_name")
    )
    return tuple(
        ProposalRow(
            id=row.pk,
            line=said[row.pk],
            when=said[row.pk].when(on),
            proposed_on=row.known_on,
            decision=row.decision,
            decided=row.get_decision_display(),
            reason=row.reason,
            leaders=", ".join(sorted(names[person] for person in reached.get(row.pk, ()))),
            may_decide=may_decide_proposal(viewer, row),
        )
        for row in found
        if row.pk in said
    )


def _as_told(row: Escalation) -> Delivery:
    return Delivery(
        pk=row.pk, object_kind=row.object_kind, object_key=row.object_key, deadline_on=row.deadline_on
    )


def mail_rows(mails: Iterable[Mail]) -> tuple[MailRow, ...]:
    """`mails` carries its recipients and ``told`` (how many reminders lie in it)."""
    return tuple(
        MailRow(
            id=mail.pk,
            recipient=mail.recipient.full_name,
            address=mail.recipient.email,
            kind=mail.get_kind_display(),
            state=mail.state,
            state_label=mail.get_state_display(),
            day=mail.day,
            attempts=mail.attempts,
            error=mail.error,
            reminders=mail.told,
            may_send_again=is_repeatable(mail),
        )
        for mail in mails
    )
