"""Many reports in one request: taken together, every row with its own answer; all or nothing where asked."""

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
from reporting.actions import batches
from reporting.actions.reports import Rejected, ReportOutcome
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
        try:
            with transaction.atomic():
                results = self.taken(rows)
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

    def taken(self, rows: list[Row]) -> list[dict[str, Any]]:
        """What can be read goes through at once; every row has its answer."""
        read = [_read(row) for row in rows]
        answers = iter(
            batches.put_all(
                by=self.actor,
                rows=[row for row in read if isinstance(row, batches.Row)],
                door=self.door,
                seen=seen_by(self.request, self.actor),
                refusals=(*batches.REFUSALS, Problem),
                dry_run=self.is_dry,
            )
        )
        return [
            self.answer(sent, next(answers) if isinstance(row, batches.Row) else row)
            for sent, row in zip(rows, read, strict=True)
        ]

    def answer(self, row: Row, told: batches.Told) -> dict[str, Any]:
        named = {name: row[name] for name in NAMES}
        if not isinstance(told, ReportOutcome):
            problem = problem_of(told)
            self.refused.append((row, problem))
            return {**named, "status": problem.status, "report": None, "problem": problem.as_json()}
        status = 201 if told.created and not self.is_dry else 200
        return {**named, "status": status, "report": answer_json(told, self.actor), "problem": None}

    def keep_refused(self) -> None:
        for row, problem in self.refused:
            named = {name: str(row.get(name, "")) for name in NAMES}
            body = {name: value for name, value in row.items() if name not in NAMES}
            self.keep(problem, body, **named)


def _read(row: Row) -> batches.Row | Problem:
    try:
        return batches.Row(row["form"], row["period"], row["unit"], sent_of(row, frozenset(NAMES)))
    except Problem as problem:
        return problem


def problem_of(refusal: Exception) -> Problem:
    if isinstance(refusal, Rejected):
        return rejected(refusal)
    if isinstance(refusal, Refused):
        return of_refused(refusal)
    if isinstance(refusal, Problem):
        return refusal
    raise refusal


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
