"""Files as rows of their holders' pages, and their bytes for a download."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import structlog
from django.template.defaultfilters import filesizeformat

from common.decisions import Refused
from common.refs import ObjectRef
from documents.models import Attachment, Media
from documents.models.places import bytes_of
from documents.policies.files import is_missing, is_there

log = structlog.get_logger(__name__)
Held = dict[ObjectRef, tuple["AttachmentLine", ...]]


@dataclass(frozen=True)
class AttachmentLine:
    """`name` is empty for a removed file, of which the hash stays."""

    id: int
    name: str
    kind: str
    size: str
    sha256: str
    added_on: date
    added_by: str
    removed_on: date | None


@dataclass(frozen=True)
class KeptFile:
    """What a door needs to send a file."""

    content: bytes
    name: str
    media_type: str


def attachment_line(attachment: Attachment) -> AttachmentLine:
    return AttachmentLine(
        id=attachment.pk,
        name=attachment.name,
        kind=Media(attachment.media).label,
        size=filesizeformat(attachment.size).replace("\u00a0", " "),
        sha256=attachment.sha256,
        added_on=attachment.known_on,
        added_by=attachment.by_label,
        removed_on=attachment.purged_on,
    )


def attachments_of(holders: Iterable[ObjectRef], *, on: date) -> Held:
    """Files known on the day, by holder, in the order they came: one statement. Ask for holders the viewer sees."""
    found: dict[ObjectRef, list[AttachmentLine]] = defaultdict(list)
    rows = Attachment.objects.held_by(*holders).known(on).select_related(None).defer("text")
    for row in rows.order_by("pk"):
        found[row.holder].append(attachment_line(row))
    return {holder: tuple(lines) for holder, lines in found.items()}


def attachment_of(holder: ObjectRef, pk: int) -> Attachment | None:
    """The file if this holder holds it: an id of another's file is as if it did not exist."""
    return Attachment.objects.held_by(holder).select_related("owner").defer("text").filter(pk=pk).first()


def kept_file(attachment: Attachment) -> KeptFile:
    """Its bytes; raises `Refused` for a removed file, and for one that the disk has lost."""
    is_there(attachment).enforce()
    content = bytes_of(attachment.stored_as)
    if content is None:
        log.error("file_missing", attachment=attachment.pk)
        raise Refused(is_missing())
    return KeptFile(content, attachment.file_name, Media(attachment.media).type)
