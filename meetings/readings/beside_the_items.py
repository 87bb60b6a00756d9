"""What a results report says beside the items' own rows: the last words of the leads, how each stood at the meeting before,
and what this meeting said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from common.components import STATUSES
from directives.readings.last_words import LastWords, last_words
from directives.readings.rows import ItemRow, Status
from meetings.layouts.results_report import Change
from meetings.models import ItemReview, ItemVerdict, Meeting
from meetings.readings.session import VerdictRow, acts_of


@dataclass(frozen=True)
class Frozen:
    """An item as it lay on the table of an earlier meeting."""

    held_on: date
    status: str
    percent: int
    is_ended: bool


@dataclass(frozen=True)
class Spoken:
    """What the table said of an item, and what the notice says where that differs."""

    at_table: VerdictRow | None = None
    by_notice: VerdictRow | None = None


NOTHING_SAID = Spoken()


@dataclass(frozen=True)
class Beside:
    """By item."""

    words: dict[int, LastWords]
    frozen: dict[int, Frozen]
    said: dict[int, Spoken]

    def before(self, row: ItemRow) -> str:
        """How it stood at the meeting before; empty where that did not have it."""
        found = self.frozen.get(row.id)
        return f"{STATUSES[found.status].word}, {found.percent}%" if found else ""

    def spoken(self, row: ItemRow) -> Spoken:
        return self.said.get(row.id, NOTHING_SAID)


def read_beside(
    meeting: Meeting, rows: Sequence[ItemRow], *, viewer: Actor, on: date, told_on: date
) -> Beside:
    """Three statements, whatever the number of items. Figures as of `on`, the day of the report; what was said of an item as
    known on `told_on`, for the notice that changes a verdict comes after the meeting."""
    keys = [row.id for row in rows]
    return Beside(
        words=last_words(keys, on),
        frozen=_frozen(meeting, keys, viewer=viewer, on=on),
        said=_spoken(meeting, keys, viewer=viewer, on=told_on),
    )


def _spoken(meeting: Meeting, keys: list[int], *, viewer: Actor, on: date) -> dict[int, Spoken]:
    found: dict[int, Spoken] = {}
    for item, act in acts_of([meeting.pk], keys, viewer=viewer, on=on):
        if act.stage == ItemVerdict.Stage.PROVISIONAL:
            found[item] = Spoken(act)
        elif act.stage == ItemVerdict.Stage.FINAL and act.differs:
            found[item] = Spoken(found.get(item, NOTHING_SAID).at_table, act)
    return found


def _frozen(meeting: Meeting, keys: list[int], *, viewer: Actor, on: date) -> dict[int, Frozen]:
    """Of the committee's last meeting that froze the item."""
    reviews = ItemReview.objects.visible_to(viewer).known(on)
    earlier = reviews.filter(
        item__in=keys, meeting__committee=meeting.committee_id, meeting__held_on__lt=meeting.held_on
    ).order_by("meeting__held_on", "meeting")
    columns = ("item", "meeting__held_on", "status", "percent", "is_ended")
    return {item: Frozen(*facts) for item, *facts in earlier.values_list(*columns)}


def change_of(rows: Sequence[ItemRow], beside: Beside) -> Change | None:
    """The items that the last meeting before had on its table, then and now; None where it had none of them."""
    days = [beside.frozen[row.id].held_on for row in rows if row.id in beside.frozen]
    if not days:
        return None
    seen = [row for row in rows if row.id in beside.frozen and beside.frozen[row.id].held_on == max(days)]
    then = [beside.frozen[row.id] for row in seen]
    return Change(
        held_on=max(days),
        seen=len(seen),
        ended_before=sum(each.is_ended for each in then),
        ended_now=sum(row.is_ended for row in seen),
        over_before=sum(each.status == Status.OVER.value for each in then),
        over_now=sum(row.status is Status.OVER for row in seen),
    )
