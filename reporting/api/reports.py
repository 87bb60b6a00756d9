"""Reports of units: read, upsert on (form, period, unit), send, withdraw. Who judges them signs in."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common import clock
from common.api.failures import of_refused
from common.api.pages import NEWEST, PAGING, page
from common.api.params import AS_OF, ChoiceParam, Param, impossible
from common.api.problems import Problem
from common.api.versions import require_seen
from common.api.views import ApiView, OnceView, PutView, rendered, tagged
from common.decisions import Kind, Refused
from organizations.readings.unit_lists import seen_unit
from reporting.actions import attempts, reports
from reporting.actions.reports import Rejected, ReportOutcome
from reporting.api import examples
from reporting.api.answers import answer_json, rejected, report_json, sent_of, summary_json
from reporting.models import Report
from reporting.models.sent import Said, Sent
from reporting.policies.places import candidates, place
from reporting.policies.reports import may_edit, may_send, may_write_for
from reporting.readings.reports import report_of, report_rows, reports_known, situation_at
from reporting.serializers import (
    STATES,
    ReportAnswerShape,
    ReportPageShape,
    ReportShape,
    SentShape,
)

DRY_RUN = ChoiceParam("dry_run", _("The same answer, nothing stored."), choices=("true", "false"))


class Reports(ApiView):
    params = (
        AS_OF,
        Param("form", _("Only reports on this form."), 40),
        Param("period", _("Only reports of this period."), 20),
        Param("unit", _("Only reports of this unit and what lies under it."), 40),
        ChoiceParam(
            "state", _("Only reports in this state."), choices=tuple(name for name, _label in STATES)
        ),
        *PAGING,
    )

    @extend_schema(
        operation_id="reports_list",
        tags=["reports"],
        summary=_("Reports that the caller sees, the one begun last first"),
        responses=ReportPageShape,
        examples=[
            OpenApiExample(
                "page", {"next": None, "previous": None, "results": [examples.SUMMARY]}, response_only=True
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on, rows = self.asked.on, reports_known(viewer=self.actor, on=self.asked.on)
        if "form" in self.asked:
            rows = rows.filter(form__code=self.asked["form"])
        if "period" in self.asked:
            rows = rows.filter(period__code=self.asked["period"])
        if "unit" in self.asked:
            unit = seen_unit(self.asked["unit"], viewer=self.actor, on=on)
            if unit is None:
                raise impossible("unit", _("No unit that you see bears this code."))
            rows = rows.filter(unit__path__startswith=unit.path)
        if "state" in self.asked:
            rows = rows.in_state(self.asked["state"], on)
        told = page(
            request,
            rows,
            self.asked,
            lambda some: [summary_json(row) for row in report_rows(some, viewer=self.actor, on=on)],
            NEWEST,
        )
        return rendered(told)


def said_of(problem: Problem) -> list[Said]:
    found = [Said(error.field, error.code, error.message) for error in problem.errors]
    return found or [Said("", problem.code, problem.detail)]


class Keeping(OnceView):
    """What a program sent and cannot be accepted is kept, in a transaction of its own after everything was taken back."""

    door = "api"

    def keep(self, problem: Problem, body: Any, form: str, period: str, unit: str) -> None:
        if problem.status != 422 or problem.code.startswith("idempotency"):
            return
        meant = [each for each in candidates(self.actor, form, unit) if may_send(self.actor, each.unit)]
        if meant and not self.is_dry:
            attempts.keep(
                by=self.actor,
                unit=meant[0].unit,
                form=form,
                period=period,
                door=self.door,
                code=problem.code,
                body=body,
                said=said_of(problem),
            )

    def told(self, told: ReportOutcome) -> HttpResponse:
        created = told.created and not self.is_dry
        headers = {} if self.is_dry else tagged(told.report, told.report.version)
        return rendered(answer_json(told, self.actor), 201 if created else 200, headers)

    def refuse_first(self, form: str, period: str, unit: str) -> None:
        """A body that cannot be read is told after whose right it is not."""
        at = place(self.actor, form, period, unit, clock.today(), may_write_for)
        right = may_edit(self.actor, situation_at(at))
        if right.kind in (Kind.ROLE, Kind.UNIT_CLOSED):
            right.enforce()

    @property
    def is_dry(self) -> bool:
        return bool(self.asked.get("dry_run") == "true")


def seen_by(request: Request, actor: Any) -> Any:
    """428 where somebody else wrote the version that would be overwritten and no If-Match came, 412 for another one."""

    def check(report: Report) -> None:
        other = (report.written_kind, report.written_key) != (actor.kind.value, actor.key)
        require_seen(request, report, report.version, written_by_other=other)

    return check


class OneReport(PutView, Keeping):
    def params_of(self, method: str) -> tuple[Param, ...]:
        return (DRY_RUN,) if method == "PUT" else (AS_OF,)

    @extend_schema(
        operation_id="reports_read",
        tags=["reports"],
        summary=_("One report"),
        responses=ReportShape,
        examples=[OpenApiExample("report", examples.REPORT, response_only=True)],
    )
    def get(self, request: Request, form: str, period: str, unit: str) -> HttpResponse:
        try:
            row = report_of(viewer=self.actor, form=form, period=period, unit=unit, on=self.asked.on)
        except Refused as refused:
            raise Http404 from refused  # an address of nothing
        if row is None:
            raise Http404
        return rendered(report_json(row), headers=tagged(Report(pk=row.pk), row.version))

    @extend_schema(
        operation_id="reports_put",
        tags=["reports"],
        summary=_("Write a report, and send it when asked to: the same body sent again changes nothing"),
        request=SentShape,
        responses={200: ReportAnswerShape, 201: ReportAnswerShape},
        examples=[
            OpenApiExample("sent", examples.SENT, request_only=True),
            OpenApiExample("answer", examples.ANSWER, response_only=True, status_codes=["200", "201"]),
        ],
    )
    def put(self, request: Request, **kwargs: Any) -> HttpResponse:
        try:
            return self.once(request, **kwargs)
        except Problem as problem:
            self.keep(problem, request.data, **kwargs)
            raise

    def read(self, body: Any, **kwargs: Any) -> Sent:
        try:
            return sent_of(body)
        except Problem:
            self.refuse_first(**kwargs)
            raise

    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        try:
            told = reports.put(
                by=self.actor,
                sent=self.read(request.data, **kwargs),
                door=self.door,
                seen=seen_by(request, self.actor),
                dry_run=self.is_dry,
                **kwargs,
            )
        except Rejected as error:
            raise rejected(error) from error
        except Refused as refused:
            raise of_refused(refused) from refused
        return self.told(told)
