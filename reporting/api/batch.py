"""Many reports in one request: every row through the same code, with its own answer; all or nothing where asked."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.api.failures import of_refused
from common.api.params import ChoiceParam
from common.api.problems import FieldError, Problem
from common.api.views import WriteView, rendered
from common.decisions import Refused
from reporting.actions import reports
from reporting.actions.reports import Rejected
from reporting.api import examples
from reporting.api.answers import answer_json, invalid, rejected, sent_of
from reporting.api.reports import DRY_RUN, Keeping, seen_by
from reporting.serializers import BatchAnswerShape, BatchShape

MOST = 500
NAMES = ("form", "period", "unit")
Row = Mapping[str, Any]


class _Failed(Exception):
    """Some row of an all-or-nothing batch cannot be accepted."""


class Batch(WriteView, Keeping):
    door = "batch"
    params = (
        ChoiceParam("atomic", _("All rows or none."), choices=("true", "false")),
        DRY_RUN,
    )

    @extend_schema(
        operation_id="reports_batch",
        tags=["reports"],
        summary=_("Several reports at once, an answer for each"),
        request=BatchShape,
        responses={200: BatchAnswerShape},
        examples=[
            OpenApiExample("sent", examples.BATCH, request_only=True),
            OpenApiExample("answer", examples.BATCH_ANSWER, response_only=True),
        ],
    )
    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        self.refused: list[tuple[Row, Problem]] = []
        try:
            return self.once(request, **kwargs)
        finally:
            self.keep_refused()

    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        self.refused = []
        if self.actor.no_writing is not None:
            self.actor.no_writing.enforce()
        rows = rows_of(request.data)
        results: list[dict[str, Any]] = []
        try:
            with transaction.atomic():
                results = [self.row(row) for row in rows]
                if self.refused and self.asked.get("atomic") == "true":
                    raise _Failed
        except _Failed as failed:
            told = _("Some rows cannot be accepted; nothing was stored. What was sent is kept for repair.")
            errors = [
                FieldError(f"reports.{place}", row["problem"]["code"], row["problem"]["detail"])
                for place, row in enumerate(results)
                if row["problem"]
            ]
            raise Problem(422, "rejected", told, errors, members={"results": results}) from failed
        return rendered({"results": results})

    def row(self, row: Row) -> dict[str, Any]:
        """One row in a savepoint of its own."""
        named = {name: str(row.get(name, "")) for name in NAMES}
        try:
            told = self.written(row, named)
        except Problem as problem:
            self.refused.append((row, problem))
            return {**named, "status": problem.status, "report": None, "problem": problem.as_json()}
        status = 201 if told.created and not self.is_dry else 200
        return {**named, "status": status, "report": answer_json(told, self.actor), "problem": None}

    def written(self, row: Row, named: dict[str, str]) -> reports.ReportOutcome:
        try:
            with transaction.atomic():
                return reports.put(
                    by=self.actor,
                    sent=sent_of(row, frozenset(NAMES)),
                    door=self.door,
                    seen=seen_by(self.request, self.actor),
                    dry_run=self.is_dry,
                    **named,
                )
        except Rejected as error:
            raise rejected(error) from error
        except Refused as refused:
            raise of_refused(refused) from refused

    def keep_refused(self) -> None:
        for row, problem in self.refused:
            named = {name: str(row.get(name, "")) for name in NAMES}
            body = {name: value for name, value in row.items() if name not in NAMES}
            self.keep(problem, body, **named)


def rows_of(body: Any) -> list[Row]:
    """Shape only. Raises `Problem` 422."""
    if not isinstance(body, dict) or set(body) != {"reports"} or not isinstance(body["reports"], list):
        raise invalid("reports", "required", _('Send {"reports": [...]} and nothing else.'))
    if not 1 <= len(body["reports"]) <= MOST:
        raise invalid("reports", "length", _("From 1 to %(most)s reports at once.") % {"most": MOST})
    for place, row in enumerate(body["reports"]):
        if not isinstance(row, dict):
            raise invalid(f"reports.{place}", "not_an_object", _("A JSON object is needed."))
        for name in NAMES:
            if not isinstance(row.get(name), str):
                raise invalid(f"reports.{place}.{name}", "required", _("A text is needed."))
    return body["reports"]
