"""Items as lines of a table: the row of the engine with its words, addresses and days spelled out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.days import with_day
from directives.readings.due_words import due_note, extension_note
from directives.readings.item_words import due_text, gist
from directives.readings.rows import ItemRow, Status

FLAGGED = (Status.OVER, Status.SOON, Status.WAIT)


@dataclass(frozen=True)
class ItemLine:
    row: ItemRow
    gist: str
    url: str
    due: str
    due_note: str
    due_key: str
    badge_days: int | None
    extension: str
    is_opened: bool = False
    toggle_url: str = ""  # opens or closes its detail on the page of its paper

    @property
    def key(self) -> str:
        return self.row.mark

    @property
    def status_text(self) -> str:
        """How it ended, where the word of the status does not tell it."""
        return str(self.row.status_label) if self.row.status is Status.ENDED else ""

    @property
    def anchor(self) -> str:
        return f"n{self.row.no}"

    @property
    def is_group(self) -> bool:
        return self.row.lead_count > 1


def item_line(row: ItemRow, on: date) -> ItemLine:
    return ItemLine(
        row=row,
        gist=gist(row),
        url=with_day(reverse("directives:item", args=[row.id]), on),
        due=due_text(row, on),
        due_note=due_note(row),
        due_key=row.status.value if row.status in FLAGGED else "",
        badge_days=row.days if row.status in (Status.OVER, Status.SOON) else None,
        extension=extension_note(row, on),
    )


def item_lines(rows: Iterable[ItemRow], on: date) -> tuple[ItemLine, ...]:
    return tuple(item_line(row, on) for row in rows)
