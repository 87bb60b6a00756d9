"""Functions, data held, yearly costs, interfaces and conclusion items of an application: each list on its own page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from apps_catalog.actions import parts, steering_links
from apps_catalog.forms.applications import LinkForm
from apps_catalog.forms.parts import CostsForm, FunctionsForm, HoldingsForm, InterfacesForm
from apps_catalog.models import SteeringLink
from apps_catalog.policies.applications import may_change, may_see_protected
from apps_catalog.readings.facts import applications_known
from apps_catalog.readings.linkable_items import linkable_items
from apps_catalog.readings.taxonomy import taxonomy
from apps_catalog.views.entries import answered
from apps_catalog.views.lookup import application_at, facts_at
from common import clock
from common.doors import ActingRequest, sent
from directives.models import DirectiveItem


def functions(request: ActingRequest, code: str) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    facts, words = facts_at(request, code), taxonomy(application.owner_id, clock.today())
    start = {"version": facts.version}
    form = FunctionsForm(sent(request), initial=start, words=words, chosen=facts.functions)

    def act() -> None:
        typed = form.cleaned_data
        told = {"codes": typed["functions"], "version": typed["version"]}
        parts.set_functions(by=request.actor, application=application, **told)

    return answered(request, application, form, act, _("Functions"), "apps_catalog/functions_of.html")


def holdings(request: ActingRequest, code: str) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    facts, words = facts_at(request, code), taxonomy(application.owner_id, clock.today())
    form = HoldingsForm(sent(request), initial={"version": facts.version}, words=words, facts=facts)

    def act() -> None:
        version = form.cleaned_data["version"]
        parts.set_holdings(by=request.actor, application=application, entries=form.entries(), version=version)

    return answered(request, application, form, act, _("Data held"), "apps_catalog/holdings_of.html")


def costs(request: ActingRequest, code: str) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    facts, year = facts_at(request, code), clock.today().year
    form = CostsForm(sent(request), initial={"version": facts.version}, facts=facts, year=year)

    def act() -> None:
        version = form.cleaned_data["version"]
        told = {"costs": form.costs(), "years": form.years, "version": version}
        parts.set_costs(by=request.actor, application=application, **told)

    return answered(request, application, form, act, _("Yearly costs"), "apps_catalog/costs_of.html")


def interfaces(request: ActingRequest, code: str) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    may_see_protected(request.actor, application).enforce()
    facts, words = facts_at(request, code), taxonomy(application.owner_id, clock.today())
    every = applications_known(viewer=request.actor, owner=application.owner, on=clock.today())
    others = [each for each in every if each.id != facts.id and each.is_live]
    start = {"version": facts.version}
    form = InterfacesForm(sent(request), initial=start, facts=facts, others=others, words=words)

    def act() -> None:
        version = form.cleaned_data["version"]
        parts.set_interfaces(by=request.actor, application=application, rows=form.rows(), version=version)

    return answered(request, application, form, act, _("Interfaces"), "apps_catalog/interfaces_of.html")


def link_item(request: ActingRequest, code: str) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    items = linkable_items(application, viewer=request.actor, on=clock.today())
    form = LinkForm(sent(request), items=items)

    def act() -> None:
        typed = form.cleaned_data
        item = DirectiveItem.objects.visible_to(request.actor).get(pk=typed["item"])
        steering_links.link(by=request.actor, application=application, item=item, note=typed["note"])

    return answered(request, application, form, act, _("Link a conclusion item"))


def unlink_item(request: ActingRequest, code: str, pk: int) -> HttpResponse:
    application = application_at(request, code)
    may_change(request.actor, application).enforce()
    links = SteeringLink.objects.visible_to(request.actor).known(clock.today())
    link = links.filter(application=application, pk=pk).first()
    if link is None:
        raise Http404
    if request.method == "POST":
        steering_links.end(by=request.actor, link=link)
        messages.success(request, _("The item is no longer linked; past days still show it."))
    return redirect("apps_catalog:detail", code)
