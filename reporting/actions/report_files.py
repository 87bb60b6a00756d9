"""Files that go with a report, or with what the office asks for: kept by `documents`, as visible as what they belong to."""

from django.db import transaction

from common import clock
from common.actors import Actor
from common.refs import ObjectRef
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from documents.models import Attachment
from organizations.permissions import Permission, standing_in
from reporting.actions import reports
from reporting.models import AdHocRequest
from reporting.models.definition import Place
from reporting.models.sent import Sent
from reporting.policies.report_files import files_are_few, may_attach_to_request
from reporting.policies.reports import may_edit, situation


@transaction.atomic
def attach(*, by: Actor, place: Place, file: ReceivedFile, door: str = "form") -> Attachment:
    """While the report may be written; it is begun where nothing was written yet."""
    report, _last = reports.locked(place)
    may_edit(by, situation(place, report, clock.today())).enforce()
    if report is None:
        codes = (place.form.code, place.period.code, place.unit.code)
        told = reports.put(by=by, form=codes[0], period=codes[1], unit=codes[2], sent=Sent(), door=door)
        report = told.report
    files_are_few(Attachment.objects.held_by(ObjectRef.of(report)).kept().count()).enforce()
    by = standing_in(by, Permission.SUBMIT_REPORT, home_id=place.unit.home_id, path=place.unit.path)
    return attachments.keep(by=by, owner=place.form.owner, holder=report, file=file)


@transaction.atomic
def attach_to_request(*, by: Actor, request: AdHocRequest, file: ReceivedFile) -> Attachment:
    """A template, the paper it follows: for every unit that is asked."""
    request = AdHocRequest.objects.select_for_update(of=("self",)).select_related("owner").get(pk=request.pk)
    may_attach_to_request(by, request).enforce()
    files_are_few(Attachment.objects.held_by(ObjectRef.of(request)).kept().count()).enforce()
    by = standing_in(by, Permission.KEEP_REPORTING, home_id=request.owner_id)
    return attachments.keep(by=by, owner=request.owner, holder=request, file=file)
