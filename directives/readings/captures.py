"""The capture pages: the table beside the text as one frozen page, and the drafts somebody has begun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.formats import dmy, hm, moment
from directives.models import Capture, CaptureVersion, DirectiveItem
from directives.models.capture import Row
from directives.policies import captures as policies
from directives.readings.capture_entries import Entries, entries
from directives.readings.capture_row_pages import RowPage, row_page
from directives.readings.capture_text import Paragraph, paragraphs
from directives.readings.look_alikes import LookAlike, look_alikes, open_items
from directives.readings.six_clears import Ruler

KINDS = tuple((str(value), label) for value, label in DirectiveItem.Kind.choices)
RECENT = 10


@dataclass(frozen=True)
class CapturePage:
    id: int
    version: int
    header: Mapping[str, Any]
    header_line: str
    issuer: str
    rows: tuple[RowPage, ...]
    current: RowPage | None
    previous_id: str
    next_id: str
    stored: RowPage | None
    lost: str
    paragraphs: tuple[Paragraph, ...]
    has_unassigned: bool
    confirmed: int
    saved_at: str
    saved_by: str
    undo_of: str
    posts: tuple[tuple[int, str], ...]
    may_give_out: Decision
    may_submit: Decision
    on: date

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def share(self) -> int:
        return round(100 * self.confirmed / len(self.rows)) if self.rows else 0


@dataclass(frozen=True)
class CaptureSummary:
    """`items` give out work, `others` end at issue; `leads` and `coordinators` count assignments; `warned` rows still
    have something red."""

    page: CapturePage
    items: int
    others: int
    units: int
    leads: int
    coordinators: int
    warned: tuple[RowPage, ...]


@dataclass(frozen=True)
class DraftLine:
    """A draft somebody has begun, for the list beside the paste form."""

    id: int
    label: str
    title: str
    confirmed: int
    total: int
    saved_at: str
    saved_by: str


def drafts(*, viewer: Actor) -> tuple[DraftLine, ...]:
    """Open drafts of the viewer's plans, the latest first: one statement."""
    found = Capture.objects.visible_to(viewer).open()[:RECENT]
    return tuple(
        DraftLine(
            id=capture.pk,
            label=str(capture),
            title=capture.header.get("title", ""),
            confirmed=capture.confirmed_count,
            total=len(capture.rows),
            saved_at=moment(capture.saved_at),
            saved_by=capture.saved_by,
        )
        for capture in found
    )


def capture_page(
    capture: Capture,
    *,
    viewer: Actor,
    known: Entries | None = None,
    row_id: str = "",
    typed: Mapping[str, Any] | None = None,
) -> CapturePage:
    """`row_id` is the row in hand (the first unconfirmed one without it); `typed` stands in its place, unsaved."""
    known = known or entries(capture)
    rows = [_with_typed(row, typed) for row in capture.rows]
    current = _current_id(rows, row_id)
    pages = _row_pages(capture, rows, viewer, known, current)
    place = next((page.no - 1 for page in pages if page.current), None)
    lines = paragraphs(capture, current)
    versions = CaptureVersion.objects.filter(capture=capture).order_by("-number")
    ids = [page.id for page in pages]
    return CapturePage(
        id=capture.pk,
        version=capture.version,
        header=capture.header,
        header_line=_header_line(capture.header),
        issuer=capture.committee.name if capture.committee else capture.owner.name,
        rows=pages,
        current=None if place is None else pages[place],
        previous_id=ids[place - 1] if place else "",
        next_id=ids[place + 1] if place is not None and place + 1 < len(ids) else "",
        stored=_stored(capture, typed, known),
        lost=str(typed["text"]) if typed and typed["id"] not in ids else "",
        paragraphs=lines,
        has_unassigned=any(line.kind == "rest" for line in lines),
        confirmed=capture.confirmed_count,
        saved_at=hm(capture.saved_at),
        saved_by=capture.saved_by,
        undo_of=versions.values_list("act", flat=True).first() or "",
        posts=known.posts,
        may_give_out=policies.may_give_out(viewer, capture),
        may_submit=policies.may_submit(viewer, capture),
        on=known.on,
    )


def _row_pages(
    capture: Capture, rows: Sequence[Row], viewer: Actor, known: Entries, current: str
) -> tuple[RowPage, ...]:
    ruler = Ruler(known.on, known.calendar, frozenset(known.units.labels), known.asked)
    alike, followed = _alike(capture, rows, viewer), _followed(rows, viewer)
    return tuple(
        row_page(
            row,
            no=no,
            known=known,
            findings=ruler.findings(row),
            alike=alike.get(row["id"], ()),
            followed=followed,
            current=row["id"] == current,
        )
        for no, row in enumerate(rows, start=1)
    )


def _stored(capture: Capture, typed: Mapping[str, Any] | None, known: Entries) -> RowPage | None:
    """What the portal holds of the row whose typed words are shown in its place."""
    if typed is None:
        return None
    for no, row in enumerate(capture.rows, start=1):
        if row["id"] == typed["id"]:
            return row_page(row, no=no, known=known, findings=(), alike=(), followed={}, current=False)
    return None


def capture_summary(capture: Capture, *, viewer: Actor) -> CaptureSummary:
    """What giving out (or submitting, or discarding) the draft means, in numbers."""
    known = entries(capture)
    page = capture_page(capture, viewer=viewer, known=known, row_id="none")
    worked = [row for row in capture.rows if row["kind"] in DirectiveItem.WORKED_KINDS]
    leads = [known.names.expand(row["leads"]) for row in worked]
    coordinators = [known.names.expand(row["coordinators"]) for row in worked]
    return CaptureSummary(
        page=page,
        items=len(worked),
        others=len(capture.rows) - len(worked),
        units=len({unit.pk for units in (*leads, *coordinators) for unit in units}),
        leads=sum(map(len, leads)),
        coordinators=sum(map(len, coordinators)),
        warned=tuple(row for row in page.rows if any(finding.key == "over" for finding in row.findings)),
    )


def next_to_confirm(capture: Capture, row_id: str) -> str:
    """The first unconfirmed row below, else the first of all; empty when every row is confirmed."""
    ids = [row["id"] for row in capture.rows]
    start = ids.index(row_id) + 1 if row_id in ids else 0
    waiting = [row["id"] for row in (*capture.rows[start:], *capture.rows[:start]) if not row["confirmed"]]
    return waiting[0] if waiting else ""


def _with_typed(row: Row, typed: Mapping[str, Any] | None) -> Row:
    changed: Any = {**row, **typed} if typed and typed["id"] == row["id"] else row
    return changed


def _current_id(rows: Sequence[Row], row_id: str) -> str:
    if any(row["id"] == row_id for row in rows):
        return row_id
    if row_id == "none":
        return ""
    return next((row["id"] for row in rows if not row["confirmed"]), "")


def _header_line(header: Mapping[str, Any]) -> str:
    issued = date.fromisoformat(header["issued_on"]) if header.get("issued_on") else None
    parts = (header.get("number"), dmy(issued), header.get("signer_post"))
    return " · ".join(str(part) for part in parts if part)


def _alike(capture: Capture, rows: Sequence[Row], viewer: Actor) -> dict[str, tuple[LookAlike, ...]]:
    today = clock.today()
    worked = {
        row["id"]: (row["text"], row["leads"]) for row in rows if row["kind"] in DirectiveItem.WORKED_KINDS
    }
    return look_alikes(worked, open_items(capture.owner, viewer=viewer, on=today), on=today)


def _followed(rows: Sequence[Row], viewer: Actor) -> dict[int, LookAlike]:
    keys = [row["follows"] for row in rows if row["follows"]]
    if not keys:
        return {}
    found = DirectiveItem.objects.visible_to(viewer).filter(pk__in=keys)
    values = found.values_list("pk", "no", "directive_id", "directive__number", "text")
    return {pk: LookAlike(pk, no, paper, number, text, 0, None, 0) for pk, no, paper, number, text in values}
