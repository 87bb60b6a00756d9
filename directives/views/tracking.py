"""An office's tracking sheet: sent, shown row by row with what it would bring in, taken over whole or not at all."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.decisions import Kind, refuse
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from common.held import held, hold, let_go
from common.listing import Filter, Rows, listing
from common.sheets.problems import Problem, SheetRefused
from directives.actions import tracking_imports
from directives.forms.tracking import ColumnsForm, TakeOverForm, TrackingForm
from directives.imports.tracking_sheet import TrackingSheet, read_tracking
from directives.policies.captures import may_capture_somewhere
from directives.readings.capture_bodies import CaptureBody, capture_bodies
from directives.readings.tracking_plan import NEW, THERE, WRONG, TrackingPlan, remembered, tracking_plan
from directives.views.papers import FORM

SHOWN_ROWS = 100


@dataclass(frozen=True)
class Sent:
    """A sheet that was sent, and what was said of all its papers."""

    content: bytes
    file_name: str
    body: str
    signer_post: str


@FORM
def start(request: ActingRequest) -> HttpResponse:
    may_capture_somewhere(request.actor).enforce()
    bodies = _bodies(request)
    form = TrackingForm(
        sent(request), sent_files(request), bodies=[(key, body.label) for key, body in bodies.items()]
    )
    problems: tuple[Problem, ...] = ()
    if form.is_valid():
        told = form.cleaned_data
        kept = Sent(told["file"].read(), told["file"].name, told["body"], told["signer_post"])
        try:
            _read(request, kept)
            ticket = hold(kept, for_whom=request.actor.key)
            return redirect("directives:tracking-preview", ticket=ticket)
        except SheetRefused as refused:
            problems = refused.problems
    context = {"form": form, "problems": problems, "breadcrumbs": _trail()}
    status = 422 if problems else answer_status(form)
    return render(request, "directives/tracking.html", context, status=status)


@FORM
def preview(request: ActingRequest, ticket: str) -> HttpResponse:
    """What the sheet would bring in; its columns may be named anew, and then it is taken over."""
    may_capture_somewhere(request.actor).enforce()
    kept = held(ticket, for_whom=request.actor.key)
    if not isinstance(kept, Sent):
        messages.info(request, _("A preview is kept for one hour; please send the sheet again."))
        return redirect("directives:tracking")
    sheet, plan = _read(request, kept)
    naming = "columns" in request.POST
    columns = ColumnsForm(request.POST if naming else None, headings=sheet.headings)
    form = TakeOverForm(None if naming else sent(request), initial={"fingerprint": plan.fingerprint})
    if columns.is_valid():
        owner = _bodies(request)[kept.body].owner
        tracking_imports.remember(columns.said(), by=request.actor, owner=owner)
        return redirect("directives:tracking-preview", ticket=ticket)
    if form.is_valid() and carried_out(form, lambda: _taken_over(request, kept, plan, form)):
        let_go(ticket, for_whom=request.actor.key)
        return redirect("directives:list")
    return _shown(request, kept, plan, {"form": form, "columns": columns, "sheet": sheet})


def _shown(request: ActingRequest, kept: Sent, plan: TrackingPlan, more: dict[str, Any]) -> HttpResponse:
    rows = listing(request, plan.rows, filters=(_becoming(),), page_size=SHOWN_ROWS)
    context = {"kept": kept, "plan": plan, "listing": rows, "breadcrumbs": _trail(), **more}
    status = max(answer_status(more["form"]), answer_status(more["columns"]))
    return render(request, rows.template("directives/tracking_preview.html"), context, status=status)


def _taken_over(request: ActingRequest, kept: Sent, plan: TrackingPlan, form: TakeOverForm) -> None:
    """What is taken over is what the page showed, and nothing while a row is wrong."""
    if plan.problems:
        refuse(
            Kind.INPUT, "wrong_rows", _("Nothing was saved: please correct the sheet and send it again")
        ).enforce()
    if form.cleaned_data["fingerprint"] != plan.fingerprint:
        told = _("The portal knows more than when this preview was made; please look at it again.")
        refuse(Kind.STATE, "changed_meanwhile", told).enforce()
    body = _bodies(request)[kept.body]
    done = tracking_imports.load(
        plan.items, by=request.actor, owner=body.owner, committee=body.committee, signer_post=kept.signer_post,
        name=kept.file_name,
    )  # fmt: skip
    told = _("Taken over: %(papers)s papers with %(items)s items, %(finished)s of them finished.")
    messages.success(request, told % vars(done))


def _read(request: ActingRequest, kept: Sent) -> tuple[TrackingSheet, TrackingPlan]:
    body = _bodies(request).get(kept.body)
    if body is None:
        raise SheetRefused([Problem(0, "", "body", _("Please choose whose papers these are."))])
    sheet = read_tracking(kept.content, remembered(body.owner))
    return sheet, tracking_plan(sheet, owner=body.owner)


def _bodies(request: ActingRequest) -> dict[str, CaptureBody]:
    return {body.key: body for body in capture_bodies(viewer=request.actor, on=clock.today())}


def _becoming() -> Filter:
    def chosen(rows: Rows, value: str) -> Rows:
        return [row for row in rows if row.becomes == value]

    words = ((NEW, _("new")), (THERE, _("there already")), (WRONG, _("wrong")))
    return Filter("becomes", _("What becomes of it"), chosen, words)


def _trail() -> list[tuple[str, str]]:
    return [(_("Papers and notices"), reverse("directives:list")), (_("From a tracking sheet"), "")]
