"""One sentence as it is spoken or typed, read as the item it would be in a notice of that day. Nothing is saved."""

from dataclasses import replace
from datetime import date

from common.formats import dmy
from directives.actions import capture_papers, capture_reader, capture_rows
from directives.actions.items import ItemFields
from directives.models import Capture
from organizations.models import Unit


def item_from(text: str, *, owner: Unit, on: date) -> ItemFields:
    """Units, deadline and kind as the reader of notices finds them; the words themselves stay as typed."""
    words = " ".join(text.split())
    source = f"Ngày {dmy(on)}\n\n1. {words}"
    found = capture_reader.read(source, owner=owner)
    row = capture_rows.empty_row(1, words)
    if found.items:
        row, *others = capture_reader.rows_of(found.items, owner=owner, on=on, rev=1)
        for other in others:
            row = capture_rows.joined(row, other, 1)
    row["ref"] = row["heading"] = ""
    capture = Capture(owner=owner, text=found.source, rows=[row])
    (item,) = capture_papers.items_of(capture, posts={}, followed={})
    return replace(item, text=words)
