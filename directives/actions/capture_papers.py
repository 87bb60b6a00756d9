"""A confirmed capture as the paper and the items it becomes."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.utils.text import Truncator

from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Capture, DirectiveItem
from directives.models.capture import Row
from directives.parsing.gist import gist
from organizations.models import Committee, Post


def day_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def head_of(capture: Capture) -> DirectiveFields:
    """The committee is the issuer; without one the unit whose plan it is."""
    header, committee = capture.header, capture.committee
    return DirectiveFields(
        title=header.get("title", ""),
        kind=header["kind"],
        committee=committee,
        issuer_committee=committee,
        issuer_unit=None if committee else capture.owner,
        issuer_name=issuer_name(capture),
        number=header.get("number", ""),
        issued_on=day_of(header.get("issued_on")),
        signer_name=header.get("signer_name", ""),
        signer_post=header.get("signer_post", ""),
        authority=header.get("authority", ""),
        layout=header.get("layout", Committee.Layout.STATE),
        circulation=header["circulation"],
        opening=header.get("opening", ""),
        assessment=header.get("assessment", ""),
        follow_up=header.get("follow_up", ""),
        source_text=capture.text,
        amends_id=header.get("amends"),
        amendment=header.get("amendment", ""),
    )


def issuer_name(capture: Capture) -> str:
    return capture.committee.name if capture.committee else capture.owner.name


def items_of(
    capture: Capture, *, posts: Mapping[int, Post], followed: Mapping[int, DirectiveItem]
) -> list[ItemFields]:
    """One item a row, numbered by its place; `posts` and `followed` are the rows' links, already looked up."""
    return [_item(capture, no, row, posts, followed) for no, row in enumerate(capture.rows, start=1)]


def _item(
    capture: Capture, no: int, row: Row, posts: Mapping[int, Post], followed: Mapping[int, DirectiveItem]
) -> ItemFields:
    due: dict[str, Any] = row["due"]
    report = row["report"] or {}
    return ItemFields(
        no=no,
        text=row["text"],
        gist=gist_of(capture, row),
        kind=row["kind"],
        ref=row["ref"],
        heading=row["heading"],
        leads=tuple(row["leads"]),
        coordinators=tuple(row["coordinators"]),
        required_output=row["output"],
        deadline_text=due.get("phrase") or "",
        due_kind=due["kind"],
        original_due_on=day_of(due["date"]) if due["kind"] == DirectiveItem.Due.DATE else None,
        due_time=time.fromisoformat(due["time"]) if due.get("time") else None,
        rhythm=due["rule"] or "",
        rhythm_day=due["day"],
        rhythm_month=due.get("month"),
        valid_from=day_of(due.get("from")),
        report_rhythm=report.get("rule") or "",
        report_day=report.get("day"),
        directing_post=posts.get(row["directing_post"] or 0),
        follows=followed.get(row["follows"] or 0),
    )


def gist_of(capture: Capture, row: Row) -> str:
    """From the phrases that were recognised as units and deadline in the text the row was made of."""
    units = [capture.text[start:end] for role, start, end in row["marks"] if role in ("u", "c")]
    return Truncator(gist(row["text"], units=units, deadline=row["due"].get("phrase") or "")).chars(600)


def identity(capture: Capture, header: Mapping[str, Any]) -> dict[str, Any]:
    """What a paper is known by: issuer, number and day."""
    return {
        "issuer_name": issuer_name(capture),
        "number": header.get("number", ""),
        "issued_on": day_of(header.get("issued_on")),
    }
