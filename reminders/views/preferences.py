"""How I am told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from common.doors import ActingRequest, answer_status, carried_out, sent
from reminders.actions import preferences
from reminders.forms.preferences import PreferenceForm
from reminders.readings.preferences import preference_of


def own(request: ActingRequest) -> HttpResponse:
    mine = preference_of(request.actor)
    form = PreferenceForm(sent(request), initial=vars(mine))
    if form.is_valid() and carried_out(
        form, lambda: preferences.change(by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("reminders:preferences")
    return render(
        request, "reminders/preferences.html", {"form": form, "mine": mine}, status=answer_status(form)
    )
