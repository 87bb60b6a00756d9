"""The facts of every item on the table, frozen when the meeting is held. Part of `meetings.hold` and its transaction."""

from common import clock
from common.actors import Actor, system
from common.stamps import stamp
from directives.readings.rows import ItemRow
from meetings.models import ItemReview, Meeting, Omission
from meetings.sources.table import Table, known_revision, lay

READER = system("meetings.reviews")  # what is frozen does not depend on who records the meeting


def freeze(*, by: Actor, meeting: Meeting) -> list[ItemReview]:
    """Every item not over, and what ended since the meeting before, as of the meeting's day."""
    today = clock.today()
    table = lay(known_revision(meeting, viewer=READER, on=today), viewer=READER, on=today)
    out = dict(
        Omission.objects.filter(meeting=meeting).newest().filter(is_out=True).values_list("item", "reason")
    )
    return ItemReview.objects.bulk_create(
        _review(by, table, row, place, out.get(row.id, ""))
        for place, row in enumerate(table.in_order(), start=1)
    )


def _review(by: Actor, table: Table, row: ItemRow, position: int, left_out: str) -> ItemReview:
    issued_on = table.papers[row.directive_id].label.issued_on
    return ItemReview(
        meeting_id=table.meeting_id,
        item_id=row.id,
        position=position,
        as_of=table.on,
        status=row.status.value,
        days=row.days,
        percent=row.percent,
        first_due_on=row.first_due_on,
        due_on=row.due_on,
        done_on=row.done_on,
        leads=row.lead_label[:500],
        result=row.last_news,
        result_on=row.last_news_on,
        age_days=(table.on - issued_on).days,
        times_carried=table.times_met_since(issued_on),
        is_ended=row.is_ended,
        left_out=left_out,
        **stamp(by),
    )
