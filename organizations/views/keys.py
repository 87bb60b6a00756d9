"""Keys of programs of one unit: made, renewed, revoked. A token is shown in the answer that made it, and never again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.actions import api_keys
from organizations.actions.api_keys import NewKey
from organizations.forms.keys import KeyForm, RenewForm
from organizations.models import ApiKey, Unit
from organizations.policies import may_keep_keys
from organizations.readings.keys import keys_of_unit

FORM = require_http_methods(["GET", "POST"])


@FORM
def listed(request: ActingRequest, code: str) -> HttpResponse:
    """The keys of the unit, and the form for one more."""
    unit, form, made = kept_by(request, code), KeyForm(sent(request)), list[NewKey]()
    if form.is_valid() and carried_out(
        form, lambda: made.append(api_keys.create(by=request.actor, unit=unit, **form.key()))
    ):
        return handed_over(request, unit, made[0])
    context = {
        "keys": keys_of_unit(unit, viewer=request.actor),
        "form": form,
        "breadcrumbs": trail(unit),
    }
    return render(request, "organizations/keys.html", context, status=answer_status(form))


@FORM
def renew(request: ActingRequest, code: str, pk: int) -> HttpResponse:
    unit = kept_by(request, code)
    key, form, made = one(request, unit, pk), RenewForm(sent(request)), list[NewKey]()
    if form.is_valid() and carried_out(
        form, lambda: made.append(api_keys.rotate(by=request.actor, key=key, overlap=form.overlap()))
    ):
        return handed_over(request, unit, made[0])
    context = {"form": form, "key": key, "unit": unit, "breadcrumbs": trail(unit, _("Renew the key"))}
    return render(request, "organizations/key_renew.html", context, status=answer_status(form))


@FORM
def revoke(request: ActingRequest, code: str, pk: int) -> HttpResponse:
    unit = kept_by(request, code)
    key = one(request, unit, pk)
    if request.method == "POST":
        api_keys.revoke(by=request.actor, key=key)
        messages.success(request, _("The key is dead; whatever used it is refused from now on."))
        return redirect("organizations:keys", code=unit.code)
    context = {"key": key, "unit": unit, "breadcrumbs": trail(unit, _("Revoke the key"))}
    return render(request, "organizations/key_revoke.html", context)


def handed_over(request: ActingRequest, unit: Unit, made: NewKey) -> HttpResponse:
    context = {"made": made, "unit": unit, "breadcrumbs": trail(unit, _("New key"))}
    return render(request, "organizations/key_made.html", context)


def kept_by(request: ActingRequest, code: str) -> Unit:
    unit = Unit.objects.visible_to(request.actor).resolve(code, clock.today())
    if unit is None:
        raise Http404
    may_keep_keys(request.actor, unit).enforce()
    return unit


def one(request: ActingRequest, unit: Unit, pk: int) -> ApiKey:
    found = ApiKey.objects.visible_to(request.actor).filter(unit=unit, pk=pk).first()
    if found is None:
        raise Http404
    return found


def trail(unit: Unit, *more: str) -> list[tuple[Any, str]]:
    keys = reverse("organizations:keys", args=[unit.code]) if more else ""
    return [
        (_("Bodies and units"), reverse("organizations:list")),
        (unit.name, reverse("organizations:unit", args=[unit.code])),
        (_("Keys of programs"), keys),
        *((word, "") for word in more),
    ]
