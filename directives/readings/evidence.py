"""The files of reports and papers, with their addresses under the holder that makes them visible."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.refs import ObjectRef
from directives.models import Assignment, AssignmentTransition, Directive, ProgressEvidence
from directives.policies.evidence import scan_may_be_added
from documents.models import Attachment
from documents.policies.purges import may_be_asked
from documents.readings.attachments import AttachmentLine, attachment_line, attachment_of


@dataclass(frozen=True)
class FileLine:
    """`removal_url` is given to who may ask for the removal; a removed file has no name and no address."""

    file: AttachmentLine
    url: str
    removal_url: str = ""


@dataclass(frozen=True)
class Scans:
    """The scans of a signed paper; `may_add` draws the button."""

    files: tuple[FileLine, ...]
    may_add: Decision | None
    add_url: str

    @property
    def are_missing(self) -> bool:
        return not any(line.file.removed_on is None for line in self.files)


def evidence_of_updates(updates: Iterable[int], viewer: Actor) -> dict[int, tuple[FileLine, ...]]:
    """By report, in the order they came: one statement. Ask for reports the viewer sees."""
    found: dict[int, list[FileLine]] = defaultdict(list)
    rows = ProgressEvidence.objects.filter(update__in=list(updates)).select_related("attachment", "update")
    for row in rows.defer("attachment__text").order_by("pk"):
        found[row.update_id].append(_line(row.attachment, "evidence", row.update.assignment_id, viewer))
    return {update: tuple(lines) for update, lines in found.items()}


def note_of(move: AssignmentTransition, viewer: Actor) -> tuple[FileLine, ...]:
    """The written note on which a verdict was entered; no statement where the change carries it."""
    if move.basis_file is None:
        return ()
    return (_line(move.basis_file, "evidence", move.assignment_id, viewer),)


def line_of(attachment: Attachment, assignment_id: int, viewer: Actor) -> FileLine:
    """A file that the assignment holds; no statement."""
    return _line(attachment, "evidence", assignment_id, viewer)


def evidence_file(assignment: Assignment, pk: int) -> Attachment | None:
    """A file of this assignment; another's is as if it did not exist."""
    return attachment_of(ObjectRef.of(assignment), pk)


def scan_file(directive: Directive, pk: int) -> Attachment | None:
    return attachment_of(ObjectRef.of(directive), pk)


def scans_of(directive: Directive, *, viewer: Actor, on: date) -> Scans:
    """One statement, for a paper that the viewer sees. Rights are today's: a page of a past day only shows."""
    held = Attachment.objects.held_by(ObjectRef.of(directive)).known(on).defer("text").order_by("pk")
    return Scans(
        files=tuple(_line(row, "scan", directive.pk, viewer) for row in held),
        may_add=scan_may_be_added(viewer, directive) if on == clock.today() else None,
        add_url=reverse("directives:scan-add", args=[directive.pk]),
    )


def _line(attachment: Attachment, route: str, holder: int, viewer: Actor) -> FileLine:
    line, asked = attachment_line(attachment), [holder, attachment.pk]
    if attachment.is_purged:
        return FileLine(line, "")
    removal = ""
    if may_be_asked(viewer, attachment):
        removal = reverse(f"directives:{route}-removal", args=asked)
    return FileLine(line, reverse(f"directives:{route}", args=asked), removal)
