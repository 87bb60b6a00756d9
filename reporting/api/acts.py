"""Acts on a report that stands: sent or withdrawn by its unit; judged by a person of the office who signed in."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework.serializers import Serializer

from common import clock
from common.api.acts import ActView
from common.api.problems import Text
from common.api.versions import refuse_stale
from common.api.views import rendered, tagged
from common.decisions import Refused
from reporting.actions import reports, reviews
from reporting.actions.reports import ReportOutcome
from reporting.api import examples
from reporting.api.answers import answer_json, summary_json
from reporting.api.reports import seen_by
from reporting.models import Report
from reporting.models.definition import Place
from reporting.policies.places import place
from reporting.policies.reports import RULES, Situation, situation
from reporting.readings.reports import row_of
from reporting.serializers import (
    NoteBody,
    Nothing,
    ReportAnswerShape,
    ReportReasonBody,
    ReportSummaryShape,
)


class ReportAct(ActView[Place]):
    body: type[Serializer] = Nothing

    def meant(self, **kwargs: Any) -> Place:
        try:
            return place(self.actor, kwargs["form"], kwargs["period"], kwargs["unit"], clock.today())
        except Refused as refused:
            raise Http404 from refused

    def refuse_first(self, thing: Place) -> None:
        reports = Report.objects.visible_to(self.actor)
        report = reports.filter(form=thing.form, period=thing.period, unit=thing.unit).first()
        if report is None:
            raise Http404
        RULES[self.right](self.actor, situation(thing, report, clock.today())).enforce()

    def outcome(self, told: ReportOutcome) -> HttpResponse:
        return rendered(answer_json(told, self.actor), headers=tagged(told.report, told.report.version))

    def decided(self, at: Place, report: Report) -> HttpResponse:
        row = row_of(Situation(at, report, clock.today()), viewer=self.actor, on=clock.today())
        return rendered(summary_json(row), headers=tagged(report, report.version))

    def check(self, report: Report) -> None:
        """If-Match where it was sent; an act overwrites nothing, so it is not asked for."""
        refuse_stale(self.request, report, report.version)


def documented(
    name: str, summary: Text, body: type[Serializer], sent: Any, answer: type[Serializer], told: Any
) -> Any:
    return extend_schema_view(
        post=extend_schema(
            operation_id=f"reports_{name}",
            tags=["reports"],
            summary=summary,
            request=body,
            responses={200: answer},
            examples=[
                OpenApiExample("sent", sent, request_only=True),
                OpenApiExample("answer", told, response_only=True),
            ],
        )
    )


@documented("submit", _("Send what was written"), Nothing, {}, ReportAnswerShape, examples.ANSWER)
class Submit(ReportAct):
    right = "may_submit"

    def act(self, thing: Place, fields: dict[str, Any]) -> HttpResponse:
        seen = seen_by(self.request, self.actor)
        return self.outcome(reports.submit(by=self.actor, place=thing, seen=seen, door="api"))


@documented(
    "withdraw",
    _("Take a sent report back before it is judged"),
    Nothing,
    {},
    ReportAnswerShape,
    examples.ANSWER,
)
class Withdraw(ReportAct):
    right = "may_withdraw"

    def act(self, thing: Place, fields: dict[str, Any]) -> HttpResponse:
        return self.outcome(reports.withdraw(by=self.actor, place=thing, seen=self.check, door="api"))


@documented(
    "return",
    _("Send it back with a reason; by a person of the office only"),
    ReportReasonBody,
    examples.REASON,
    ReportSummaryShape,
    {**examples.SUMMARY, "state": "returned", **examples.REASON},
)
class Return(ReportAct):
    right = "may_return"
    body = ReportReasonBody

    def act(self, thing: Place, fields: dict[str, Any]) -> HttpResponse:
        return self.decided(thing, reviews.return_(by=self.actor, place=thing, seen=self.check, **fields))


@documented(
    "accept",
    _("Accept it; by a person of the office only"),
    NoteBody,
    {"note": ""},
    ReportSummaryShape,
    {**examples.SUMMARY, "state": "accepted"},
)
class Accept(ReportAct):
    right = "may_accept"
    body = NoteBody

    def act(self, thing: Place, fields: dict[str, Any]) -> HttpResponse:
        return self.decided(thing, reviews.accept(by=self.actor, place=thing, seen=self.check, **fields))


@documented(
    "reopen",
    _("Let the unit correct what was accepted or locked; by a person of the office only"),
    ReportReasonBody,
    examples.REASON,
    ReportSummaryShape,
    {**examples.SUMMARY, "state": "returned", **examples.REASON},
)
class Reopen(ReportAct):
    right = "may_reopen"
    body = ReportReasonBody

    def act(self, thing: Place, fields: dict[str, Any]) -> HttpResponse:
        return self.decided(thing, reviews.reopen(by=self.actor, place=thing, seen=self.check, **fields))
