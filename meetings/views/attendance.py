"""Who sat there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.doors import ActingRequest, carried_out
from meetings.actions import attendance
from meetings.forms.attendance import AttendanceForm, GuestForm
from meetings.models import Attendance, Meeting
from meetings.policies import may_change
from meetings.views.lookup import meeting_at, units_of


def record(request: ActingRequest, pk: int) -> HttpResponse:
    """Every seat with its mark; one button sets all that wait to present, then only exceptions are typed."""
    meeting = meeting_at(request, pk)
    may_change(request.actor, meeting).enforce()
    if "all_present" in request.POST:
        attendance.record(by=request.actor, meeting=meeting, all_present=True)
        messages.success(request, _("All who were invited are marked as present. Change the exceptions."))
        return redirect("meetings:attendance", pk=pk)
    form = AttendanceForm(request.POST or None, seats=seats_of(meeting))
    if form.is_valid() and carried_out(
        form, lambda: attendance.record(by=request.actor, meeting=meeting, marks=form.marks())
    ):
        messages.success(request, _("Attendance saved."))
        return redirect("meetings:detail", pk=pk)
    return _page(request, meeting, form, GuestForm(units=units_of(meeting, request.actor)))


@require_POST
def invite(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_change(request.actor, meeting).enforce()
    guest = GuestForm(request.POST, units=units_of(meeting, request.actor))
    if guest.is_valid() and carried_out(
        guest, lambda: attendance.invite(by=request.actor, meeting=meeting, **guest.cleaned_data)
    ):
        messages.success(request, _("On the list now."))
        return redirect("meetings:attendance", pk=pk)
    return _page(request, meeting, AttendanceForm(seats=seats_of(meeting)), guest)


@require_POST
def uninvite(request: ActingRequest, pk: int, seat_pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    guest = get_object_or_404(meeting.attendances, pk=seat_pk)
    attendance.uninvite(by=request.actor, guest=guest)
    messages.success(request, _("Taken off the list: %(guest)s") % {"guest": guest.title})
    return redirect("meetings:attendance", pk=pk)


def seats_of(meeting: Meeting) -> list[Attendance]:
    """Members in their official order, then guests."""
    seats = meeting.attendances.select_related("unit", "membership")
    return sorted(seats, key=lambda seat: (seat.membership_id is None, seat.pk))


def _page(request: ActingRequest, meeting: Meeting, form: AttendanceForm, guest: GuestForm) -> HttpResponse:
    status = 422 if form.is_bound or guest.is_bound else 200
    context = {"form": form, "lines": tuple(form.lines()), "guest": guest, "meeting": meeting}
    return render(request, "meetings/attendance.html", context, status=status)
