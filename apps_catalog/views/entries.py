"""An application is entered, changed, moved through its life, confirmed by its owner."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from apps_catalog.actions import applications, attestations
from apps_catalog.forms.applications import (
    AttestForm,
    ChangeApplicationForm,
    NewApplicationForm,
    StageForm,
)
from apps_catalog.models import Application
from apps_catalog.policies.applications import may_attest, may_change, may_manage, may_see_protected
from apps_catalog.readings.application_page import application_page
from apps_catalog.views.lookup import application_at, owner_units, plan_asked, trail, trail_of
from common import clock
from common.doors import ActingRequest, answer_status, carried_out, sent


def new(request: ActingRequest) -> HttpResponse:
    plan = plan_asked(request)
    may_manage(request.actor, plan.pk).enforce()
    form = NewApplicationForm(sent(request), units=owner_units(request, plan), protected=False)
    made: list[Application] = []

    def act() -> None:
        typed = form.cleaned_data
        fields = {"code": typed["code"], "lifecycle": typed["lifecycle"]}
        made.append(
            applications.create(by=request.actor, owner=plan, fields=form.application_fields(), **fields)
        )

    if form.is_valid() and carried_out(form, act):
        messages.success(
            request, _("Entered. Now say what it can do, which data it holds and what it costs.")
        )
        return redirect("apps_catalog:detail", made[0].code)
    context = {"form": form, "back": reverse("apps_catalog:list"), "breadcrumbs": trail((_("New"), ""))}
    return render(request, "apps_catalog/entry.html", context, status=answer_status(form))


def edit(request: ActingRequest, code: str) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    protected = may_see_protected(request.actor, application).allowed
    form = ChangeApplicationForm(
        sent(request),
        initial=vars(application) | {"owner_unit": application.owner_unit_id},
        units=owner_units(request, application.owner),
        protected=protected,
    )

    def act() -> None:
        applications.change(
            by=request.actor,
            application=application,
            fields=form.application_fields(),
            protected=form.protected_fields(),
            version=form.cleaned_data["version"],
        )

    return answered(request, application, form, act, _("Change the entry"), "apps_catalog/entry.html")


def stage(request: ActingRequest, code: str) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    start = {"version": application.version, "lifecycle": application.lifecycle}
    form = StageForm(sent(request), initial=start)

    def act() -> None:
        typed = form.cleaned_data
        applications.set_lifecycle(by=request.actor, application=application, **typed)

    return answered(request, application, form, act, _("Stage of life"))


def attest(request: ActingRequest, code: str) -> HttpResponse:
    """The whole entry is shown again: what is confirmed should have been read."""
    application = application_at(request, code)
    may_attest(request.actor, application).enforce()
    form = AttestForm(sent(request), initial={"version": application.version})

    def act() -> None:
        attestations.attest(by=request.actor, application=application, **form.cleaned_data)

    page = application_page(code, viewer=request.actor, on=clock.today())
    return answered(
        request, application, form, act, _("Confirm the entry"), "apps_catalog/attest.html", page=page
    )


def answered(
    request: ActingRequest,
    application: Application,
    form: Form,
    act: Callable[[], object],
    title: str,
    template: str = "apps_catalog/form.html",
    **more: Any,
) -> HttpResponse:
    """Carry out a valid form and go back to the application; else the form with its errors."""
    if form.is_valid() and carried_out(form, act):
        messages.success(request, _("Saved."))
        return redirect("apps_catalog:detail", application.code)
    context = {
        "form": form,
        "title": title,
        "application": application,
        "back": reverse("apps_catalog:detail", args=(application.code,)),
        "breadcrumbs": trail_of(application, title),
        **more,
    }
    return render(request, template, context, status=answer_status(form))
