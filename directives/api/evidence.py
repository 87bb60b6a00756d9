"""Files that prove a unit's work: sent to its assignment, read back by whoever sees it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from common import downloads
from common.api.fields import FileBody
from common.api.problems import Problem
from common.api.uploads import examined
from common.api.views import Anything, ApiView, rendered, tagged
from directives.actions import evidence
from directives.api import examples
from directives.api.work import WorkAct, documented
from directives.models import Assignment
from directives.readings.evidence import evidence_file
from directives.readings.work_lists import file_row
from directives.serializers.work import FileAnswer, FileShape
from directives.serializers.work_now import WorkNow
from documents.actions.received import ReceivedFile, received
from documents.readings.attachments import kept_file


@documented(
    "add_evidence",
    _("Keep a file with the work; a later report may name it"),
    {"file": "bien-ban.pdf", "classified": "false"},
    FileBody,
    FileAnswer,
    {**examples.FILE, "assignment": examples.NOW},
    201,
    media_type="multipart/form-data",
)
class AddEvidence(WorkAct):
    right = "may_report"
    parser_classes = (MultiPartParser,)
    file: ReceivedFile | None = None
    wrong: Problem | None = None

    def prepare(self, request: Request) -> None:
        self.file, self.wrong = examined(request, received)

    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        work = self.meant(**kwargs)
        if self.file is None:
            self.refuse_first(work)
            raise self.wrong or Problem(422, "invalid", _("Some fields cannot be accepted."))
        return self.act(work, {"file": self.file})

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        kept = evidence.add(by=self.actor, assignment=thing, expected_version=self.seen(thing), **fields)
        rows = Assignment.objects.visible_to(self.actor).select_related("unit", "item__directive")
        work = rows.get(pk=thing.pk)
        told = {**FileShape(file_row(kept, self.actor)).data, "assignment": WorkNow(self.now(work)).data}
        return rendered(told, 201, tagged(work, work.version))


class OneFile(ApiView):
    content_negotiation_class = Anything

    @extend_schema(
        operation_id="assignments_read_evidence",
        tags=["assignments"],
        summary=_("A file of an assignment"),
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file.")},
        examples=[
            OpenApiExample("file", "%PDF-1.7 …", response_only=True, media_type="application/octet-stream")
        ],
    )
    def get(self, request: Request, pk: int, evidence_pk: int) -> HttpResponse:
        work = Assignment.objects.visible_to(self.actor).filter(pk=pk).first()
        found = evidence_file(work, evidence_pk) if work is not None else None
        if found is None:
            raise Http404
        file = kept_file(found)
        return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)
