"""The agenda: entries one after the other, added, changed, moved, taken off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.doors import ActingRequest, carried_out
from meetings.actions import agenda
from meetings.forms.agenda import AgendaEntryForm
from meetings.models import AgendaEntry
from meetings.policies import may_change
from meetings.views.lookup import meeting_at, units_of

WAYS = {"up": -1, "down": 1}


def entries(request: ActingRequest, pk: int) -> HttpResponse:
    """The whole agenda, with a form for one more entry under it."""
    meeting = meeting_at(request, pk)
    may_change(request.actor, meeting).enforce()
    form = AgendaEntryForm(request.POST or None, units=units_of(meeting, request.actor))
    if form.is_valid() and carried_out(
        form, lambda: agenda.add(by=request.actor, meeting=meeting, fields=form.fields_typed())
    ):
        messages.success(request, _("On the agenda now."))
        return redirect("meetings:agenda", pk=pk)
    found = tuple(meeting.agenda.select_related("presenter_unit"))
    context = {"form": form, "meeting": meeting, "entries": found}
    return render(request, "meetings/agenda.html", context, status=422 if form.is_bound else 200)


def change(request: ActingRequest, pk: int, entry_pk: int) -> HttpResponse:
    entry = _entry(request, pk, entry_pk)
    may_change(request.actor, entry.meeting).enforce()
    form = AgendaEntryForm(
        request.POST or None,
        units=units_of(entry.meeting, request.actor),
        initial={**vars(entry), "presenter_unit": entry.presenter_unit_id},
    )
    if form.is_valid() and carried_out(
        form, lambda: agenda.change(by=request.actor, entry=entry, fields=form.fields_typed())
    ):
        messages.success(request, _("Saved."))
        return redirect("meetings:agenda", pk=pk)
    context = {"form": form, "meeting": entry.meeting, "entry": entry}
    return render(request, "meetings/agenda_entry.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove(request: ActingRequest, pk: int, entry_pk: int) -> HttpResponse:
    entry = _entry(request, pk, entry_pk)
    agenda.remove(by=request.actor, entry=entry)
    messages.success(request, _("Taken off the agenda: %(title)s") % {"title": entry.title})
    return redirect("meetings:agenda", pk=pk)


@require_POST
def move(request: ActingRequest, pk: int, entry_pk: int) -> HttpResponse:
    """`way` is up or down."""
    entry = _entry(request, pk, entry_pk)
    agenda.move(by=request.actor, entry=entry, by_places=WAYS.get(request.POST.get("way", ""), 0))
    return redirect("meetings:agenda", pk=pk)


def _entry(request: ActingRequest, pk: int, entry_pk: int) -> AgendaEntry:
    return get_object_or_404(meeting_at(request, pk).agenda, pk=entry_pk)
