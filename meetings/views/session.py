"""The session: what the room sees, the secretary's desk beside it, verdicts by one key, conclusions as they are spoken."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest, carried_out
from directives.models import DirectiveItem
from meetings.actions import sessions, verdicts
from meetings.forms.session import ConclusionForm, VerdictForm
from meetings.models import ItemVerdict, Meeting
from meetings.policies import may_record_session
from meetings.readings.rows import MeetingRow
from meetings.readings.session import session
from meetings.views.lookup import meeting_at

VERDICT_KEYS = tuple(zip(ItemVerdict.Verdict.choices, "123456", strict=True))


def screen(request: ActingRequest, pk: int) -> HttpResponse:
    """What the room sees: the item in hand and its result, nothing else. Asked again every few seconds."""
    found = session(meeting_at(request, pk), viewer=request.actor, on=clock.today())
    asked = request.GET.get("item", "")
    item = found.current(int(asked[:18]) if asked.isdecimal() else None)
    is_part = bool(request.headers.get("HX-Request"))
    name = "meetings/_screen_item.html" if is_part else "meetings/screen.html"
    return render(request, name, {"session": found, "item": item, "meeting": found.meeting})


def desk(request: ActingRequest, pk: int) -> HttpResponse:
    """The secretary's screen."""
    meeting = meeting_at(request, pk)
    may_record_session(request.actor, meeting).enforce()
    asked = request.GET.get("item", "")
    return _desk(request, meeting, int(asked[:18]) if asked.isdecimal() else None)


@require_POST
def show(request: ActingRequest, pk: int) -> HttpResponse:
    """Turn the room's screen to an item of the table."""
    meeting = meeting_at(request, pk)
    sent = request.POST.get("item", "")
    item = int(sent[:18]) if sent.isdecimal() else 0
    get_object_or_404(DirectiveItem.objects.visible_to(request.actor), pk=item)
    sessions.show(by=request.actor, meeting=meeting, item_pk=item)
    return redirect(f"{reverse('meetings:desk', args=(pk,))}?item={item}")


@require_POST
def verdict(request: ActingRequest, pk: int) -> HttpResponse:
    """One verdict, one request; the desk goes on to the next item."""
    form = VerdictForm(request.POST)
    if form.is_valid() and carried_out(form, lambda: _give(request, pk, form)):
        following = form.cleaned_data["following"] or form.cleaned_data["item"]
        return redirect(f"{reverse('meetings:desk', args=(pk,))}?item={following}")
    meeting = meeting_at(request, pk)
    may_record_session(request.actor, meeting).enforce()
    item = form.cleaned_data.get("item") if hasattr(form, "cleaned_data") else None
    return _desk(request, meeting, item, verdict_form=form)


@require_POST
def conclusion(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_record_session(request.actor, meeting).enforce()
    form = ConclusionForm(request.POST)
    if form.is_valid() and carried_out(
        form,
        lambda: sessions.conclude_in_words(by=request.actor, meeting=meeting, text=form.cleaned_data["text"]),
    ):
        return redirect(f"{reverse('meetings:desk', args=(pk,))}#conclusions")
    return _desk(request, meeting, None, conclusion_form=form)


@require_POST
def strike_out(request: ActingRequest, pk: int, conclusion_pk: int) -> HttpResponse:
    row = get_object_or_404(meeting_at(request, pk).session_conclusions, pk=conclusion_pk)
    sessions.strike_out(by=request.actor, conclusion=row)
    return redirect(f"{reverse('meetings:desk', args=(pk,))}#conclusions")


@require_POST
def end(request: ActingRequest, pk: int) -> HttpResponse:
    """The meeting is held and the draft notice lies ready."""
    meeting = sessions.end(by=request.actor, meeting=meeting_at(request, pk))
    messages.success(
        request, _("The session is over. The draft notice lies ready; check it before it is signed.")
    )
    return redirect("directives:detail", pk=meeting.draft_notice_id)


def _give(request: ActingRequest, pk: int, form: VerdictForm) -> None:
    typed = form.cleaned_data
    verdicts.give(
        by=request.actor,
        meeting=Meeting(pk=pk),
        item=DirectiveItem(pk=typed["item"]),
        said=form.said(),
        expected_number=typed["number"],
        then_show=typed["following"],
    )


def _desk(
    request: ActingRequest,
    meeting: Meeting,
    asked: int | None,
    *,
    verdict_form: VerdictForm | None = None,
    conclusion_form: ConclusionForm | None = None,
) -> HttpResponse:
    found = session(meeting, viewer=request.actor, on=clock.today())
    item = found.current(asked)
    context: dict[str, Any] = {
        "session": found,
        "meeting": found.meeting,
        "item": item,
        "after": found.after(item) if item else None,
        "before": found.before(item) if item else None,
        "verdict_keys": [(value, label, key) for (value, label), key in VERDICT_KEYS],
        "verdict_form": verdict_form or VerdictForm(),
        "conclusion_form": conclusion_form or ConclusionForm(),
        "breadcrumbs": _trail(found.meeting),
    }
    refused = verdict_form is not None or conclusion_form is not None
    return render(request, "meetings/desk.html", context, status=422 if refused else 200)


def _trail(meeting: MeetingRow) -> list[tuple[str, str]]:
    return [
        (_("Committee meetings"), reverse("meetings:list")),
        (meeting.title, meeting.url),
        (_("Session"), ""),
    ]
