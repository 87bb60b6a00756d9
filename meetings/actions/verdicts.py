"""What a meeting says of an item: provisional at the table, final with the notice, reopened by a new act.

A final verdict calls the follow-up engine: `close` accepts, `extend` gives more time, `escalate` urges. What the engine
refuses (work of the office itself, a day that does not stand) is written beside the verdict and the item goes on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, refuse
from common.stamps import stamp
from directives.models import Directive, DirectiveItem
from meetings.actions import carrying_out, revisions
from meetings.models import ItemVerdict, Meeting, SessionConclusion
from meetings.policies import (
    item_is_of,
    links_are_seen,
    may_record_session,
    may_reopen_verdict,
    verdict_is_whole,
    verdict_stands,
    was_given_out_before,
)

Verdict, Stage = ItemVerdict.Verdict, ItemVerdict.Stage
SAID = ("verdict", "due_on", "into_id", "conclusion_id")


@dataclass(frozen=True)
class Said:
    """`verdict` is empty to take back what was said."""

    verdict: str
    due_on: date | None = None
    into: DirectiveItem | None = None
    conclusion: SessionConclusion | None = None
    note: str = ""


@transaction.atomic
def give(
    *,
    by: Actor,
    meeting: Meeting,
    item: DirectiveItem,
    said: Said,
    expected_number: int | None = None,
    then_show: int | None = None,
) -> ItemVerdict:
    """At the table. `expected_number` is the last act the recorder saw: of two recorders the second learns of the first.
    `then_show` turns the room's screen to the next item."""
    meeting = revisions.locked(meeting)
    may_record_session(by, meeting).enforce()
    seen = DirectiveItem.objects.visible_to(by).select_related("directive").filter(pk=item.pk).first()
    was_given_out_before(meeting, seen).enforce()
    item = seen or item
    last = _last(meeting, item)
    _is_current(last, expected_number)
    links_are_seen(by, meeting, said.into, said.conclusion).enforce()
    verdict_stands(meeting, item, said.verdict, said.due_on, said.into, said.conclusion).enforce()
    written = _write(by, meeting, item, said, Stage.PROVISIONAL, last)
    if then_show is not None:
        Meeting.objects.filter(pk=meeting.pk).update(on_screen=then_show)
    facts = {"item": item.pk, "verdict": said.verdict, "due_on": said.due_on}
    audit.record(
        by=by, verb="meeting.verdict_given", thing=meeting, unit_code=meeting.owner.code, facts=facts
    )
    return written


def settle(
    *, by: Actor, meeting: Meeting, notice: Directive, said_otherwise: Mapping[int, Said]
) -> list[ItemVerdict]:
    """Part of `meetings.link_notice`: every verdict becomes final as the signed notice has it, and is carried out."""
    last = {
        row.item_id: row for row in meeting.verdicts.newest().select_related("item", "into", "conclusion")
    }
    strange = set(said_otherwise) - set(meeting.reviews.values_list("item", flat=True))
    if strange:
        refuse(Kind.INPUT, "item", _("The notice speaks of items that were not on the table.")).enforce()
    items = {row.item_id: row.item for row in last.values()}
    missing = [pk for pk in said_otherwise if pk not in items]
    items |= {row.pk: row for row in DirectiveItem.objects.select_related("directive").filter(pk__in=missing)}
    settled = []
    for pk, item in sorted(items.items()):
        at_table, otherwise = last.get(pk), said_otherwise.get(pk)
        if otherwise is not None:
            links_are_seen(by, meeting, otherwise.into, otherwise.conclusion).enforce()
            goes_on_in = otherwise.into or otherwise.conclusion
            verdict_is_whole(meeting, item, otherwise.verdict, otherwise.due_on, goes_on_in).enforce()
        said = otherwise or _as_said(at_table)
        if said.verdict or (otherwise is not None and at_table is not None and at_table.verdict):
            settled.append(_settle_one(by, meeting, notice, item, said, at_table))
    return settled


@transaction.atomic
def reopen(*, by: Actor, meeting: Meeting, item: DirectiveItem, reason: str) -> ItemVerdict:
    """The verdict the notice settled stands in the record; beside it stands that it was reopened, by whom and why."""
    meeting = revisions.locked(meeting)
    may_reopen_verdict(by, meeting).enforce()
    item_is_of(by, meeting, item).enforce()
    last = _last(meeting, item)
    if last is None or last.stage != Stage.FINAL:
        refuse(Kind.STATE, "not_final", _("There is no final verdict to reopen.")).enforce()
    if not reason.strip():
        refuse(Kind.INPUT, "reason", _("Please give the reason.")).enforce()
    written = _write(by, meeting, item, Said("", note=reason), Stage.REOPENED, last)
    facts = {"item": item.pk, "reason": reason}
    audit.record(
        by=by, verb="meeting.verdict_reopened", thing=meeting, unit_code=meeting.owner.code, facts=facts
    )
    return written


def _settle_one(
    by: Actor,
    meeting: Meeting,
    notice: Directive,
    item: DirectiveItem,
    said: Said,
    at_table: ItemVerdict | None,
) -> ItemVerdict:
    said = _with_item(said, meeting, notice)
    done = carrying_out.carry_out(
        by=by,
        meeting=meeting,
        notice=notice,
        item=item,
        verdict=said.verdict,
        due_on=said.due_on,
        into=said.into,
        note=said.note,
    )
    return _write(by, meeting, item, said, Stage.FINAL, at_table, done)


def _with_item(said: Said, meeting: Meeting, notice: Directive) -> Said:
    """A conclusion typed in the session is an item now, when the notice came out of the session's draft."""
    if said.into or said.conclusion is None or meeting.draft_notice_id != notice.pk:
        return said
    into = notice.items.filter(no=said.conclusion.drafted_no).first()
    return Said(said.verdict, said.due_on, into, said.conclusion, said.note)


def _write(
    by: Actor,
    meeting: Meeting,
    item: DirectiveItem,
    said: Said,
    stage: str,
    last: ItemVerdict | None,
    done: carrying_out.Done = carrying_out.NOTHING_ASKED,
) -> ItemVerdict:
    written = ItemVerdict(
        meeting=meeting,
        item=item,
        number=last.number + 1 if last else 1,
        stage=stage,
        verdict=said.verdict,
        due_on=said.due_on if said.verdict == Verdict.EXTEND else None,
        into=said.into,
        conclusion=said.conclusion,
        note=said.note,
        is_carried_out=done.is_carried_out,
        outcome=done.outcome,
        **stamp(by),
    )
    if stage == Stage.FINAL:
        written.differs = _differences(last, written)
    written.full_clean(
        exclude=("meeting", "item", "into", "conclusion"), validate_unique=False, validate_constraints=False
    )
    written.save()
    return written


def _differences(at_table: ItemVerdict | None, final: ItemVerdict) -> dict[str, list[str]]:
    told = {name: str(getattr(final, name) or "") for name in SAID}
    before = {name: str(getattr(at_table, name) or "") if at_table else "" for name in SAID}
    if final.conclusion_id:
        before["into_id"] = told["into_id"]  # the same conclusion, which has become an item
    return {name: [before[name], told[name]] for name in SAID if before[name] != told[name]}


def _as_said(row: ItemVerdict | None) -> Said:
    if row is None:
        return Said("")
    return Said(row.verdict, row.due_on, row.into, row.conclusion, row.note)


def _last(meeting: Meeting, item: DirectiveItem) -> ItemVerdict | None:
    return meeting.verdicts.filter(item=item).order_by("-number").first()


def _is_current(last: ItemVerdict | None, expected_number: int | None) -> None:
    if expected_number is None or expected_number == (last.number if last else 0):
        return
    told = last.get_verdict_display() if last and last.verdict else _("taken back")
    reason = _("%(who)s has recorded a verdict on this item meanwhile: %(verdict)s.")
    refuse(Kind.STATE, "stale", reason % {"who": last.by_label if last else "", "verdict": told}).enforce()
