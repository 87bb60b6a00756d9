"""What units are asked beside their reports, and what they answer: a page for every form."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.doors import ActingRequest, carried_out, sent
from directives.actions import coordination, explanations
from directives.forms.courses import AnswerPartForm, AskExplanationForm, AskPartForm, ReplyForm, WithdrawForm
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.policies import requests as policies
from directives.policies.assignments import RULES
from directives.readings import act_words
from directives.readings.asked_rows import part_asked, question_about
from directives.readings.takers import units_of_plan
from directives.views.assignments import done, seen, shown

Asked = TypeVar("Asked")
FORM = require_http_methods(["GET", "POST"])


@FORM
def ask_part(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    RULES["may_ask_coordination"](request.actor, assignment).enforce()
    others = (unit for unit in units_of_plan(assignment.item.directive.owner_id))
    takers = [unit for unit in others if unit.pk != assignment.unit_id]
    form = AskPartForm(sent(request), initial={"version": assignment.version}, takers=takers)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("unit", "text", "due_on")}
        told["expected_version"] = form.cleaned_data["version"]
        if carried_out(form, lambda: coordination.ask(by=request.actor, assignment=assignment, **told)):
            return done(request, assignment, _("The unit is asked."))
    return shown(request, "act", assignment, form, words=act_words.ASK_PART)


@FORM
def answer_part(request: ActingRequest, pk: int) -> HttpResponse:
    asked = found(part_asked(pk, viewer=request.actor))
    asked.assignment = assignment = seen(request, asked.assignment_id)
    form = AnswerPartForm(sent(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["answer"]
        if carried_out(form, lambda: coordination.answer(by=request.actor, request=asked, answer=told)):
            return done(request, assignment, _("The answer is given."))
    elif request.method == "GET":
        policies.answering(request.actor, asked).enforce()
    return shown(request, "act", assignment, form, words=act_words.ANSWER_PART, question=asked)


@FORM
def ask_explanation(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    RULES["may_ask_explanation"](request.actor, assignment).enforce()
    words = act_words.ASK_FOR_INFORMATION if assignment.unit.is_asked else act_words.ASK_TO_EXPLAIN
    form = AskExplanationForm(sent(request), initial={"version": assignment.version})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "due_on")}
        told["expected_version"] = form.cleaned_data["version"]
        if carried_out(form, lambda: explanations.ask(by=request.actor, assignment=assignment, **told)):
            return done(request, assignment, _("The unit is asked."))
    return shown(request, "act", assignment, form, words=words)


@FORM
def reply(request: ActingRequest, pk: int, request_pk: int) -> HttpResponse:
    """Of the question `request_pk` about the work `pk`."""
    assignment = seen(request, pk)
    asked = found(question_about(assignment, request_pk))
    form = ReplyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        told = {"reply": form.cleaned_data["reply"], "request": asked}
        if carried_out(form, lambda: explanations.reply(by=request.actor, assignment=assignment, **told)):
            return done(request, assignment, _("The reply is given."))
    elif request.method == "GET":
        RULES["may_reply"](request.actor, assignment).enforce()
        policies.waits_for_reply(asked).enforce()
    return shown(request, "act", assignment, form, words=act_words.REPLY, question=asked)


@FORM
def withdraw_part(request: ActingRequest, pk: int) -> HttpResponse:
    asked = found(part_asked(pk, viewer=request.actor))
    asked.assignment = assignment = seen(request, asked.assignment_id)
    policies.withdrawing_part(request.actor, asked).enforce()
    return withdrawn(request, assignment, asked, lambda told: coordination.withdraw(request=asked, **told))


@FORM
def withdraw_question(request: ActingRequest, pk: int, request_pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    asked = found(question_about(assignment, request_pk))
    policies.withdrawing_question(request.actor, assignment).enforce()
    policies.waits_for_reply(asked).enforce()

    def act(told: dict[str, Any]) -> object:
        return explanations.withdraw(assignment=assignment, request=asked, **told)

    return withdrawn(request, assignment, asked, act)


def withdrawn(
    request: ActingRequest,
    assignment: Assignment,
    asked: CoordinationRequest | ExplanationRequest,
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    form = WithdrawForm(sent(request))
    if form.is_valid():
        told = {"by": request.actor, "reason": form.cleaned_data["reason"]}
        if carried_out(form, lambda: act(told)):
            return done(request, assignment, _("The request is withdrawn."))
    return shown(request, "act", assignment, form, words=act_words.WITHDRAW, question=asked)


def found(asked: Asked | None) -> Asked:
    if asked is None:
        raise Http404
    return asked
