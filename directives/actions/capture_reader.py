"""Reading a text with the units of the plan that were valid on its day."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from common import clock
from common.formats import dmy
from common.working_days import calendar
from directives.actions import capture_rows
from directives.models import Capture, Directive
from directives.models.capture import Row
from directives.parsing.leaders import LeadingPost, post_meant
from directives.parsing.notice import parse_notice
from directives.parsing.shapes import ParsedItem, ParsedNotice
from directives.parsing.units import DirectoryUnit, UnitDirectory
from directives.parsing.wordings import wording_of
from organizations.models import Committee, Post, RoleAssignment, Unit
from organizations.models.validity import in_force
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
    return parse_notice(text, directory=NO_UNITS).day


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
        **asdict(wording_of(read_)),
    }


def rows_of(items: Sequence[ParsedItem], *, owner: Unit, on: date, rev: int, shift: int = 0) -> list[Row]:
    """The items as rows, each with the post of the leader who directs it; two statements when the paper names leaders."""
    posts = leading_posts(owner, on) if any(item.directing_leader for item in items) else ()
    return [_row(item, posts, rev, shift) for item in items]


def leading_posts(owner: Unit, on: date) -> tuple[LeadingPost, ...]:
    """Posts of the plan that may direct items on the day, with their holders."""
    posts = Post.objects.filter(in_force(on), unit__home_id=owner.pk, is_leader=True).order_by("pk")
    held = RoleAssignment.objects.in_force(on).filter(post__in=posts).values_list("post", "user__full_name")
    holders: dict[int | None, list[str]] = defaultdict(list)
    for key, name in held:
        holders[key].append(name)
    return tuple(
        LeadingPost(key, title, tuple(holders[key])) for key, title in posts.values_list("pk", "title")
    )


def _row(item: ParsedItem, posts: Sequence[LeadingPost], rev: int, shift: int) -> Row:
    row = capture_rows.row_of(item, rev, shift)
    if item.directing_leader:
        row["directing_post"] = post_meant(item.directing_leader, posts)
        if row["directing_post"] is None:
            told = _("The paper names who directs it: “%(words)s”. Choose the post.")
            row["notes"].append(["info", told % {"words": item.directing_leader[:120]}])
    return row


def row_from(piece: str, *, capture: Capture, rev: int, start: int | None = None) -> Row:
    """A stretch of text as one row. `start` is its place in the capture's text; without it the row has no place."""
    on = capture.paper_day or clock.today()
    opening = f"Ngày {dmy(on)}\n\n1. "
    found = parse_notice(opening + piece, directory=directory_on(capture.owner, on), calendar=calendar())
    row = capture_rows.empty_row(rev, " ".join(piece.split()))
    if found.items:
        shift = (start or 0) - len(opening)
        row, *others = rows_of(found.items, owner=capture.owner, on=on, rev=rev, shift=shift)
        for other in others:
            row = capture_rows.joined(row, other, rev)
        row["ref"] = row["heading"] = ""
    row["spans"] = [] if start is None else [[start, start + len(piece)]]
    if start is None:
        row["marks"] = []
    return row
