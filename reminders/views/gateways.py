"""Chat gateways: which there are, whether they are on, what they were told and did not take."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids
from reminders.actions import gateways
from reminders.actions.gateways import GatewayFields
from reminders.forms.gateways import GatewayForm
from reminders.models import Gateway, GatewayMessage
from reminders.policies import may_keep_gateways
from reminders.readings.gateways import gateway_page


def _home(request: ActingRequest) -> int:
    home = min(plan_ids(request.actor, Permission.VIEW_PLAN), default=0)
    may_keep_gateways(request.actor, home).enforce()
    return home


def listed(request: ActingRequest) -> HttpResponse:
    _home(request)
    context = {"page": gateway_page(viewer=request.actor), "hosts": sorted(gateways.hosts())}
    return render(request, "reminders/gateways.html", context)


def new(request: ActingRequest) -> HttpResponse:
    owner = get_object_or_404(Unit.objects.visible_to(request.actor), pk=_home(request))
    form = GatewayForm(sent(request))
    if form.is_valid() and carried_out(
        form, lambda: gateways.create(by=request.actor, owner=owner, fields=_fields(form))
    ):
        messages.success(request, _("Saved."))
        return redirect("reminders:gateways")
    return render(request, "reminders/gateway.html", {"form": form}, status=answer_status(form))


def change(request: ActingRequest, pk: int) -> HttpResponse:
    gateway = get_object_or_404(Gateway.objects.visible_to(request.actor), pk=pk)
    form = GatewayForm(sent(request), initial=vars(gateway))
    if form.is_valid() and carried_out(form, lambda: _change(request, gateway, form)):
        messages.success(request, _("Saved."))
        return redirect("reminders:gateways")
    context = {"form": form, "gateway": gateway}
    return render(request, "reminders/gateway.html", context, status=answer_status(form))


@require_POST
def secret(request: ActingRequest, pk: int) -> HttpResponse:
    """A new one, shown once."""
    gateway = get_object_or_404(Gateway.objects.visible_to(request.actor), pk=pk)
    renewed = gateways.renew_secret(by=request.actor, gateway=gateway)
    return render(request, "reminders/gateway_secret.html", {"gateway": renewed})


@require_POST
def send_again(request: ActingRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(GatewayMessage.objects.visible_to(request.actor), pk=pk)
    gateways.send_again(by=request.actor, message=message)
    messages.success(request, _("It goes out with the next round, within five minutes."))
    return redirect("reminders:gateways")


def _change(request: ActingRequest, gateway: Gateway, form: GatewayForm) -> Gateway:
    version = form.cleaned_data["version"] or 0
    return gateways.change(by=request.actor, gateway=gateway, fields=_fields(form), version=version)


def _fields(form: GatewayForm) -> GatewayFields:
    return GatewayFields(**{name: value for name, value in form.cleaned_data.items() if name != "version"})
