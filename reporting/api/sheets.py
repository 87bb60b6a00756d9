"""The filled template, as a body of its own or as one file of a form: the same code and the same answer as JSON."""

from typing import IO, Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from common import clock
from common.api.failures import of_refused
from common.api.params import ChoiceParam
from common.api.problems import FieldError, Problem
from common.api.views import PutView
from common.decisions import Refused
from common.sheets.reading import LARGEST
from common.sheets.writing import XLSX
from reporting.actions import reports
from reporting.actions.reports import Rejected
from reporting.api import examples
from reporting.api.answers import rejected
from reporting.api.reports import DRY_RUN, Keeping, seen_by
from reporting.imports.filled_template import MadeFor, SheetWrong, read_filled
from reporting.models.sent import Sent
from reporting.policies.places import place
from reporting.policies.reports import may_write_for
from reporting.serializers import ReportAnswerShape


class SheetParser(BaseParser):
    """The bytes of a sheet, at most 5 MB."""

    media_type = XLSX

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> bytes:
        content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise Problem(413, "too_large", _("The sheet is too large."))
        return content


def content_of(request: Request) -> bytes:
    """Of an empty body DRF asks no parser."""
    return request.data if isinstance(request.data, bytes) else b""


class FilledSheet(PutView, Keeping):
    door = "excel"
    parser_classes = (SheetParser,)
    params = (
        ChoiceParam("submit", _("Send the report at once."), choices=("true", "false")),
        DRY_RUN,
    )

    @extend_schema(
        operation_id="reports_put_sheet",
        tags=["reports"],
        summary=_("Write a report from the filled template"),
        request={XLSX: OpenApiTypes.BINARY},
        responses={200: ReportAnswerShape, 201: ReportAnswerShape},
        examples=[
            OpenApiExample("sheet", "PK…", request_only=True, media_type=XLSX),
            OpenApiExample("answer", examples.ANSWER, response_only=True, status_codes=["200", "201"]),
        ],
    )
    def put(self, request: Request, **kwargs: Any) -> HttpResponse:
        self.sent: Sent | None = None
        try:
            return self.once(request, **kwargs)
        except Problem as problem:
            self.keep(problem, self.body(), **kwargs)
            raise

    def body(self) -> dict[str, Any]:
        """What of the sheet could be read; of a sheet that could not, its size."""
        if self.sent is None:
            return {"sheet": len(content_of(self.request))}
        return {
            "values": dict(self.sent.values),
            "narrative": dict(self.sent.narrative),
            "submit": self.sent.submit,
        }

    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        try:
            told = self.taken(request, **kwargs)
        except Rejected as error:
            raise rejected(error) from error
        except Refused as refused:
            raise of_refused(refused) from refused
        except SheetWrong as wrong:
            errors = [FieldError(said.field, said.code, said.message) for said in wrong.said]
            code = errors[0].code if errors else "sheet"
            raise Problem(422, code, _("The sheet cannot be read as this form."), errors) from wrong
        return self.told(told)

    def taken(self, request: Request, form: str, period: str, unit: str) -> reports.ReportOutcome:
        at = place(self.actor, form, period, unit, clock.today(), may_write_for)
        self.refuse_first(form, period, unit)
        here = MadeFor(at.form.code, at.period.code, at.unit.code)
        submit = self.asked.get("submit") == "true"
        self.sent = read_filled(content_of(request), at.definition, here, submit=submit)
        return reports.put(
            by=self.actor,
            form=form,
            period=period,
            unit=unit,
            sent=self.sent,
            door=self.door,
            seen=seen_by(request, self.actor),
            dry_run=self.is_dry,
        )
