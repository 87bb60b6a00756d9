"""A pasted notice on its way to given-out work.

Row edits check what the editor has seen of that row (`rev`), so two people may work on different rows of one notice; the
second of two on one row is refused with who was faster. One's own later save (a draft kept while typing) is no conflict. Every edit keeps the table before it, so `undo` has no end.
Edits of a draft are no official facts: the versions tell them; the audit tells begin, end and what became of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.formats import hm
from directives.actions import capture_papers, capture_reader, capture_rows, directives
from directives.models import Capture, CaptureVersion, Directive, DirectiveItem
from directives.models.capture import Row
from directives.policies import captures as policies
from directives.policies.directives import number_is_free
from organizations.models import Committee, Post, Unit

OVERTAKEN = "changed_meanwhile"
KEYS = ("owner", "committee", "started_by", "directive")
MAY_BE_EMPTY = ("rows", "unassigned")  # an empty list is a table without rows, not a missing value


@dataclass(frozen=True)
class RowFields:
    """What an editor may set in a row. `typed` holds entries that are not understood yet."""

    text: str
    kind: str = "task"
    heading: str = ""
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    output: str = ""
    due: dict[str, Any] = field(default_factory=dict)
    report: dict[str, Any] | None = None
    directing_post: int | None = None
    typed: dict[str, str] = field(default_factory=dict)

    def as_row(self) -> dict[str, Any]:
        changed = {**self.__dict__, "leads": list(self.leads), "coordinators": list(self.coordinators)}
        return {name: value for name, value in changed.items() if name != "due" or value}


@transaction.atomic
def start(
    *, by: Actor, owner: Unit, committee: Committee | None, text: str, meeting_id: int | None = None
) -> Capture:
    """Read the text and lay its items out. What is not understood stays in the text, shown as unassigned."""
    policies.may_capture(by, owner).enforce()
    read = capture_reader.read(text, owner=owner)
    capture = Capture(
        owner=owner,
        committee=committee,
        started_by_id=by.user_id or 0,
        saved_by=by.label,
        text=read.source,
        header=capture_reader.header_of(read, committee=committee, meeting_id=meeting_id),
        rows=capture_reader.rows_of(read.items, owner=owner, on=read.day or clock.today(), rev=1),
        unassigned=sorted(
            [span.start, span.end] for span in (*read.unassigned, *(item.span for item in read.items))
        ),
    )
    capture.full_clean(exclude=MAY_BE_EMPTY)
    capture.save()
    facts = {"rows": len(capture.rows), "number": capture.header["number"]}
    audit.record(by=by, verb="capture.started", thing=capture, unit_code=owner.code, facts=facts)
    return capture


@transaction.atomic
def change_row(
    *, by: Actor, capture: Capture, row_id: str, rev: int, fields: RowFields, typing: bool = False
) -> Capture:
    """Save a row as typed; it waits for its confirmation again. `typing` joins the saves of one stretch of typing."""
    mine = _locked(by, capture)
    place = _seen(mine, row_id, rev, by)
    if not _differs(mine.rows[place], fields):
        return mine
    _keep(mine, f"typing:{row_id}" if typing else "change", by, joined=typing)
    mine.rows[place] = _changed(mine, place, fields, by, confirmed=False)
    return _saved(mine, by)


@transaction.atomic
def confirm_row(
    *, by: Actor, capture: Capture, row_id: str, rev: int, fields: RowFields | None = None
) -> Capture:
    """A person has read the row and agrees. Missing things warn and do not stop; what is not understood does."""
    mine = _locked(by, capture)
    place = _seen(mine, row_id, rev, by)
    row = mine.rows[place]
    changed = (
        _changed(mine, place, fields, by, confirmed=True)
        if fields
        else _marked(mine, row, by, confirmed=True)
    )
    if not changed["text"].strip():
        refuse(Kind.INPUT, "no_text", _("The item has no text yet.")).enforce()
    if any(changed["typed"].values()):
        words = "; ".join(value for value in changed["typed"].values() if value)
        reason = _("Not understood yet: “%(words)s”. Correct it or clear it, then confirm.") % {
            "words": words
        }
        refuse(Kind.INPUT, "not_understood", reason).enforce()
    _keep(mine, "confirm", by)
    mine.rows[place] = changed
    return _saved(mine, by)


@transaction.atomic
def unconfirm_row(*, by: Actor, capture: Capture, row_id: str, rev: int) -> Capture:
    mine = _locked(by, capture)
    place = _seen(mine, row_id, rev, by)
    _keep(mine, "unconfirm", by)
    mine.rows[place] = _marked(mine, mine.rows[place], by, confirmed=False)
    return _saved(mine, by)


@transaction.atomic
def follow_row(
    *,
    by: Actor,
    capture: Capture,
    row_id: str,
    rev: int,
    item: DirectiveItem | None,
    fields: RowFields | None = None,
) -> Capture:
    """Make the row follow up an open item of the plan; None takes the link off."""
    mine = _locked(by, capture)
    place = _seen(mine, row_id, rev, by)
    if item is not None and item.directive.owner_id != mine.owner_id:
        refuse(Kind.NOT_VISIBLE, "other_plan", _("This item belongs to another plan.")).enforce()
    row = _changed(mine, place, fields, by, confirmed=False) if fields else mine.rows[place]
    _keep(mine, "follow", by)
    mine.rows[place] = _marked(mine, row, by, follows=item.pk if item else None)
    return _saved(mine, by)


@transaction.atomic
def split_row(
    *, by: Actor, capture: Capture, row_id: str, rev: int, at: int | None, fields: RowFields | None = None
) -> Capture:
    """Divide a row at a place of its text: at the cursor, else at its first line break or sentence."""
    mine = _locked(by, capture)
    place = _seen(mine, row_id, rev, by)
    row = _changed(mine, place, fields, by, confirmed=False) if fields else mine.rows[place]
    cut = capture_rows.cut_place(row["text"], at)
    if cut is None:
        reason = _("Put the cursor (or a line break) where the item is to be divided.")
        raise Refused(refuse(Kind.INPUT, "no_cut", reason))
    new = mine.version + 1
    second = capture_reader.row_from(row["text"][cut:], capture=mine, rev=new)
    _keep(mine, "split", by)
    parts = capture_rows.divided(mine.text, row, row["text"], cut, second, new)
    mine.rows[place : place + 1] = [_marked(mine, part, by) for part in parts]
    return _saved(mine, by, reordered=True)


@transaction.atomic
def merge_row(
    *, by: Actor, capture: Capture, row_id: str, rev: int, fields: RowFields | None = None
) -> Capture:
    """Join a row to the one above it."""
    mine = _locked(by, capture)
    place = _seen(mine, row_id, rev, by)
    if place == 0:
        refuse(Kind.INPUT, "no_row_above", _("There is no item above the first one.")).enforce()
    row = _changed(mine, place, fields, by, confirmed=False) if fields else mine.rows[place]
    _keep(mine, "merge", by)
    joined = capture_rows.joined(mine.rows[place - 1], row, mine.version + 1)
    mine.rows[place - 1 : place + 1] = [_marked(mine, joined, by)]
    return _saved(mine, by, reordered=True)


@transaction.atomic
def add_row(
    *, by: Actor, capture: Capture, after: str = "", span: Sequence[int] | None = None
) -> tuple[Capture, str]:
    """An empty row below `after` (at the end without it), or a row read from a stretch of the text, in its place."""
    mine = _locked(by, capture)
    new = mine.version + 1
    if span is None:
        row = capture_rows.empty_row(new)
        above = capture_rows.position(mine.rows, after)
        place = len(mine.rows) if above is None else above + 1
    else:
        start_, end = span
        if not 0 <= start_ < end <= len(mine.text):
            refuse(Kind.INPUT, "no_such_place", _("There is no such place in the text.")).enforce()
        row = capture_reader.row_from(mine.text[start_:end], capture=mine, rev=new, start=start_)
        place = sum(1 for each in mine.rows if each["spans"] and each["spans"][0][0] < start_)
    _keep(mine, "add", by)
    mine.rows.insert(place, _marked(mine, row, by))
    return _saved(mine, by, reordered=True), row["id"]


@transaction.atomic
def remove_row(*, by: Actor, capture: Capture, row_id: str, rev: int) -> Capture:
    """Take a row off the table; its words stay in the text, shown as unassigned."""
    mine = _locked(by, capture)
    place = _seen(mine, row_id, rev, by)
    _keep(mine, "remove", by)
    del mine.rows[place]
    return _saved(mine, by, reordered=True)


@transaction.atomic
def undo(*, by: Actor, capture: Capture, version: int) -> Capture:
    """The table and the header before the last edit, exactly."""
    mine = _locked(by, capture)
    _seen_whole(mine, version, by)
    last = mine.versions.order_by("-number").first()
    if last is None:
        raise Refused(refuse(Kind.STATE, "nothing_to_undo", _("There is nothing to undo.")))
    mine.header, mine.rows = last.header, last.rows
    last.delete()
    return _saved(mine, by, reordered=True)


@transaction.atomic
def change_header(
    *, by: Actor, capture: Capture, rev: int, header: dict[str, Any], typing: bool = False
) -> Capture:
    """Number, date, signer and the like. A number that stands already for this issuer and day is refused at once."""
    mine = _locked(by, capture)
    if mine.header.get("rev", 1) != rev and mine.header.get("by") != by.key:
        raise Refused(_overtaken(mine))
    changed = {**mine.header, **header}
    if changed == mine.header:
        return mine
    twin = Directive(owner=mine.owner, **capture_papers.identity(mine, changed))
    number_is_free(twin).enforce()
    _keep(mine, "typing:header" if typing else "header", by, joined=typing)
    mine.header = {**changed, "rev": mine.version + 1, "by": by.key}
    return _saved(mine, by)


@transaction.atomic
def give_out(*, by: Actor, capture: Capture, version: int) -> Directive:
    """The signed paper with its confirmed items; its work is given out in the same moment, or nothing is kept."""
    mine = _locked(by, capture)
    _seen_whole(mine, version, by)
    policies.may_give_out(by, mine).enforce()
    return directives.issue(by=by, directive=_paper(mine, by))


@transaction.atomic
def submit(*, by: Actor, capture: Capture, version: int) -> Directive:
    """A draft with its confirmed items, submitted for signature; number and date follow."""
    mine = _locked(by, capture)
    _seen_whole(mine, version, by)
    policies.may_submit(by, mine).enforce()
    return directives.submit(by=by, directive=_paper(mine, by))


@transaction.atomic
def discard(*, by: Actor, capture: Capture, version: int) -> None:
    """Throw the draft away. What it held is told to the audit: how many rows, of which number."""
    mine = _locked(by, capture)
    _seen_whole(mine, version, by)
    facts = {
        "rows": len(mine.rows),
        "number": mine.header.get("number", ""),
        "title": mine.header.get("title", ""),
    }
    audit.record(by=by, verb="capture.discarded", thing=mine, facts=facts)
    mine.delete()


def _paper(capture: Capture, by: Actor) -> Directive:
    posts = Post.objects.filter(
        pk__in=[row["directing_post"] for row in capture.rows if row["directing_post"]]
    )
    followed = DirectiveItem.objects.filter(
        directive__owner=capture.owner, pk__in=[row["follows"] for row in capture.rows if row["follows"]]
    )
    items = capture_papers.items_of(
        capture, posts=posts.in_bulk(), followed={item.pk: item for item in followed.visible_to(by)}
    )
    paper = directives.create(by=by, owner=capture.owner, fields=capture_papers.head_of(capture), items=items)
    capture.directive = paper
    capture.saved_at, capture.saved_by = clock.now(), by.label
    capture.save(update_fields=("directive", "saved_at", "saved_by"))
    return paper


def _locked(by: Actor, capture: Capture) -> Capture:
    found = Capture.objects.visible_to(by).select_for_update().filter(pk=capture.pk).first()
    if found is None:
        raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("This draft is not there any more.")))
    policies.may_change(by, found).enforce()
    found.owner, found.committee = capture.owner, capture.committee
    return found


def _seen(capture: Capture, row_id: str, rev: int, by: Actor) -> int:
    """The row's place, if the editor has seen its last state."""
    place = capture_rows.position(capture.rows, row_id)
    if place is None:
        reason = _("This row is not in the table any more: %(who)s changed the table at %(when)s.")
        raise Refused(refuse(Kind.STATE, "row_gone", reason % _who(capture)))
    row = capture.rows[place]
    if row["rev"] != rev and row.get("by") != by.key:
        raise Refused(_overtaken(capture))
    return place


def _seen_whole(capture: Capture, version: int, by: Actor) -> None:
    """Nobody else changed a row, the head or the order of rows since the version seen."""
    marks = [(row["rev"], row.get("by", by.key)) for row in capture.rows]
    marks += [(capture.header.get("rev", 1), capture.header.get("by", by.key))]
    marks += [tuple(capture.header.get("order", (1, by.key)))]
    if any(rev > version and who != by.key for rev, who in marks):
        raise Refused(_overtaken(capture))


def _overtaken(capture: Capture) -> Any:
    reason = _(
        "%(who)s changed this at %(when)s, after you opened it. Nothing you typed is lost; compare, then save again."
    )
    return refuse(Kind.STATE, OVERTAKEN, reason % _who(capture))


def _who(capture: Capture) -> dict[str, str]:
    return {"who": capture.saved_by or str(_("Somebody else")), "when": hm(capture.saved_at)}


def _marked(capture: Capture, row: Row, by: Actor, **values: Any) -> Any:
    """The row as changed now by this person."""
    return {**row, **values, "rev": capture.version + 1, "by": by.key}


def _changed(capture: Capture, place: int, fields: RowFields, by: Actor, *, confirmed: bool) -> Row:
    phrase = capture.rows[place]["due"].get("phrase") or ""
    changed = _marked(capture, capture.rows[place], by, **fields.as_row(), confirmed=confirmed)
    changed["due"] = {**changed["due"], "phrase": phrase}
    return changed


def _differs(row: Row, fields: RowFields) -> bool:
    known: Any = row
    given = fields.as_row()
    if "due" in given:
        given["due"] = {**given["due"], "phrase": row["due"].get("phrase") or ""}
    return any(known[name] != value for name, value in given.items())


def _keep(capture: Capture, act: str, by: Actor, *, joined: bool = False) -> None:
    """Remember the table before this edit; the saves of one stretch of typing are one step back."""
    if joined:
        last = capture.versions.order_by("-number").values_list("act", "saved_by").first()
        if last == (act, by.label):
            return
    CaptureVersion.objects.create(
        capture=capture,
        number=capture.version,
        header=dict(capture.header),
        rows=list(capture.rows),
        act=act,
        saved_at=capture.saved_at,
        saved_by=by.label,
    )


def _saved(capture: Capture, by: Actor, *, reordered: bool = False) -> Capture:
    capture.version += 1
    if reordered:
        capture.header = {**capture.header, "order": [capture.version, by.key]}
    capture.saved_at, capture.saved_by = clock.now(), by.label
    capture.full_clean(exclude=(*KEYS, *MAY_BE_EMPTY), validate_unique=False, validate_constraints=False)
    capture.save(update_fields=("header", "rows", "version", "saved_at", "saved_by"))
    return capture
