"""Work that rests, is cancelled, goes on after its acceptance or is checked on the spot: a page for every form."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from common.actors import Actor
from common.doors import ActingRequest, carried_out, sent, sent_files
from directives.actions import courses, field_checks, reopenings
from directives.forms.courses import CancelForm, CheckForm, ReopenForm, ResumeForm, SuspendForm, WordForm
from directives.models import Assignment
from directives.policies.assignments import RULES
from directives.policies.evidence import MOST_FILES
from directives.readings import act_words
from directives.readings.act_words import ActWords
from directives.views.assignments import done, seen, shown, voices
from documents.actions.received import ReceivedFile, received

FORM = require_http_methods(["GET", "POST"])
Act = Callable[[Actor, Assignment, dict[str, Any]], object]


def decided(
    request: ActingRequest,
    pk: int,
    *,
    right: str,
    form_type: type[WordForm],
    words: ActWords,
    act: Act,
    message: str | Promise,
) -> HttpResponse:
    """The page of one such form; `act` gets who speaks, the work, and what was filled in."""
    assignment = seen(request, pk)
    spoken = voices(request, assignment, RULES[right](request.actor, assignment))
    form = form_type(sent(request), sent_files(request), initial={"version": assignment.version}, **spoken)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in form.cleaned_data if name not in BESIDE}
        told["expected_version"] = form.cleaned_data["version"]
        if carried_out(form, lambda: act(form.speaker(request.actor), assignment, told)):
            return done(request, assignment, str(message))
    return shown(request, "act", assignment, form, words=words)


BESIDE = ("version", "on_behalf_of", "basis", "note")


@FORM
def suspend(request: ActingRequest, pk: int) -> HttpResponse:
    return decided(
        request,
        pk,
        right="may_suspend",
        form_type=SuspendForm,
        words=act_words.SUSPEND,
        act=lambda by, work, told: courses.suspend(by=by, assignment=work, **told),
        message=_("The work rests."),
    )


@FORM
def resume(request: ActingRequest, pk: int) -> HttpResponse:
    return decided(
        request,
        pk,
        right="may_resume",
        form_type=ResumeForm,
        words=act_words.RESUME,
        act=lambda by, work, told: courses.resume(by=by, assignment=work, **told),
        message=_("The work goes on."),
    )


@FORM
def cancel(request: ActingRequest, pk: int) -> HttpResponse:
    return decided(
        request,
        pk,
        right="may_cancel",
        form_type=CancelForm,
        words=act_words.CANCEL,
        act=cancelled,
        message=_("The work is cancelled."),
    )


def cancelled(by: Actor, work: Assignment, told: dict[str, Any]) -> Assignment:
    """The scan is examined first: it takes its time, and nothing is locked meanwhile."""
    sheet, classified = told.pop("file"), told.pop("classified")
    paper = received(sheet, sheet.name, declared_classified=classified) if sheet else None
    return courses.cancel(by=by, assignment=work, paper=paper, **told)


@FORM
def reopen(request: ActingRequest, pk: int) -> HttpResponse:
    return decided(
        request,
        pk,
        right="may_reopen",
        form_type=ReopenForm,
        words=act_words.REOPEN,
        act=lambda by, work, told: reopenings.reopen(by=by, assignment=work, **told),
        message=_("The work goes on with its unit."),
    )


@FORM
def check(request: ActingRequest, pk: int) -> HttpResponse:
    return decided(
        request,
        pk,
        right="may_check",
        form_type=CheckForm,
        words=act_words.CHECK,
        act=checked,
        message=_("The field check is recorded."),
    )


def checked(by: Actor, work: Assignment, told: dict[str, Any]) -> object:
    sheets, classified = told.pop("file"), told.pop("classified")
    files: list[ReceivedFile] = [
        received(each, each.name, declared_classified=classified) for each in sheets[: MOST_FILES + 1]
    ]
    return field_checks.record(by=by, assignment=work, files=files, **told)
