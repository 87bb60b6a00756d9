"""The office's list of proposals to leaders, and the log of messages for administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import Filter, Order, listing
from organizations.permissions import Permission, plan_ids
from organizations.policies import may
from reminders.actions import mails, proposals
from reminders.forms.proposals import DecideForm
from reminders.models import Escalation, Mail
from reminders.policies import may_decide_proposal
from reminders.readings.office import mail_rows, proposal_rows

STATES = Filter(
    "state", gettext_lazy("State"), lambda rows, value: rows.filter(state=value), choices=Mail.State.choices
)
NEWEST = Order("newest", gettext_lazy("Newest first"), ("-pk",))


def proposed(request: ActingRequest) -> HttpResponse:
    on = clock.today()
    return render(
        request, "reminders/proposals.html", {"rows": proposal_rows(viewer=request.actor, on=on), "on": on}
    )


def decide(request: ActingRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Escalation.objects.visible_to(request.actor), pk=pk)
    may_decide_proposal(request.actor, proposal).enforce()
    form = DecideForm(sent(request))
    if form.is_valid() and carried_out(form, lambda: _decide(request, proposal, form)):
        messages.success(request, _("Decided."))
        return redirect("reminders:proposals")
    rows = [row for row in proposal_rows(viewer=request.actor, on=clock.today()) if row.id == pk]
    return render(
        request, "reminders/proposal.html", {"form": form, "rows": rows}, status=answer_status(form)
    )


def log(request: ActingRequest) -> HttpResponse:
    home = min(plan_ids(request.actor, Permission.VIEW_PLAN), default=0)
    may(request.actor, Permission.MANAGE_ACCOUNTS, home_id=home).enforce()
    sent_out = Mail.objects.visible_to(request.actor).with_told().select_related("recipient")
    found = listing(request, sent_out, filters=(STATES,), ordering=(NEWEST,))
    context = {"listing": found, "rows": mail_rows(found.rows)}
    return render(request, found.template("reminders/log.html"), context)


@require_POST
def send_again(request: ActingRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(Mail.objects.visible_to(request.actor), pk=pk)
    mails.send_again(by=request.actor, mail=mail)
    messages.success(request, _("It goes out with the next round, within five minutes."))
    return redirect("reminders:log")


def _decide(request: ActingRequest, proposal: Escalation, form: DecideForm) -> Escalation:
    reason = form.cleaned_data["reason"]
    if form.cleaned_data["act"] == "release":
        return proposals.release(by=request.actor, proposal=proposal, note=reason)
    return proposals.set_aside(by=request.actor, proposal=proposal, reason=reason)
