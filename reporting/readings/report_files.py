"""Files of reports and requests, with their addresses."""

from datetime import date

from django.db.models import Model
from django.urls import reverse

from common.actors import Actor
from common.refs import ObjectRef
from directives.readings.evidence import FileLine
from documents.models import Attachment
from documents.policies.purges import may_be_asked
from documents.readings.attachments import attachment_line, attachment_of
from reporting.models import AdHocRequest, Report


def files_of_report(
    report: Report, codes: tuple[str, str, str], *, viewer: Actor, on: date
) -> tuple[FileLine, ...]:
    return tuple(_line(row, "report-file", codes, viewer) for row in held(report, on))


def files_of_request(request: AdHocRequest, *, viewer: Actor, on: date) -> tuple[FileLine, ...]:
    return tuple(_line(row, "request-file", (request.pk,), viewer) for row in held(request, on))


def _line(row: Attachment, route: str, places: tuple[str | int, ...], viewer: Actor) -> FileLine:
    if row.is_purged:
        return FileLine(attachment_line(row), "")
    address = [*places, row.pk]
    removal = reverse(f"reporting:{route}-removal", args=address) if may_be_asked(viewer, row) else ""
    return FileLine(attachment_line(row), reverse(f"reporting:{route}", args=address), removal)


def held(holder: Model, on: date) -> list[Attachment]:
    """In the order they came. One statement; ask for a holder that the reader sees."""
    rows = Attachment.objects.held_by(ObjectRef.of(holder)).known(on)
    return list(rows.defer("text").order_by("pk"))


def file_of(holder: Model, pk: int) -> Attachment | None:
    """Another holder's file is as if it did not exist."""
    return attachment_of(ObjectRef.of(holder), pk)
