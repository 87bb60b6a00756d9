"""Steps of a meeting beside agenda and attendance: invited, opened, written up, archived; items left out and reopened."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from directives.models import DirectiveItem
from meetings.actions import meetings, omissions, verdicts
from meetings.forms.minutes import MinutesForm
from meetings.forms.session import ReasonForm
from meetings.models import Meeting
from meetings.policies import may_keep_record, may_leave_out, may_reopen_verdict
from meetings.readings.page import left_out_of
from meetings.views.lookup import meeting_at


@require_POST
def invite(request: ActingRequest, pk: int) -> HttpResponse:
    meetings.invite(by=request.actor, meeting=meeting_at(request, pk))
    messages.success(request, _("The invitation is recorded as sent."))
    return redirect("meetings:invitation", pk=pk)


@require_POST
def sit(request: ActingRequest, pk: int) -> HttpResponse:
    meetings.sit(by=request.actor, meeting=meeting_at(request, pk))
    return redirect("meetings:desk", pk=pk)


@require_POST
def archive(request: ActingRequest, pk: int) -> HttpResponse:
    meetings.archive(by=request.actor, meeting=meeting_at(request, pk))
    messages.success(request, _("The meeting is archived. Its open items go on."))
    return redirect("meetings:detail", pk=pk)


def minutes(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_keep_record(request.actor, meeting).enforce()
    form = MinutesForm(sent(request), initial=vars(meeting))
    if form.is_valid() and carried_out(
        form, lambda: meetings.write_minutes(by=request.actor, meeting=meeting, **form.fields_typed())
    ):
        messages.success(request, _("Saved."))
        return redirect("meetings:detail", pk=pk)
    context = {"form": form, "meeting": meeting}
    return render(request, "meetings/minutes.html", context, status=answer_status(form))


def leave_out(request: ActingRequest, pk: int, item_pk: int) -> HttpResponse:
    """Leave the item out of this meeting, or take it up again when it was left out."""
    meeting, item = meeting_at(request, pk), _item(request, item_pk)
    may_leave_out(request.actor, meeting).enforce()
    is_out = item.pk in left_out_of(meeting, on=clock.today())
    act = omissions.take_up if is_out else omissions.leave_out
    heading = _("Take up again") if is_out else _("Leave out of this meeting")
    done = (
        _("The item is on the table again.") if is_out else _("Left out; it is on the next table by itself.")
    )
    return _reasoned(request, meeting, item, heading, done, act)


def reopen(request: ActingRequest, pk: int, item_pk: int) -> HttpResponse:
    meeting, item = meeting_at(request, pk), _item(request, item_pk)
    may_reopen_verdict(request.actor, meeting).enforce()
    done = _("Recorded beside the verdict, which stays.")
    return _reasoned(request, meeting, item, _("Reopen the verdict"), done, verdicts.reopen)


def _reasoned(
    request: ActingRequest,
    meeting: Meeting,
    item: DirectiveItem,
    heading: str,
    done: str,
    act: Callable[..., object],
) -> HttpResponse:
    form = ReasonForm(sent(request))
    if form.is_valid() and carried_out(
        form,
        lambda: act(by=request.actor, meeting=meeting, item=item, reason=form.cleaned_data["reason"]),
    ):
        messages.success(request, done)
        return redirect(f"{reverse('meetings:detail', args=(meeting.pk,))}#open-items")
    context = {"form": form, "meeting": meeting, "item": item, "asked": heading}
    return render(request, "meetings/reason.html", context, status=answer_status(form))


def _item(request: ActingRequest, item_pk: int) -> DirectiveItem:
    seen = DirectiveItem.objects.visible_to(request.actor).select_related("directive")
    return get_object_or_404(seen, pk=item_pk)
