"""Capture: paste or upload, confirm row by row beside the text, give the work out.

Every act is a form that works by itself; a script that spares the reload asks for the changed part by the header
`X-Part`. What was typed comes back with whatever was refused.
"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common import clock
from common.decisions import Kind, Refused
from common.doors import ActingRequest, carried_out
from common.formats import hm
from directives.actions import captures
from directives.forms.capture import HeaderForm, StartForm, VersionForm
from directives.models import Capture
from directives.policies.captures import may_capture_somewhere
from directives.readings.capture_bodies import capture_bodies
from directives.readings.capture_entries import Entries, entries
from directives.readings.captures import KINDS, capture_page, drafts

FORM = require_http_methods(["GET", "POST"])


def seen(request: ActingRequest, pk: int) -> Capture:
    """The draft if the reader prepares papers of its plan, else 404."""
    visible = Capture.objects.visible_to(request.actor).select_related("owner", "committee")
    return get_object_or_404(visible, pk=pk)


def answer(
    request: ActingRequest,
    capture: Capture,
    *,
    row_id: str = "",
    told: str = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The table after an act: its part for the script, a redirect for a plain form, the whole page with a problem."""
    part = request.headers.get("X-Part") == "1"
    if request.method == "POST" and status == 200 and not part:
        messages.success(request, told)
        return redirect(f"{reverse('directives:capture-detail', args=[capture.pk])}?row={row_id or 'none'}")
    context = {"told": told, **table(request, capture, row_id, **more)}
    name = "directives/_capture_workspace.html" if part else "directives/capture.html"
    return render(request, name, context, status=status)


def table(
    request: ActingRequest,
    capture: Capture,
    row_id: str,
    *,
    known: Entries | None = None,
    typed: Any = None,
    **more: Any,
) -> dict[str, Any]:
    """What the page prints: the rows, and with a problem the words that were typed (`typed`)."""
    known = known or entries(capture)
    page = capture_page(capture, viewer=request.actor, known=known, row_id=row_id, typed=typed)
    more.setdefault("header_form", HeaderForm(initial=header_initial(capture), prefix="head"))
    crumbs = [*trail(), (_("Confirm the items"), "")]
    return {"page": page, "kinds": KINDS, "units": known.as_json(), "breadcrumbs": crumbs, **more}


def trail() -> list[tuple[str, str]]:
    return [(_("Papers and notices"), reverse("directives:list"))]


def header_initial(capture: Capture) -> dict[str, Any]:
    return {**capture.header, "version": capture.header.get("rev", 1)}


@FORM
def start(request: ActingRequest) -> HttpResponse:
    bodies = {body.key: body for body in capture_bodies(viewer=request.actor, on=clock.today())}
    may_capture_somewhere(request.actor).enforce()
    meeting = request.GET.get("meeting", "")
    form = StartForm(
        request.POST or None,
        request.FILES or None,
        bodies=[(body.key, body.label) for body in bodies.values()],
        initial={"meeting": meeting if meeting.isdecimal() else ""},
    )
    made: list[Capture] = []
    if request.method == "POST" and form.is_valid():
        body, meeting_id = bodies[form.cleaned_data["body"]], form.cleaned_data["meeting"]
        begin = partial(captures.start, by=request.actor, owner=body.owner, committee=body.committee)
        if carried_out(form, lambda: made.append(begin(text=form.words, meeting_id=meeting_id))):
            return redirect("directives:capture-detail", pk=made[0].pk)
    crumbs = [*trail(), (_("Capture a notice"), "")]
    context = {"form": form, "drafts": drafts(viewer=request.actor), "breadcrumbs": crumbs}
    return render(request, "directives/capture_start.html", context, status=422 if form.errors else 200)


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    capture = seen(request, pk)
    if capture.directive_id:
        return redirect("directives:detail", pk=capture.directive_id)
    return answer(request, capture, row_id=request.GET.get("row", ""))


@require_POST
def undo(request: ActingRequest, pk: int) -> HttpResponse:
    capture, form = seen(request, pk), VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    row_id = request.POST.get("row", "")
    try:
        capture = captures.undo(by=request.actor, capture=capture, version=version)
    except Refused as refused:
        return refusal(request, capture, refused, row_id=row_id)
    return answer(request, capture, row_id=row_id, told=_("The last change is undone."))


@require_POST
def header(request: ActingRequest, pk: int) -> HttpResponse:
    """Number, date, signer. Kept while one types, too (`X-Autosave`)."""
    capture, typing = seen(request, pk), request.headers.get("X-Autosave") == "1"
    form = HeaderForm(request.POST, prefix="head")
    row_id = request.POST.get("row", "")
    if not form.is_valid():
        if typing:
            return JsonResponse({"errors": form.errors}, status=422)
        return answer(request, capture, row_id=row_id, status=422, header_form=form)
    seen_version, values = form.cleaned_data["version"], form.values()
    made: list[Capture] = []
    act = {"by": request.actor, "capture": capture, "rev": seen_version, "header": values, "typing": typing}
    if not carried_out(form, lambda: made.append(captures.change_header(**act))):
        if typing:
            return JsonResponse({"errors": form.errors}, status=409)
        return answer(request, capture, row_id=row_id, status=409, header_form=form)
    if typing:
        return kept(made[0], made[0].header["rev"])
    return answer(request, made[0], row_id=row_id, told=_("The data of the paper are saved."))


def kept(capture: Capture, version: int) -> HttpResponse:
    """To the script that saves while one types."""
    return JsonResponse({"saved_at": hm(capture.saved_at), "version": version})


def refusal(request: ActingRequest, capture: Capture, refused: Refused, **more: Any) -> HttpResponse:
    """State and input are said on the page, which keeps what was typed; other refusals become pages."""
    if refused.decision.kind not in (Kind.STATE, Kind.INPUT) or not capture.is_open:
        raise refused
    capture.refresh_from_db(fields=("header", "rows", "version", "saved_at", "saved_by"))
    more["conflict"] = refused.decision.code == captures.OVERTAKEN
    return answer(request, capture, status=refused.status, problem=str(refused.decision.reason), **more)
