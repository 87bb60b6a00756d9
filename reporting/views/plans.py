"""Plans for years and targets that are fed by accepted figures."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, sent
from organizations.models import Unit
from projects.models import Target
from reporting.actions import target_feeds, year_plans
from reporting.forms.settings import FeedForm, PlanForm
from reporting.models import Indicator, TargetFeed
from reporting.policies.reports import may_keep_forms
from reporting.readings.settings import feed_lines, kept_home, plan_lines
from reporting.views.settings import changing

FORM = require_http_methods(["GET", "POST"])


def overview(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    context = {
        "plans": plan_lines(request.actor, on=on),
        "feeds": feed_lines(request.actor, on=on),
        "may_keep": may_keep_forms(request.actor, kept_home(request.actor)),
        "on": on,
        "today": clock.today(),
    }
    return render(request, "reporting/plans.html", context)


@FORM
def set_plan(request: ActingRequest) -> HttpResponse:
    may_keep_forms(request.actor, kept_home(request.actor)).enforce()
    form = PlanForm(sent(request), indicators=indicators(request), initial={"year": clock.today().year})
    told: dict[str, Any] = {"by": request.actor, "owner": owner_of(request)}
    return changing(
        request,
        form,
        _("Set the plan of a year"),
        reverse("reporting:plans"),
        lambda: year_plans.set_plan(**told, **form.cleaned_data),
    )


@FORM
def feed(request: ActingRequest) -> HttpResponse:
    may_keep_forms(request.actor, kept_home(request.actor)).enforce()
    targets = Target.objects.visible_to(request.actor).filter(scheme__owner=kept_home(request.actor))
    targets = targets.standing(clock.today()).select_related("scheme")
    form = FeedForm(sent(request), indicators=indicators(request), targets=targets)
    told: dict[str, Any] = {"by": request.actor, "owner": owner_of(request)}
    return changing(
        request,
        form,
        _("Bring figures to a target"),
        reverse("reporting:plans"),
        lambda: target_feeds.link(**told, **form.cleaned_data),
    )


@require_POST
def end_feed(request: ActingRequest, pk: int) -> HttpResponse:
    rows = TargetFeed.objects.visible_to(request.actor).filter(owner=kept_home(request.actor))
    target_feeds.end(by=request.actor, feed=get_object_or_404(rows, pk=pk))
    messages.success(request, _("The change is saved."))
    return redirect("reporting:plans")


def owner_of(request: ActingRequest) -> Unit:
    return get_object_or_404(Unit.objects.visible_to(request.actor), pk=kept_home(request.actor))


def indicators(request: ActingRequest) -> QuerySet[Indicator]:
    """Of the catalogue: fields of a single request have no plan."""
    rows = Indicator.objects.visible_to(request.actor).in_catalogue()
    return rows.prefetch_related("versions").order_by("position", "code")
