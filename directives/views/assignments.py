"""Work given to a unit: its page, and a page for every form. Each works without JavaScript and keeps what was typed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common import clock
from common.days import day_asked
from common.decisions import Decision, Kind
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files, way_back
from directives.actions import assignments, extensions, progress_updates, urges
from directives.forms.assignments import (
    AcceptForm,
    DecideExtensionForm,
    ExtensionForm,
    ProgressForm,
    ReturnForm,
    UrgeForm,
    VersionedForm,
)
from directives.models import Assignment, DeadlineExtension
from directives.policies import assignments as policies
from directives.policies.evidence import MOST_FILES, asks_for_proof
from directives.policies.extensions import may_decide_extension
from directives.readings.assignment_page import assignment_page, leading_posts
from directives.readings.chat_text import urge_text
from documents.actions.received import received

FORM = require_http_methods(["GET", "POST"])


def seen(request: ActingRequest, pk: int) -> Assignment:
    """The assignment if the reader may see it, else 404."""
    visible = Assignment.objects.visible_to(request.actor).prefetch_related("extensions")
    related = visible.select_related("unit", "item__directive__owner", "item__directive__committee")
    return get_object_or_404(related, pk=pk)


def page_of(assignment: Assignment) -> str:
    return reverse("directives:assignment-detail", args=[assignment.pk])


def shown(
    request: ActingRequest, name: str, assignment: Assignment, form: Any = None, **more: Any
) -> HttpResponse:
    """A page about the assignment; a form with errors answers 422 and keeps every word."""
    work = assignment_page(assignment, viewer=request.actor, on=clock.today())
    context = {"work": work, "form": form, "back": way_back(request, page_of(assignment)), **more}
    return render(request, f"directives/{name}.html", context, status=answer_status(form))


def done(request: ActingRequest, assignment: Assignment, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect(way_back(request, page_of(assignment)))


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    assignment, on = seen(request, pk), day_asked(request)
    if assignment.known_on > on:
        raise Http404
    work = assignment_page(assignment, viewer=request.actor, on=on)
    return render(request, "directives/assignment.html", {"work": work, "on": on, "today": clock.today()})


@require_POST
def acknowledge(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    assignments.acknowledge(by=request.actor, assignment=assignment)
    return done(request, assignment, _("The work is taken up."))


@FORM
def report(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    last = assignment.updates.order_by("-pk").first()
    start = {"percent": last.percent if last else 0}
    form, told = ProgressForm(sent(request), sent_files(request), initial=start), list[str]()
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: told.append(send_report(request, assignment, form))):
            return done(request, assignment, told[0])
        if form.has_error(NON_FIELD_ERRORS, "request_key") or form.has_error("request_key"):
            form.renew_key()
    elif request.method == "GET":
        policies.may_report(request.actor, assignment).enforce()
    return shown(request, "report", assignment, form, last=last)


def send_report(request: ActingRequest, assignment: Assignment, form: ProgressForm) -> str:
    """Files are examined first: it takes its time, and nothing is locked meanwhile. Answers what became of the report."""
    files = [
        received(each, each.name, declared_classified=form.cleaned_data["classified"])
        for each in form.cleaned_data["file"][: MOST_FILES + 1]
    ]
    stored = progress_updates.record(by=request.actor, assignment=assignment, files=files, **form.told)
    if stored.request_key == form.told["request_key"]:
        return _("The report is recorded.")
    return _("You have sent this report today already; it stands once, as you sent it first.")


@FORM
def ask_extension(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    form = ExtensionForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if carried_out(
            form, lambda: extensions.ask(by=request.actor, assignment=assignment, **form.cleaned_data)
        ):
            return done(
                request,
                assignment,
                _("The extension is asked for; the deadline runs on until it is decided."),
            )
    elif request.method == "GET":
        policies.may_ask_extension(request.actor, assignment).enforce()
    return shown(request, "extension", assignment, form)


@FORM
def decide_extension(request: ActingRequest, pk: int) -> HttpResponse:
    visible = DeadlineExtension.objects.filter(assignment__in=Assignment.objects.visible_to(request.actor))
    extension = get_object_or_404(visible, pk=pk)
    extension.assignment = assignment = seen(request, extension.assignment_id)
    may = may_decide_extension(request.actor, extension)
    form = DecideExtensionForm(sent(request), **voices(request, assignment, may))
    if request.method == "POST" and form.is_valid():
        by, reason = form.speaker(request.actor), form.cleaned_data["reason"]
        if carried_out(
            form, lambda: extensions.decide(by=by, extension=extension, approve=form.approves, reason=reason)
        ):
            return done(request, assignment, _("The decision is recorded."))
    return shown(request, "extension_decide", assignment, form, extension=extension)


@FORM
def verify(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    form = VersionedForm(sent(request), initial={"version": assignment.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        if carried_out(
            form,
            lambda: assignments.verify(by=request.actor, assignment=assignment, expected_version=version),
        ):
            return done(request, assignment, _("The result is verified; it waits for acceptance."))
    elif request.method == "GET":
        policies.may_verify(request.actor, assignment).enforce()
    return shown(request, "verify", assignment, form)


@FORM
def accept(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    spoken = voices(request, assignment, policies.may_accept(request.actor, assignment))
    start = {"version": assignment.version}
    spoken["needs_proof"] = asks_for_proof(assignment)
    form = AcceptForm(sent(request), sent_files(request), initial=start, **spoken)
    filled = request.method == "POST" and form.is_valid()
    if filled and carried_out(form, lambda: take_result(request, assignment, form)):
        return done(request, assignment, _("The result is accepted."))
    return shown(request, "accept", assignment, form)


def take_result(request: ActingRequest, assignment: Assignment, form: AcceptForm) -> None:
    """The written note is examined first: it takes its time, and nothing is locked meanwhile."""
    told = form.cleaned_data
    by, sheet = form.speaker(request.actor), told.get("file")
    note = received(sheet, sheet.name, declared_classified=told["classified"]) if sheet else None
    assignments.accept(
        by=by,
        assignment=assignment,
        expected_version=told["version"],
        note=note,
        proof=told.get("proof", ""),
    )


@FORM
def return_(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    spoken = voices(request, assignment, policies.may_return(request.actor, assignment))
    form = ReturnForm(sent(request), initial={"version": assignment.version}, **spoken)
    if request.method == "POST" and form.is_valid():
        told = {"reason": form.cleaned_data["reason"], "expected_version": form.cleaned_data["version"]}
        by = form.speaker(request.actor)
        if carried_out(form, lambda: assignments.return_(by=by, assignment=assignment, **told)):
            return done(request, assignment, _("The work is returned to the unit with the reason."))
    return shown(request, "return", assignment, form)


@FORM
def urge(request: ActingRequest, pk: int) -> HttpResponse:
    assignment = seen(request, pk)
    policies.may_urge(request.actor, assignment).enforce()
    form = UrgeForm(sent(request), initial={"text": urge_text(assignment, on=clock.today())})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["text"]
        if carried_out(form, lambda: urges.record(by=request.actor, assignment=assignment, text=told)):
            return done(request, assignment, _("The urging is recorded."))
    return shown(request, "urge", assignment, form)


def voices(request: ActingRequest, assignment: Assignment, own: Decision) -> dict[str, Any]:
    """Whose word the reader may speak here; refuses him who may speak for nobody."""
    posts = leading_posts(request.actor, assignment)
    if not posts and (request.method == "GET" or own.kind is not Kind.STATE):
        own.enforce()  # a form that was sent says itself that the work has moved on
    return {"posts": posts, "own": bool(own)}
