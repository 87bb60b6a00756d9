"""Rows of a capture as values: made from what was read, divided, joined, found again. Nothing here is saved."""

import re
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from common.text import nfc
from directives.models.capture import Row
from directives.parsing.due_entry import NO_DUE, DueEntry
from directives.parsing.shapes import Due, DueKind, ItemKind, ParsedItem

ROLES = {"lead": "u", "coordinator": "c", "due": "d", "report": "d", "output": "o"}
# Warnings of the reader that the row itself shows as long as they hold.
SEEN_IN_THE_ROW = frozenset(
    (
        "who",
        "when",
        "due_before_issue",
        "due_day_off",
        "several_leads",
        "responsibility",
        "output",
        "authority",
    )
)
WORDS_TRIED = 6


def empty_row(rev: int, text: str = "", spans: Iterable[Sequence[int]] = ()) -> Row:
    return Row(
        id=secrets.token_hex(4),
        rev=rev,
        by="",
        ref="",
        heading="",
        text=text,
        kind="task",
        leads=[],
        coordinators=[],
        output="",
        due=NO_DUE.as_row(),
        report=None,
        directing_post=None,
        follows=None,
        spans=[list(span) for span in spans],
        marks=[],
        notes=[],
        typed={},
        confirmed=False,
    )


def row_of(item: ParsedItem, rev: int, shift: int = 0) -> Row:
    """What the reader of the notice made of one item; `shift` moves its places into the whole text."""
    row = empty_row(rev, item.text, [(item.span.start + shift, item.span.end + shift)])
    row["ref"], row["heading"] = item.ref[:100], item.heading[:300]
    row["kind"] = _kind_of(item)
    row["leads"] = [unit.target for unit in item.leads]
    row["coordinators"] = [unit.target for unit in item.coordinators]
    row["output"] = item.required_output[:500]
    row["due"] = due_of(item.due)
    if item.report is not None:
        row["report"] = {"rule": item.report.rule.value, "day": item.report.day}
    row["marks"] = [
        [ROLES[mark.kind], mark.start + shift, mark.end + shift] for mark in item.marks if mark.kind in ROLES
    ]
    row["notes"] = [
        [warning.severity.value, warning.message]
        for warning in item.warnings
        if warning.code not in SEEN_IN_THE_ROW
    ]
    return row


def _kind_of(item: ParsedItem) -> str:
    """A duty that recurs is a task of every cycle; standing is what only a verdict ends."""
    recurs = item.due.kind is DueKind.RECURRING
    return ItemKind.TASK.value if recurs and item.kind_hint is ItemKind.STANDING else item.kind_hint.value


def due_of(due: Due) -> dict[str, Any]:
    entry = DueEntry(
        due.kind.value, due.on, due.at, due.rule.value if due.rule else "", due.day, due.from_on, due.month
    )
    return entry.as_row(due.phrase[:300])


def position(rows: Sequence[Row], row_id: str) -> int | None:
    return next((place for place, row in enumerate(rows) if row["id"] == row_id), None)


def cut_place(text: str, at: int | None) -> int | None:
    """Where to divide: at the cursor, else at the first line break, else after the first sentence or clause."""
    if at is None:
        found = re.search(r"\n", text) or re.search(r"[.;](?=\s+\S)", text)
        at = found.end() if found else None
    if at is None or not text[:at].strip() or not text[at:].strip():
        return None
    return at


def divided(source: str, row: Row, text: str, at: int, second: Row, rev: int) -> tuple[Row, Row]:
    """The row up to `at` and the rest of it as `second`, which keeps what was read from its own words.

    What was read for the whole (units, deadline) stays with the first part; the second part takes over the lead where
    its words name none. The deadline moves along when its words stand in the second part only.
    """
    head, tail = text[:at].strip(), text[at:].strip()
    first: Row = {**row, "text": head, "rev": rev, "confirmed": False, "typed": dict(row["typed"])}
    place = found_place(source, row["spans"], tail)
    if place is not None:
        first["spans"], second["spans"] = _spans_cut(row["spans"], place)
        first["marks"] = [mark for mark in row["marks"] if mark[1] < place]
        second["marks"] = [mark for mark in row["marks"] if mark[1] >= place]
    second["text"], second["rev"] = tail, rev
    second["leads"] = second["leads"] or list(row["leads"])
    second["ref"], second["heading"], second["kind"] = row["ref"], row["heading"], row["kind"]
    phrase = row["due"].get("phrase") or ""
    if phrase and phrase not in head and phrase in tail:
        second["due"] = dict(row["due"])
        first["due"] = NO_DUE.as_row()
    return first, second


def joined(upper: Row, lower: Row, rev: int) -> Row:
    """Both rows in one: texts, units and places together; the upper deadline, or the lower where it has none."""
    has_due = upper["due"]["kind"] != "none"
    leads = _together(upper["leads"], lower["leads"])
    coordinators = _together(upper["coordinators"], lower["coordinators"])
    return {
        **upper,
        "rev": rev,
        "text": "\n".join(part for part in (upper["text"], lower["text"]) if part),
        "leads": leads,
        "coordinators": [token for token in coordinators if token not in leads],
        "output": "; ".join(part for part in (upper["output"], lower["output"]) if part)[:500],
        "due": dict(upper["due"] if has_due else lower["due"]),
        "report": upper["report"] or lower["report"],
        "directing_post": upper["directing_post"] or lower["directing_post"],
        "follows": upper["follows"] or lower["follows"],
        "spans": sorted([*upper["spans"], *lower["spans"]]),
        "marks": sorted([*upper["marks"], *lower["marks"]], key=lambda mark: mark[1]),
        "notes": [*upper["notes"], *(note for note in lower["notes"] if note not in upper["notes"])],
        "typed": _typed_together(upper["typed"], lower["typed"]),
        "confirmed": False,
    }


def found_place(source: str, spans: Sequence[Sequence[int]], words: str) -> int | None:
    """Where in the source the words begin, whatever white space stands between them; None for words typed by hand."""
    opening = nfc(words).split()[:WORDS_TRIED]
    if not opening:
        return None
    shape = re.compile(r"\s+".join(map(re.escape, opening)))
    for start, end in spans:
        found = shape.search(source, start, end)
        if found:
            return found.start()
    return None


def _spans_cut(spans: Sequence[Sequence[int]], place: int) -> tuple[list[list[int]], list[list[int]]]:
    before = [[start, min(end, place)] for start, end in spans if start < place]
    after = [[max(start, place), end] for start, end in spans if end > place]
    return before, after


def _together(first: Sequence[str], second: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*first, *second]))


def _typed_together(first: dict[str, str], second: dict[str, str]) -> dict[str, str]:
    names = _together(list(first), list(second))
    return {
        name: "; ".join(part for part in (first.get(name, ""), second.get(name, "")) if part)
        for name in names
    }
