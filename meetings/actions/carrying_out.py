"""A final verdict as acts of the follow-up engine, in the name of the chair who signed the notice.

The written word is the notice itself. What the engine refuses leaves no trace there; the reason is returned.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor, Basis
from common.decisions import Kind, Refused, refuse
from common.formats import dmy
from directives.actions import extensions, items, lineage, urges
from directives.models import Assignment, Directive, DirectiveItem
from directives.readings.chat_text import urge_text
from meetings.models import ItemVerdict, Meeting
from organizations.models import CommitteeMembership
from organizations.models.validity import in_force

Verdict = ItemVerdict.Verdict


@dataclass(frozen=True)
class Done:
    """`is_carried_out` is None where nothing was to be done."""

    is_carried_out: bool | None
    outcome: str = ""


NOTHING_ASKED = Done(None)


@dataclass(frozen=True)
class Act:
    """One verdict to carry out: `by` records it, `chair` is `by` entering the chair's word."""

    by: Actor
    chair: Actor
    item: DirectiveItem
    due_on: date | None
    into: DirectiveItem | None
    reason: str


def carry_out(
    *,
    by: Actor,
    meeting: Meeting,
    notice: Directive,
    item: DirectiveItem,
    verdict: str,
    due_on: date | None = None,
    into: DirectiveItem | None = None,
    note: str = "",
) -> Done:
    act = ACTS.get(verdict)
    if act is None:
        return NOTHING_ASKED
    paper = _("Notice %(number)s of %(day)s") % {"number": notice.number, "day": dmy(notice.issued_on)}
    reason = f"{paper}: {note}" if note else str(paper)
    try:
        with transaction.atomic():
            act(Act(by, _chair(by, meeting, str(paper)), item, due_on, into, reason))
    except Refused as refused:
        return Done(False, str(refused.decision.reason)[:500])
    return Done(True)


def _close(act: Act) -> None:
    """What has ended already needs nothing more."""
    if act.item.closed_known_on is None and (
        act.item.is_standing or act.item.is_recurring or _open_leads(act.item)
    ):
        items.close_by_verdict(by=act.chair, item=act.item, reason=act.reason)


def _extend(act: Act) -> None:
    due_on = act.due_on or clock.today()
    extensions.extend_by_verdict(by=act.chair, item=act.item, due_on=due_on, reason=act.reason)


def _escalate(act: Act) -> None:
    """Every unit that has not reported yet is urged in writing; higher up it goes by the office's list for its leaders."""
    waiting = [lead for lead in _open_leads(act.item) if lead.state not in Assignment.AWAITING]
    for lead in waiting:
        urges.record(by=act.by, assignment=lead, text=f"{act.reason}\n{urge_text(lead, on=clock.today())}")


def _supersede(act: Act) -> None:
    lineage.supersede(by=act.chair, item=act.item, successor=_goes_on_in(act), reason=act.reason)


def _merge(act: Act) -> None:
    lineage.merge(by=act.chair, items=[act.item], into=_goes_on_in(act), reason=act.reason)


def _goes_on_in(act: Act) -> DirectiveItem:
    if act.into is not None:
        return act.into
    reason = _("The conclusion in which it goes on is not an item of this notice.")
    raise Refused(refuse(Kind.INPUT, "into", reason))


def _open_leads(item: DirectiveItem) -> list[Assignment]:
    rows = Assignment.objects.leads().filter(item=item).open().order_by("pk")
    related = ("unit", "item__directive__committee", "item__directive__owner")
    return list(rows.select_related(*related).prefetch_related("extensions"))


ACTS: dict[str, Callable[[Act], None]] = {
    Verdict.CLOSE.value: _close,
    Verdict.EXTEND.value: _extend,
    Verdict.ESCALATE.value: _escalate,
    Verdict.SUPERSEDE.value: _supersede,
    Verdict.MERGE.value: _merge,
}


def _chair(by: Actor, meeting: Meeting, paper: str) -> Actor:
    """The office enters the chair's word from the signed notice; where no chair sits the act stays its own."""
    seats = CommitteeMembership.objects.filter(
        in_force(clock.today()), committee=meeting.committee_id, seat=CommitteeMembership.Seat.CHAIR
    )
    title = seats.order_by("position", "pk").values_list("title", flat=True).first()
    return by.speaking_for(title, Basis.WRITTEN_NOTE, paper) if title else by
