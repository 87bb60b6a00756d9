"""The table as the room and its secretary see it: one item at a time, what was said of it before and what is said now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.formats import dmy
from common.working_days import calendar
from directives.readings.item_words import due_day, gist
from directives.readings.rows import ItemRow
from meetings.models import ItemReview, ItemVerdict, Meeting, Omission, SessionConclusion
from meetings.policies import may_record_session
from meetings.readings.labels import meeting_row
from meetings.readings.rows import MeetingRow
from meetings.sources.notices import NoticeLabel
from meetings.sources.table import Table, known_revision, lay
from organizations.readings.groups import GroupNames

GIST_WORDS = 60
ROOM_LETTERS = 150  # a longer gist is written smaller on the room's screen
SHORT_LETTERS = 80
MORE_DAYS = 30  # what "extend" proposes where no deadline leads further
CLOSABLE = ("done", "late", "wait", "standing", "ended")
KEYS = {
    ItemVerdict.Verdict.CLOSE: "done",
    ItemVerdict.Verdict.CONTINUE: "track",
    ItemVerdict.Verdict.EXTEND: "soon",
    ItemVerdict.Verdict.ESCALATE: "over",
    ItemVerdict.Verdict.SUPERSEDE: "ended",
    ItemVerdict.Verdict.MERGE: "ended",
}


@dataclass(frozen=True)
class VerdictRow:
    """What was said of an item at a meeting; `stage` and `outcome` as in the model."""

    number: int
    stage: str
    stage_label: str
    verdict: str
    label: str
    due_on: date | None
    goes_on: str
    note: str
    differs: dict[str, list[str]]
    is_carried_out: bool | None
    outcome: str
    who: str
    on: date
    meeting_on: date

    @property
    def key(self) -> str:
        """Status key of its colour; empty when it was taken back."""
        return KEYS[ItemVerdict.Verdict(self.verdict)] if self.verdict else "none"

    @property
    def words(self) -> str:
        """The verdict with its day, or where the item goes on."""
        detail = dmy(self.due_on) if self.due_on else self.goes_on
        return f"{self.label} ({detail})" if detail else self.label


@dataclass(frozen=True)
class TableItem:
    """One item on the table. `said` at this meeting, `last` at the meeting before; `left_out` is the reason."""

    row: ItemRow
    place: int
    notice: NoticeLabel
    gist: str
    due: str
    age_days: int
    times_carried: int
    said: VerdictRow | None
    last: VerdictRow | None
    left_out: str
    extend_to: date

    @property
    def url(self) -> str:
        return reverse("directives:item", args=(self.row.id,))

    @property
    def label(self) -> str:
        """How people name it: "4, 63-TB/BCĐ"."""
        return f"{self.row.no}, {self.notice.number}"

    @property
    def is_long(self) -> bool:
        return len(self.gist) > ROOM_LETTERS

    @property
    def number(self) -> int:
        """How many acts on this item the reader has seen: sent back with the next one."""
        return self.said.number if self.said else 0

    @property
    def is_said(self) -> bool:
        return self.said is not None and bool(self.said.verdict)


@dataclass(frozen=True)
class ConclusionLine:
    id: int
    position: int
    text: str
    lead: str
    coordinators: str
    due: str
    drafted_no: int | None


@dataclass(frozen=True)
class Session:
    meeting: MeetingRow
    items: tuple[TableItem, ...]
    left_out: tuple[TableItem, ...]
    on_screen: int | None
    conclusions: tuple[ConclusionLine, ...]
    draft_id: int | None
    may_record: Decision
    on: date

    @property
    def said_count(self) -> int:
        return sum(item.is_said for item in self.items)

    def current(self, asked: int | None) -> TableItem | None:
        """The item asked for, else the one on the screen, else the first of which nothing was said yet."""
        by_id = {item.row.id: item for item in self.items}
        found = by_id.get(asked or 0) or by_id.get(self.on_screen or 0)
        return found or next((item for item in self.items if not item.is_said), None) or self._first

    @property
    def _first(self) -> TableItem | None:
        return self.items[0] if self.items else None

    def after(self, item: TableItem) -> TableItem | None:
        return self.items[item.place] if item.place < len(self.items) else None

    def before(self, item: TableItem) -> TableItem | None:
        return self.items[item.place - 2] if item.place > 1 else None


def session(meeting: Meeting, *, viewer: Actor, on: date) -> Session:
    """Of a meeting in session as it stands now; of one that was held as of its day."""
    revision = known_revision(meeting, viewer=viewer, on=on)
    table = lay(revision, viewer=viewer, on=on)
    items = _items(table, viewer=viewer, on=on)
    found = revision.meeting
    return Session(
        meeting=meeting_row(revision, {}, on),
        items=tuple(item for item in items if not item.left_out),
        left_out=tuple(item for item in items if item.left_out),
        on_screen=found.on_screen,
        conclusions=_conclusions(found),
        draft_id=found.draft_notice_id,
        may_record=may_record_session(viewer, found),
        on=on,
    )


def _items(table: Table, *, viewer: Actor, on: date) -> list[TableItem]:
    rows = table.in_order()
    keys = [row.id for row in rows]
    said = verdicts_of([table.meeting_id], keys, viewer=viewer, on=on)
    last = last_verdicts(keys, before=table.held_on, viewer=viewer, on=on)
    out = Omission.objects.filter(meeting=table.meeting_id, known_on__lte=on).newest().filter(is_out=True)
    reasons = dict(out.values_list("item", "reason"))
    working = calendar()
    more = working.roll_forward(max(clock.today(), table.held_on) + timedelta(days=MORE_DAYS))
    found, place = [], 0
    for row in rows:
        label = table.papers[row.directive_id].label
        place += row.id not in reasons
        found.append(
            TableItem(
                row=row,
                place=place,
                notice=label,
                gist=gist(row, GIST_WORDS),
                due=due_day(row),
                age_days=(table.on - label.issued_on).days,
                times_carried=table.times_met_since(label.issued_on),
                said=said.get(row.id),
                last=last.get(row.id),
                left_out=reasons.get(row.id, ""),
                extend_to=more
                if row.due_on is None or row.due_on < more
                else row.due_on + timedelta(days=MORE_DAYS),
            )
        )
    return found


def verdicts_of(
    meetings: Iterable[int], items: Iterable[int], *, viewer: Actor, on: date
) -> dict[int, VerdictRow]:
    """By item the last that was said of it at these meetings and known on the day. One statement."""
    return dict(acts_of(meetings, items, viewer=viewer, on=on))


def acts_of(
    meetings: Iterable[int], items: Iterable[int], *, viewer: Actor, on: date
) -> list[tuple[int, VerdictRow]]:
    """Everything that was said of each item, in the order in which it was."""
    rows = (
        ItemVerdict.objects.visible_to(viewer)
        .known(on)
        .filter(meeting__in=list(meetings), item__in=list(items))
        .select_related("meeting", "into__directive", "conclusion")
        .order_by("meeting__held_on", "meeting", "number")
    )
    return [(row.item_id, verdict_row(row)) for row in rows]


def last_verdicts(items: Iterable[int], *, before: date, viewer: Actor, on: date) -> dict[int, VerdictRow]:
    """By item what the notices of earlier meetings settled last. One statement."""
    rows = (
        ItemVerdict.objects.visible_to(viewer)
        .known(on)
        .filter(item__in=list(items), meeting__held_on__lt=before, stage=ItemVerdict.Stage.FINAL)
        .exclude(verdict="")
        .select_related("meeting", "into__directive", "conclusion")
        .order_by("meeting__held_on", "meeting", "number")
    )
    return {row.item_id: verdict_row(row) for row in rows}


def verdict_row(row: ItemVerdict) -> VerdictRow:
    goes_on = ""
    if row.into is not None:
        goes_on = f"{row.into.no}, {row.into.directive.number}"
    elif row.conclusion is not None:
        goes_on = f"+{row.conclusion.position}"
    return VerdictRow(
        number=row.number,
        stage=row.stage,
        stage_label=row.get_stage_display(),
        verdict=row.verdict,
        label=row.get_verdict_display() if row.verdict else "",
        due_on=row.due_on,
        goes_on=goes_on,
        note=row.note,
        differs=row.differs,
        is_carried_out=row.is_carried_out,
        outcome=row.outcome,
        who=row.by_label,
        on=row.known_on,
        meeting_on=row.meeting.held_on,
    )


def _conclusions(meeting: Meeting) -> tuple[ConclusionLine, ...]:
    rows = list(SessionConclusion.objects.filter(meeting=meeting).order_by("position", "pk"))
    if not rows:
        return ()
    names = GroupNames.load(meeting.owner, meeting.held_on)
    return tuple(
        ConclusionLine(
            id=row.pk,
            position=row.position,
            text=row.text,
            lead=names.label(row.leads),
            coordinators=names.label(row.coordinators),
            due=dmy(row.due_on) if row.due_on else row.deadline_text or str(row.get_due_kind_display()),
            drafted_no=row.drafted_no,
        )
        for row in rows
    )


@dataclass(frozen=True)
class ReviewRow:
    """What a meeting froze of an item, with what it said of it; for the record, the papers and the item's own page."""

    item_id: int
    no: int
    notice_number: str
    text: str
    status: str
    days: int
    percent: int
    first_due_on: date | None
    due_on: date | None
    done_on: date | None
    leads: str
    result: str
    age_days: int
    times_carried: int
    is_ended: bool
    left_out: str
    said: VerdictRow | None  # the last act: provisional, final or reopened
    at_table: VerdictRow | None  # what was said there, where the notice says otherwise


def reviews_of(meeting: Meeting, *, viewer: Actor, on: date) -> tuple[ReviewRow, ...]:
    """In the order of the table; empty before the meeting is recorded as held. Two statements."""
    rows = list(
        ItemReview.objects.visible_to(viewer)
        .known(on)
        .filter(meeting=meeting)
        .select_related("item__directive")
        .order_by("position")
    )
    acts = acts_of([meeting.pk], [row.item_id for row in rows], viewer=viewer, on=on) if rows else []
    said = dict(acts)
    at_table = {item: act for item, act in acts if act.stage == ItemVerdict.Stage.PROVISIONAL}
    otherwise = {item for item, act in acts if act.differs}
    return tuple(
        ReviewRow(
            item_id=row.item_id,
            no=row.item.no,
            notice_number=row.item.directive.number,
            text=row.item.gist or row.item.text,
            status=row.status,
            days=row.days,
            percent=row.percent,
            first_due_on=row.first_due_on,
            due_on=row.due_on,
            done_on=row.done_on,
            leads=row.leads,
            result=row.result,
            age_days=row.age_days,
            times_carried=row.times_carried,
            is_ended=row.is_ended,
            left_out=row.left_out,
            said=said.get(row.item_id),
            at_table=at_table.get(row.item_id) if row.item_id in otherwise else None,
        )
        for row in rows
    )


def spoken_of(meeting: Meeting, *, viewer: Actor, on: date) -> list[tuple[int, str]]:
    """Items to choose from: as the meeting froze them, while it sits as they lie on its table."""
    reviews = reviews_of(meeting, viewer=viewer, on=on)
    if reviews:
        return [
            (row.item_id, f"{row.no}, {row.notice_number}: {row.text[:SHORT_LETTERS]}") for row in reviews
        ]
    items = session(meeting, viewer=viewer, on=on).items
    return [(item.row.id, f"{item.label}: {item.gist[:SHORT_LETTERS]}") for item in items]
