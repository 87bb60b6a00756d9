"""A notice of the story becomes a paper exactly as a pasted one does: read, laid out, given out."""

from dataclasses import replace

from common.actors import Actor
from directives.actions import capture_papers, capture_reader, capture_rows, directives
from directives.models import Capture, Directive
from organizations.models import Committee


def give_out(by: Actor, committee: Committee, text: str, *, kind: str = "") -> Directive:
    """`kind` overrides what every item is, for a notice of orientations."""
    owner = committee.owner
    read = capture_reader.read(text, owner=owner)
    sheet = Capture(
        owner=owner,
        committee=committee,
        text=read.source,
        header=capture_reader.header_of(read, committee=committee, meeting_id=None),
        rows=[capture_rows.row_of(item, rev=1) for item in read.items],
    )
    items = capture_papers.items_of(sheet, posts={}, followed={})
    if kind:
        items = [replace(item, kind=kind) for item in items]
    head = replace(
        capture_papers.head_of(sheet),
        signer_post=sheet.header["signer_post"] or "Trưởng Ban Chỉ đạo",
        is_illustrative=True,
    )
    return directives.issue(by=by, directive=directives.create(by=by, owner=owner, fields=head, items=items))
