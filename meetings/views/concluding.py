"""A meeting took place, and led to a notice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.formats import dmy
from directives.models import Directive
from meetings.actions import meetings
from meetings.forms.attendance import AttendanceForm
from meetings.forms.notice import NoticeForm
from meetings.models import ItemVerdict, Meeting
from meetings.policies import may_capture_notice, may_hold, may_link_notice
from meetings.readings.page import notices_to_link
from meetings.readings.session import session
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
    form = _form(request, meeting, labels)
    if form.is_valid() and carried_out(form, lambda: _link(request, meeting, form)):
        messages.success(request, _told(meeting))
        return redirect(f"{reverse('meetings:detail', args=(pk,))}#verdicts")
    context = {
        "form": form,
        "lines": tuple(form.lines()),
        "meeting": meeting,
        "choices": labels,
        "may_capture": may_capture_notice(request.actor, meeting),
        "capture_query": f"?meeting={pk}",
    }
    return render(request, "meetings/notice.html", context, status=answer_status(form))


def _form(request: ActingRequest, meeting: Meeting, labels: tuple[NoticeLabel, ...]) -> NoticeForm:
    told = _("%(number)s of %(day)s: %(title)s")
    choices = [
        (label.id, told % {"number": label.number, "day": dmy(label.issued_on), "title": label.title})
        for label in labels
    ]
    return NoticeForm(
        sent(request),
        notices=choices,
        items=session(meeting, viewer=request.actor, on=clock.today()).items,
        held_on=meeting.held_on,
        initial={"notice": _proposed(request, labels)},
    )


def _proposed(request: ActingRequest, labels: tuple[NoticeLabel, ...]) -> int | None:
    """The notice just captured for this meeting (`directive`), else the only one there is."""
    asked = next((label.id for label in labels if str(label.id) == request.GET.get("directive")), None)
    return asked or (labels[0].id if len(labels) == 1 else None)


def _link(request: ActingRequest, meeting: Meeting, form: NoticeForm) -> Meeting:
    seen = Directive.objects.visible_to(request.actor)
    directive = get_object_or_404(seen, pk=form.cleaned_data["notice"])
    return meetings.link_notice(
        by=request.actor, meeting=meeting, directive=directive, said_otherwise=form.said_otherwise()
    )


def _told(meeting: Meeting) -> str:
    """With how many verdicts the notice has changed: they stand in the record of the meeting."""
    final = meeting.verdicts.filter(stage=ItemVerdict.Stage.FINAL)
    changed = final.exclude(differs={}).count()
    done = _("The meeting is concluded by its notice.")
    if not changed:
        return done
    more = ngettext(
        "%(count)s verdict differs from the table.", "%(count)s verdicts differ from the table.", changed
    )
    return f"{done} {more % {'count': changed}}"
