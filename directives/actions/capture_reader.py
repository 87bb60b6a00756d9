"""Reading a text with the units of the plan that were valid on its day."""

import re
from dataclasses import asdict
from datetime import date
from typing import Any

from common import clock
from common.formats import dmy
from common.working_days import calendar
from directives.actions import capture_rows
from directives.models import Capture, Directive
from directives.models.capture import Row
from directives.parsing.notice import parse_notice
from directives.parsing.shapes import ParsedNotice
from directives.parsing.units import DirectoryUnit, UnitDirectory
from organizations.models import Committee, Unit
from organizations.readings.directory import directory

NO_UNITS = UnitDirectory(())
AUTHORITY_MARK = re.compile(r"^(?:T/?M|K/?T|T/?L|T/?UQ)\b\.?\s*")


def directory_on(owner: Unit, on: date) -> UnitDirectory:
    """The units a notice of that day may name: one statement."""
    return UnitDirectory((DirectoryUnit(**asdict(row)) for row in directory(owner, on)), owner.code)


def read(text: str, *, owner: Unit) -> ParsedNotice:
    """Twice: for the paper's day, then with the units of that day (today's when the text bears no date)."""
    day = day_in(text) or clock.today()
    return parse_notice(text, directory=directory_on(owner, day), calendar=calendar())


def day_in(text: str) -> date | None:
    """The paper's own day, else its meeting's."""
    first = parse_notice(text, directory=NO_UNITS)
    return first.issued_on or first.meeting_date


def header_of(read_: ParsedNotice, *, committee: Committee | None, meeting_id: int | None) -> dict[str, Any]:
    signature = read_.signature
    return {
        "rev": 1,
        "kind": Directive.Kind.CONCLUSION_NOTICE.value,
        "number": (read_.number or "")[:60],
        "title": read_.title,
        "issued_on": read_.issued_on.isoformat() if read_.issued_on else "",
        "meeting_on": read_.meeting_date.isoformat() if read_.meeting_date else "",
        "signer_post": AUTHORITY_MARK.sub("", signature.posts[-1] if signature.posts else "")[:200],
        "signer_name": "",
        "authority": signature.authority,
        "circulation": Directive.Circulation.INTERNAL.value,
        "layout": (committee.layout if committee else Committee.Layout.STATE),
        "meeting_id": meeting_id,
    }


def row_from(piece: str, *, capture: Capture, rev: int, start: int | None = None) -> Row:
    """A stretch of text as one row. `start` is its place in the capture's text; without it the row has no place."""
    on = capture.paper_day or clock.today()
    opening = f"Ngày {dmy(on)}\n\n1. "
    found = parse_notice(opening + piece, directory=directory_on(capture.owner, on), calendar=calendar())
    row = capture_rows.empty_row(rev, " ".join(piece.split()))
    if found.items:
        shift = (start or 0) - len(opening)
        row = capture_rows.row_of(found.items[0], rev, shift)
        for item in found.items[1:]:
            row = capture_rows.joined(row, capture_rows.row_of(item, rev, shift), rev)
        row["ref"] = row["heading"] = ""
    row["spans"] = [] if start is None else [[start, start + len(piece)]]
    if start is None:
        row["marks"] = []
    return row
