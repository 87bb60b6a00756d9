"""Work that rests, is cancelled, goes on after its acceptance or is checked on the spot: a page for every form."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Course:
    """The page of one such form; `act` gets who speaks, the work, and what was filled in."""

    right: str
    form_type: type[WordForm]
    words: ActWords
    act: Act
    message: str | Promise

    def answer(self, request: ActingRequest, pk: int) -> HttpResponse:
        assignment = seen(request, pk)
        spoken = voices(request, assignment, RULES[self.right](request.actor, assignment))
        initial = {"version": assignment.version}
        form = self.form_type(sent(request), sent_files(request), initial=initial, **spoken)
        if request.method == "POST" and form.is_valid():
            told = {name: form.cleaned_data[name] for name in form.cleaned_data if name not in BESIDE}
            told["expected_version"] = form.cleaned_data["version"]
            if carried_out(form, lambda: self.act(form.speaker(request.actor), assignment, told)):
                return done(request, assignment, str(self.message))
        return shown(request, "act", assignment, form, words=self.words)


BESIDE = ("version", "on_behalf_of", "basis", "note")


def cancelled(by: Actor, work: Assignment, told: dict[str, Any]) -> Assignment:
    """The scan is examined first: it takes its time, and nothing is locked meanwhile."""
    sheet, classified = told.pop("file"), told.pop("classified")
    paper = received(sheet, sheet.name, declared_classified=classified) if sheet else None
    return courses.cancel(by=by, assignment=work, paper=paper, **told)


def checked(by: Actor, work: Assignment, told: dict[str, Any]) -> object:
    sheets, classified = told.pop("file"), told.pop("classified")
    files: list[ReceivedFile] = [
        received(each, each.name, declared_classified=classified) for each in sheets[: MOST_FILES + 1]
    ]
    return field_checks.record(by=by, assignment=work, files=files, **told)


COURSES = {
    "suspend": Course(
        "may_suspend", SuspendForm, act_words.SUSPEND,
        lambda by, work, told: courses.suspend(by=by, assignment=work, **told), _("The work rests."),
    ),
    "resume": Course(
        "may_resume", ResumeForm, act_words.RESUME,
        lambda by, work, told: courses.resume(by=by, assignment=work, **told), _("The work goes on."),
    ),
    "cancel": Course("may_cancel", CancelForm, act_words.CANCEL, cancelled, _("The work is cancelled.")),
    "reopen": Course(
        "may_reopen", ReopenForm, act_words.REOPEN,
        lambda by, work, told: reopenings.reopen(by=by, assignment=work, **told),
        _("The work goes on with its unit."),
    ),
    "check": Course("may_check", CheckForm, act_words.CHECK, checked, _("The field check is recorded.")),
}  # fmt: skip


@FORM
def course(request: ActingRequest, pk: int, act: str) -> HttpResponse:
    """`act` names the page in the table of addresses."""
    return COURSES[act].answer(request, pk)
