"""A meeting is prepared and changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from common.doors import ActingRequest, carried_out
from meetings.actions import meetings
from meetings.forms.meetings import ChangeMeetingForm, NewMeetingForm
from meetings.models import Meeting
from meetings.policies import may_change, may_prepare_for
from meetings.views.lookup import meeting_at, units_in_force, units_of
from organizations.models import Committee


def new(request: ActingRequest) -> HttpResponse:
    """The committee chosen first is the one in force now."""
    actor = request.actor
    may_prepare_for(actor, next(iter(sorted(actor.home_ids)), None)).enforce()
    form = NewMeetingForm(
        request.POST or None, committees=Committee.objects.visible_to(actor), units=units_in_force(actor)
    )
    made: list[Meeting] = []
    if form.is_valid() and carried_out(form, lambda: made.append(_create(request, form))):
        messages.success(
            request, _("The meeting is being prepared. Its members are on the list, open items on its table.")
        )
        return redirect("meetings:detail", pk=made[0].pk)
    status = 422 if form.is_bound else 200
    return render(request, "meetings/new.html", {"form": form}, status=status)


def edit(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_change(request.actor, meeting).enforce()
    form = ChangeMeetingForm(
        request.POST or None,
        initial={
            **vars(meeting),
            "co_committees": meeting.co_committees.all(),
            "co_units": meeting.co_units.all(),
        },
        committees=Committee.objects.visible_to(request.actor).exclude(pk=meeting.committee_id),
        units=units_of(meeting, request.actor),
    )
    if form.is_valid() and carried_out(form, lambda: _change(request, meeting, form)):
        messages.success(request, _("Saved."))
        return redirect("meetings:detail", pk=pk)
    conflict = form.is_bound and form.data.get("version") != str(meeting.version)
    context = {"form": form, "meeting": meeting, "stored": meeting if conflict else None}
    return render(request, "meetings/edit.html", context, status=422 if form.is_bound else 200)


def _create(request: ActingRequest, form: NewMeetingForm) -> Meeting:
    typed = form.cleaned_data
    return meetings.create(
        by=request.actor,
        committee=typed["committee"],
        fields=form.fields_typed(),
        usual_agenda=typed["usual_agenda"],
    )


def _change(request: ActingRequest, meeting: Meeting, form: ChangeMeetingForm) -> Meeting:
    version = form.cleaned_data["version"]
    return meetings.change(by=request.actor, meeting=meeting, fields=form.fields_typed(), version=version)
