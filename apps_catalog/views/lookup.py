"""What an address means to its reader: a plan, an application, a unit; 404 for what he does not see."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps_catalog.models import Application
from apps_catalog.readings.catalogue import plan_of
from apps_catalog.readings.facts import ApplicationFacts, application_known
from common import clock
from common.days import with_day
from common.doors import ActingRequest
from organizations.models import Unit

Trail = list[tuple[str, str]]


def plan_asked(request: ActingRequest) -> Unit:
    """`?unit=CODE` chooses among the reader's plans."""
    plan = plan_of(request.actor, request.GET.get("unit", ""))
    if plan is None:
        raise Http404
    return plan


def application_at(request: ActingRequest, code: str) -> Application:
    rows = Application.objects.visible_to(request.actor).select_related("owner_unit", "owner")
    found = rows.filter(code=code).order_by("owner").first()
    if found is None:
        raise Http404
    return found


def facts_at(request: ActingRequest, code: str) -> ApplicationFacts:
    """As it stands today: what a form shows."""
    found = application_known(code, viewer=request.actor, on=clock.today())
    if found is None:
        raise Http404
    return found


def unit_at(request: ActingRequest, code: str) -> Unit:
    """A unit of one of the reader's plans, by its code or the GSO code it bears today."""
    found = Unit.objects.visible_to(request.actor).select_related("home").resolve(code, clock.today())
    if found is None or found.home is None:
        raise Http404
    return found


def owner_units(request: ActingRequest, owner: Unit) -> Any:
    """Units of the plan in force today."""
    return Unit.objects.visible_to(request.actor).filter(home=owner).in_force(clock.today()).sorted()


def trail(*here: tuple[str, str], on: date | None = None) -> Trail:
    catalogue = with_day(reverse("apps_catalog:list"), on or clock.today())
    return [(_("Applications"), catalogue), *here]


def trail_of(application: Application | ApplicationFacts, here: str) -> Trail:
    address = reverse("apps_catalog:detail", args=(application.code,))
    return trail((application.name, address), (here, ""))
