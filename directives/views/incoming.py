"""Papers of superiors: entered by the records clerk, given out on the leader's note."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from common import clock
from common.decisions import Kind, Refused, refuse
from common.doors import ActingRequest, carried_out, sent
from directives.actions import incoming
from directives.actions.incoming import IncomingFields, Note
from directives.forms.incoming import IncomingForm, NoteForm, TaskForms
from directives.models import Directive
from directives.policies.incoming import may_note
from directives.readings.capture_bodies import CaptureBody, capture_bodies
from directives.readings.leading_posts import titles_of_plan
from directives.readings.takers import units_of_plan
from directives.views.papers import seen
from organizations.permissions import Permission

FORM = require_http_methods(["GET", "POST"])
Tasks = Any  # the bound formset of `TaskForms`; Django has no type for it that can be written down


@FORM
def new(request: ActingRequest) -> HttpResponse:
    bodies = {body.key: body for body in bodies_of(request)}
    form = IncomingForm(sent(request), bodies=[(body.key, body.label) for body in bodies.values()])
    if request.method == "POST" and form.is_valid():
        entered: list[Directive] = []
        if carried_out(form, lambda: entered.append(register(request, form, bodies))):
            return redirect("directives:incoming-note", pk=entered[0].pk)
    return render(request, "directives/incoming.html", {"form": form}, status=422 if form.errors else 200)


def bodies_of(request: ActingRequest) -> tuple[CaptureBody, ...]:
    found = capture_bodies(viewer=request.actor, on=clock.today(), right=Permission.REGISTER_INCOMING)
    if not found:
        reason = _("Papers of superiors are entered by the records clerk and the secretariat.")
        raise Refused(refuse(Kind.ROLE, "role", reason))
    return found


def register(request: ActingRequest, form: IncomingForm, bodies: dict[str, CaptureBody]) -> Directive:
    told = dict(form.cleaned_data)
    body = bodies[told.pop("body")]
    fields = IncomingFields(**told, committee=body.committee)
    entered = incoming.register(by=request.actor, owner=body.owner, fields=fields)
    said = _("Arrival no. %(number)s is entered; it waits for the leader's note.")
    messages.success(request, said % {"number": entered.arrival_number})
    return entered


@FORM
def note(request: ActingRequest, pk: int) -> HttpResponse:
    paper = seen(request, pk)
    may_note(request.actor, paper).enforce()
    form = NoteForm(sent(request), posts=titles_of_plan(paper.owner_id, paper.committee_id))
    offered = {"offered": units_of_plan(paper.owner_id)}
    tasks: Tasks = TaskForms(sent(request), prefix="task", form_kwargs=offered)
    filled = request.method == "POST" and form.is_valid() & tasks.is_valid()
    if filled and carried_out(form, lambda: give_out(request, paper, form, tasks)):
        return redirect("directives:detail", pk=pk)
    context = {"paper": paper, "form": form, "tasks": tasks}
    refused = bool(form.errors) or (tasks.is_bound and not tasks.is_valid())
    return render(request, "directives/incoming_note.html", context, status=422 if refused else 200)


def give_out(request: ActingRequest, paper: Directive, form: NoteForm, tasks: Tasks) -> None:
    told: dict[str, Any] = form.cleaned_data
    filled = [task.fields_of(no) for no, task in enumerate(tasks, start=1)]
    items = [fields for fields in filled if fields is not None]
    written = Note(post=told["post"], text=told["text"], noted_on=told["noted_on"])
    incoming.give_out(by=request.actor, directive=paper, note=written, items=items)
    count = len(items)
    if not count:
        messages.success(request, _("The paper is taken note of; it gives out no work."))
        return
    said = ngettext(
        "%(count)s piece of work is given out on the leader's note.",
        "%(count)s pieces of work are given out on the leader's note.",
        count,
    )
    messages.success(request, said % {"count": count})
