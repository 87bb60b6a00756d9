"""Files with a report: sent by its unit, read back by whoever sees the report; and those of what the office asks for."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from common import clock, downloads
from common.api.failures import of_refused
from common.api.fields import FileBody
from common.api.problems import Problem
from common.api.uploads import examined
from common.api.views import Anything, ApiView, WriteView, rendered
from common.decisions import Refused
from directives.readings.work_lists import file_row
from documents.actions.received import ReceivedFile, received
from documents.models import Attachment
from documents.readings.attachments import kept_file
from reporting.actions import report_files
from reporting.api import examples
from reporting.models import AdHocRequest, Report
from reporting.models.definition import Place
from reporting.policies.places import place
from reporting.policies.reports import may_edit, may_write_for
from reporting.readings.report_files import file_of, held
from reporting.readings.reports import situation_at
from reporting.serializers import FileAnswerShape, FilesShape


def seen_report(view: ApiView, form: str, period: str, unit: str) -> Report:
    try:
        at = place(view.actor, form, period, unit, clock.today())
    except Refused as refused:
        raise Http404 from refused
    rows = Report.objects.visible_to(view.actor).filter(form=at.form, period=at.period, unit=at.unit)
    found = rows.first()
    if found is None:
        raise Http404
    return found


def sent_back(request: Request, found: Attachment | None) -> HttpResponse:
    if found is None:
        raise Http404
    file = kept_file(found)
    return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)


def listed(view: ApiView, holder: Report | AdHocRequest) -> HttpResponse:
    rows = held(holder, clock.today())
    return rendered({"results": [FileAnswerShape(file_row(row, view.actor)).data for row in rows]})


def documented_list(name: str, summary: Any) -> Any:
    return extend_schema(
        operation_id=name,
        tags=["reports"],
        summary=summary,
        responses=FilesShape,
        examples=[OpenApiExample("files", {"results": [examples.FILE]}, response_only=True)],
    )


def documented_file(name: str, summary: Any) -> Any:
    return extend_schema(
        operation_id=name,
        tags=["reports"],
        summary=summary,
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file.")},
        examples=[
            OpenApiExample("file", "%PDF-1.7 …", response_only=True, media_type="application/octet-stream")
        ],
    )


class ReportFiles(WriteView):
    parser_classes = (MultiPartParser,)
    file: ReceivedFile | None = None
    wrong: Problem | None = None

    @documented_list("reports_files", _("Files that go with a report"))
    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return listed(self, seen_report(self, **kwargs))

    @extend_schema(
        operation_id="reports_add_file",
        tags=["reports"],
        summary=_("Keep a file with the report, while it may be written"),
        request={"multipart/form-data": FileBody},
        responses={201: FileAnswerShape},
        examples=[
            OpenApiExample(
                "sent", {"file": "bieu.pdf", "classified": "false"}, request_only=True, media_type="multipart/form-data"
            ),
            OpenApiExample("answer", examples.FILE, response_only=True, status_codes=["201"]),
        ],
    )  # fmt: skip
    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        return self.once(request, **kwargs)

    def prepare(self, request: Request) -> None:
        self.file, self.wrong = examined(request, received)

    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        try:
            at = self.place(**kwargs)
            if self.file is None:
                may_edit(self.actor, situation_at(at)).enforce()
                raise self.wrong or Problem(422, "invalid", _("Some fields cannot be accepted."))
            kept = report_files.attach(by=self.actor, place=at, file=self.file, door="api")
        except Refused as refused:
            raise of_refused(refused) from refused
        return rendered(FileAnswerShape(file_row(kept, self.actor)).data, 201)

    def place(self, form: str, period: str, unit: str) -> Place:
        return place(self.actor, form, period, unit, clock.today(), may_write_for)


class ReportFile(ApiView):
    content_negotiation_class = Anything

    @documented_file("reports_read_file", _("A file of a report"))
    def get(self, request: Request, form: str, period: str, unit: str, file_pk: int) -> HttpResponse:
        return sent_back(request, file_of(seen_report(self, form, period, unit), file_pk))


def seen_request(view: ApiView, form: str) -> AdHocRequest:
    """What the office asks for once has a form of its own, and its files lie there."""
    rows = AdHocRequest.objects.visible_to(view.actor).filter(form__code=form, known_on__lte=clock.today())
    found = rows.order_by("pk").first()
    if found is None:
        raise Http404
    return found


class RequestFiles(ApiView):
    @documented_list("forms_files", _("Files of an ad-hoc request: templates, the paper it follows"))
    def get(self, request: Request, form: str) -> HttpResponse:
        return listed(self, seen_request(self, form))


class RequestFile(ApiView):
    content_negotiation_class = Anything

    @documented_file("forms_read_file", _("A file of an ad-hoc request"))
    def get(self, request: Request, form: str, file_pk: int) -> HttpResponse:
        return sent_back(request, file_of(seen_request(self, form), file_pk))
