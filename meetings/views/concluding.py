"""A meeting took place, and led to a notice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from common import clock
from common.doors import ActingRequest, carried_out
from common.formats import dmy
from directives.models import Directive
from meetings.actions import meetings
from meetings.forms.attendance import AttendanceForm
from meetings.forms.meetings import NoticeForm
from meetings.models import Meeting
from meetings.policies import may_capture_notice, may_hold, may_link_notice
from meetings.readings.page import notices_to_link
from meetings.sources.notices import NoticeLabel
from meetings.views.attendance import seats_of
from meetings.views.lookup import meeting_at


def hold(request: ActingRequest, pk: int) -> HttpResponse:
    """Who sat there is asked in the same step; whoever is not marked is taken as present."""
    meeting = meeting_at(request, pk)
    may_hold(request.actor, meeting, clock.today()).enforce()
    form = AttendanceForm(
        request.POST if request.method == "POST" else None, seats=seats_of(meeting), assume_present=True
    )
    if form.is_valid() and carried_out(
        form, lambda: meetings.hold(by=request.actor, meeting=meeting, marks=form.marks())
    ):
        messages.success(request, _("The meeting is recorded as held."))
        return redirect("meetings:detail", pk=pk)
    context = {"form": form, "lines": tuple(form.lines()), "meeting": meeting}
    return render(request, "meetings/hold.html", context, status=422 if form.is_bound else 200)


def notice(request: ActingRequest, pk: int) -> HttpResponse:
    """Link an issued notice of the committee; or go and capture it."""
    meeting = meeting_at(request, pk)
    may_link_notice(request.actor, meeting).enforce()
    labels = notices_to_link(meeting, viewer=request.actor)
    choices = [
        (
            label.id,
            _("%(number)s of %(day)s: %(title)s")
            % {"number": label.number, "day": dmy(label.issued_on), "title": label.title},
        )
        for label in labels
    ]
    initial = {"notice": _proposed(request, labels)}
    form = NoticeForm(request.POST or None, notices=choices, initial=initial)
    if form.is_valid() and carried_out(form, lambda: _link(request, meeting, form.cleaned_data["notice"])):
        messages.success(request, _("The meeting is concluded by its notice."))
        return redirect("meetings:detail", pk=pk)
    context = {
        "form": form,
        "meeting": meeting,
        "choices": choices,
        "may_capture": may_capture_notice(request.actor, meeting),
        "capture_query": f"?meeting={pk}",
    }
    return render(request, "meetings/notice.html", context, status=422 if form.is_bound else 200)


def _proposed(request: ActingRequest, labels: tuple[NoticeLabel, ...]) -> int | None:
    """The notice just captured for this meeting (`directive`), else the only one there is."""
    asked = next((label.id for label in labels if str(label.id) == request.GET.get("directive")), None)
    return asked or (labels[0].id if len(labels) == 1 else None)


def _link(request: ActingRequest, meeting: Meeting, directive_pk: int) -> Meeting:
    directive = get_object_or_404(Directive.objects.visible_to(request.actor), pk=directive_pk)
    return meetings.link_notice(by=request.actor, meeting=meeting, directive=directive)
