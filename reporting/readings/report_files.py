"""Files of reports and requests, with their addresses."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.urls import reverse

from common.actors import Actor
from common.refs import ObjectRef
from documents.models import Attachment, Media
from documents.policies.purges import may_be_asked
from documents.readings.attachments import AttachmentLine, attachment_line, attachment_of
from reporting.models import AdHocRequest, Report


@dataclass(frozen=True)
class FileLine:
    """A removed file has no name and no address."""

    file: AttachmentLine
    url: str
    removal_url: str = ""


def files_of_report(report: Report, codes: tuple[str, str, str], *, on: date) -> tuple[FileLine, ...]:
    return tuple(
        FileLine(
            attachment_line(row),
            "" if row.is_purged else reverse("reporting:report-file", args=[*codes, row.pk]),
        )
        for row in held(report, on)
    )


def files_of_request(request: AdHocRequest, *, on: date) -> tuple[FileLine, ...]:
    return tuple(
        FileLine(
            attachment_line(row),
            "" if row.is_purged else reverse("reporting:request-file", args=[request.pk, row.pk]),
        )
        for row in held(request, on)
    )


def held(holder: Model, on: date) -> list[Attachment]:
    """In the order they came. One statement; ask for a holder that the reader sees."""
    rows = Attachment.objects.held_by(ObjectRef.of(holder)).known(on)
    return list(rows.defer("text").order_by("pk"))


def file_of(holder: Model, pk: int) -> Attachment | None:
    """Another holder's file is as if it did not exist."""
    return attachment_of(ObjectRef.of(holder), pk)


def file_json(row: Attachment, viewer: Actor) -> dict[str, object]:
    """In the shape of the API, the same as of evidence."""
    return {
        "id": row.pk,
        "name": row.name,
        "media": row.media,
        "type": Media(row.media).type,
        "size": row.size,
        "sha256": row.sha256,
        "added_on": row.known_on,
        "added_by": row.by_label,
        "removed_on": row.purged_on,
        "version": 2 if row.is_purged else 1,
        "permissions": {"may_ask_removal": may_be_asked(viewer, row).as_json()},
    }
