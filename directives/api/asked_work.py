"""What a unit is asked beside its reports: its reply to a question, its part in another's work. The office asks on the
pages."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.api.acts import ActView
from common.api.problems import FieldError, Problem
from common.api.views import rendered, tagged
from directives.actions import coordination, explanations
from directives.api import examples
from directives.api.work import AFTERWARDS, WorkAct, documented
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.policies import requests as policies
from directives.policies.assignments import RULES
from directives.readings.asked_rows import coordination_row, explanation_row, part_asked, question_about
from directives.serializers.asked import (
    AnswerPartBody,
    AskPartBody,
    CoordinationAnswer,
    CoordinationShape,
    ExplanationAnswer,
    ExplanationShape,
    ReplyBody,
    WithdrawPartBody,
)
from directives.serializers.work_now import WorkNow
from organizations.models import Unit
from organizations.readings.unit_lists import seen_unit


@documented(
    "reply",
    _("Reply to an explanation asked for, or to a question for information"),
    examples.REPLY_SENT,
    ReplyBody,
    ExplanationAnswer,
    {**examples.EXPLANATION, "assignment": examples.NOW},
    201,
)
class Reply(WorkAct):
    right = "may_reply"
    body = ReplyBody

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        self.refuse_first(thing)
        asked = self.question(thing, fields.pop("request"))
        done = explanations.reply(
            by=self.actor, assignment=thing, request=asked, expected_version=self.seen(thing), **fields
        )
        visible = Assignment.objects.visible_to(self.actor).select_related(
            "unit", "item__directive__committee"
        )
        work = visible.get(pk=thing.pk)
        row = explanation_row(done, work, clock.today(), self.actor)
        return self.told(ExplanationShape(row).data, work)

    def question(self, thing: Assignment, pk: int | None) -> ExplanationRequest | None:
        """Ids in bodies name questions about this work alone."""
        if pk is None:
            return None
        found = question_about(thing, pk)
        if found is None:
            told = _("No such question was asked about this work.")
            raise Problem(422, "request", told, [FieldError("request", "request", told)])
        return found


@documented(
    "ask_coordination",
    _("Ask another unit for its part in the work that the own unit leads"),
    examples.PART_SENT,
    AskPartBody,
    CoordinationAnswer,
    {**examples.PART, "assignment": examples.NOW},
    201,
)
class AskPart(WorkAct):
    right = "may_ask_coordination"
    body = AskPartBody

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        self.refuse_first(thing)
        unit = self.unit_asked(fields.pop("unit"))
        asked = coordination.ask(
            by=self.actor, assignment=thing, unit=unit, expected_version=self.seen(thing), **fields
        )
        row = coordination_row(asked, clock.today(), self.actor)
        return self.told(CoordinationShape(row).data, asked.assignment)

    def unit_asked(self, code: str) -> Unit:
        found = seen_unit(code, viewer=self.actor, on=clock.today())
        if found is None:
            told = _("No unit that you see bears this code.")
            raise Problem(422, "unknown_unit", told, [FieldError("unit", "unknown_unit", told)])
        return found


class PartAct(ActView[CoordinationRequest]):
    """What is done about one part asked of a unit."""

    def meant(self, **kwargs: Any) -> CoordinationRequest:
        """Of that work alone, and only where the sender sees it."""
        found = part_asked(kwargs["request_pk"], viewer=self.actor, work_pk=kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def told(self, ended: CoordinationRequest) -> HttpResponse:
        work = ended.assignment
        rights = {name: RULES[name](self.actor, work) for name in AFTERWARDS}
        now = {"id": work.pk, "state": work.state, "version": work.version, "permissions": rights}
        told = CoordinationShape(coordination_row(ended, clock.today(), self.actor)).data
        return rendered({**told, "assignment": WorkNow(now).data}, 201, tagged(work, work.version))


@documented(
    "answer_coordination",
    _("Answer what the lead unit asked the own unit for"),
    examples.PART_ANSWER_SENT,
    AnswerPartBody,
    CoordinationAnswer,
    {**examples.PART_ANSWERED, "assignment": examples.NOW},
    201,
)
class AnswerPart(PartAct):
    body = AnswerPartBody

    def refuse_first(self, thing: CoordinationRequest) -> None:
        policies.answering(self.actor, thing).enforce()

    def act(self, thing: CoordinationRequest, fields: dict[str, Any]) -> HttpResponse:
        return self.told(coordination.answer(by=self.actor, request=thing, **fields))


@documented(
    "withdraw_coordination",
    _("Take back what the own unit asked another one for, before it has answered"),
    examples.PART_WITHDRAWAL_SENT,
    WithdrawPartBody,
    CoordinationAnswer,
    {**examples.PART_WITHDRAWN, "assignment": examples.NOW},
    201,
)
class WithdrawPart(PartAct):
    body = WithdrawPartBody

    def refuse_first(self, thing: CoordinationRequest) -> None:
        policies.withdrawing_part(self.actor, thing).enforce()

    def act(self, thing: CoordinationRequest, fields: dict[str, Any]) -> HttpResponse:
        return self.told(coordination.withdraw(by=self.actor, request=thing, **fields))
