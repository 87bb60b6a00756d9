"""Exemptions and extended locks: what was granted, and the two forms that grant it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids
from reporting.actions import grants
from reporting.forms.exceptions import ExemptForm, ExtendForm
from reporting.models import Period, ReportForm
from reporting.policies.reports import may_grant
from reporting.readings.exceptions import granted

FORM = require_http_methods(["GET", "POST"])


def listed(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    context = {
        "rows": granted(request.actor, on=on),
        "may_grant": may_grant(request.actor, home_of(request)),
        "on": on,
        "today": clock.today(),
    }
    return render(request, "reporting/exceptions.html", context)


@FORM
def exempt(request: ActingRequest) -> HttpResponse:
    may_grant(request.actor, home_of(request)).enforce()
    form = ExemptForm(sent(request), **offered(request))
    told = _("No report is expected of the unit on these days.")
    return granting(request, form, grants.exempt, _("Exempt a unit"), told)


@FORM
def extend_lock(request: ActingRequest) -> HttpResponse:
    may_grant(request.actor, home_of(request)).enforce()
    locked = Period.objects.visible_to(request.actor).filter(locks_on__lt=clock.today())
    form = ExtendForm(sent(request), periods=locked.order_by("-data_to"), **offered(request))
    told = _("The unit may write into the period until that day.")
    return granting(request, form, grants.extend_lock, _("Extend a lock"), told)


def granting(
    request: ActingRequest, form: Form, act: Callable[..., object], title: str, told: str
) -> HttpResponse:
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: act(by=request.actor, **form.cleaned_data))
    ):
        messages.success(request, told)
        return redirect("reporting:exceptions")
    trail = [(_("Exemptions and extended locks"), reverse("reporting:exceptions")), (title, "")]
    context = {"form": form, "title": title, "breadcrumbs": trail}
    return render(request, "reporting/grant.html", context, status=answer_status(form))


def home_of(request: ActingRequest) -> int | None:
    """The plan whose office the reader is, else the one he belongs to."""
    judged = plan_ids(request.actor, Permission.REVIEW_REPORT)
    return next(iter(sorted(judged or request.actor.home_ids)), None)


def offered(request: ActingRequest) -> dict[str, Any]:
    home = home_of(request)
    units = Unit.objects.visible_to(request.actor).filter(home_id=home).in_force(clock.today())
    forms = ReportForm.objects.visible_to(request.actor).filter(owner_id=home)
    return {"report_forms": forms, "units": units.exclude(pk=home).sorted()}
