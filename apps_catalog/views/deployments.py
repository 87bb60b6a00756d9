"""Units say what they use: one application, or their whole sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps_catalog.actions import deployments
from apps_catalog.forms.deployments import DeploymentForm, UnitSheetForm, initial_of
from apps_catalog.models import Application
from apps_catalog.policies.applications import may_report_deployment
from apps_catalog.readings.cells import cells_known
from apps_catalog.readings.unit_sheet import unit_sheet
from apps_catalog.views.entries import answered
from apps_catalog.views.lookup import application_at, trail, unit_at
from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent


def report(request: ActingRequest, code: str, unit: str) -> HttpResponse:
    application, body = application_at(request, code), unit_at(request, unit)
    may_report_deployment(request.actor, application, body, clock.today()).enforce()
    found = cells_known(
        viewer=request.actor, application_ids=[application.pk], unit_ids=[body.pk], on=clock.today()
    )
    cell = found.get((application.pk, body.pk))
    form = DeploymentForm(sent(request), initial=initial_of(cell))

    def act() -> None:
        deployments.record(
            by=request.actor,
            application=application,
            unit=body,
            fields=form.fields_typed(),
            version=form.cleaned_data["version"],
        )

    title = _("Use at %(unit)s") % {"unit": body.short_name}
    return answered(request, application, form, act, title, "apps_catalog/deployment.html", cell=cell)


def sheet(request: ActingRequest, unit: str) -> HttpResponse:
    body = unit_at(request, unit)
    found = unit_sheet(body, viewer=request.actor, on=clock.today())
    found.may_report.enforce()
    form = UnitSheetForm(sent(request), sheet=found)
    done: list[deployments.Recorded] = []

    def act() -> None:
        told = form.reports()
        known = {each.pk: each for each in Application.objects.visible_to(request.actor).filter(pk__in=told)}
        reports: Any = {known[key]: said for key, said in told.items()}
        confirm = "confirm" in request.POST
        done.extend(deployments.record_sheet(by=request.actor, unit=body, reports=reports, confirm=confirm))

    if form.is_valid() and carried_out(form, act):
        messages.success(request, _counted(done))
        return redirect(reverse("apps_catalog:unit-sheet", args=(body.code,)))
    context = {"form": form, "sheet": found, "breadcrumbs": trail((body.short_name, ""))}
    return render(request, "apps_catalog/unit_sheet.html", context, status=answer_status(form))


def _counted(done: list[deployments.Recorded]) -> str:
    if not done:
        return _("Nothing differs from what was said before.")
    told = ngettext("%(count)d application recorded.", "%(count)d applications recorded.", len(done))
    return told % {"count": len(done)}
