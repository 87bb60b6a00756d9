"""What the office does with a scenario: prepare, put into the submission, enter the decision, tell what was saved."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from apps_catalog.actions import mergers, savings
from apps_catalog.forms.mergers import DecisionForm, ReasonForm, SavingForm, ScenarioForm, usual_years
from apps_catalog.models import Application, Consolidation
from apps_catalog.policies import mergers as policies
from apps_catalog.readings.builder import beginning, builder, scenario_typed
from apps_catalog.readings.deciding import deciding_items
from apps_catalog.readings.merger_page import merger_page
from apps_catalog.views.analysis_pages import merger_at, merging, shown
from apps_catalog.views.lookup import plan_asked
from common import clock
from common.decisions import Decision
from common.doors import ActingRequest, carried_out, sent
from directives.models import DirectiveItem
from organizations.models import Unit

PREVIEW, SUBMIT = "preview", "submit"


def new(request: ActingRequest) -> HttpResponse:
    """Keep one, retire others; the result is shown before anything is saved. `?keep=` and `?retire=` choose."""
    owner = plan_asked(request)
    policies.may_prepare(request.actor, owner.pk).enforce()
    apps = _choosable(request, owner)
    start = beginning(request.GET.get("keep", ""), request.GET.getlist("retire"), apps, clock.today())
    form = ScenarioForm(sent(request), applications=apps, initial=start)
    made: list[Consolidation] = []
    if _to_be_kept(request, form) and carried_out(
        form,
        lambda: made.append(mergers.create(by=request.actor, owner=owner, scenario=form.scenario())),
    ):
        return _kept(request, made[0])
    return _builder_page(request, form, owner, start, gettext_lazy("New scenario"))


def change(request: ActingRequest, pk: int) -> HttpResponse:
    merger = merger_at(request, pk)
    policies.may_change(request.actor, merger).enforce()
    apps = _choosable(request, merger.owner)
    start = scenario_typed(mergers.scenario_of(merger), merger.version)
    form = ScenarioForm(sent(request), applications=apps, initial=start)
    if _to_be_kept(request, form) and carried_out(
        form,
        lambda: mergers.change(
            by=request.actor,
            merger=merger,
            scenario=form.scenario(),
            version=form.cleaned_data["version"] or 0,
        ),
    ):
        return _kept(request, merger_at(request, pk))
    return _builder_page(request, form, merger.owner, start, merger.code)


@require_POST
def submit(request: ActingRequest, pk: int) -> HttpResponse:
    """Into the submission."""
    mergers.submit(by=request.actor, merger=merger_at(request, pk))
    messages.success(request, _("In the submission now."))
    return redirect("apps_catalog:submission")


def take_back(request: ActingRequest, pk: int) -> HttpResponse:
    merger = merger_at(request, pk)
    told = gettext_lazy("Take out of the submission")
    return _with_reason(request, merger, told, policies.may_take_back, mergers.take_back)


def withdraw(request: ActingRequest, pk: int) -> HttpResponse:
    merger = merger_at(request, pk)
    return _with_reason(request, merger, gettext_lazy("Withdraw"), policies.may_withdraw, mergers.withdraw)


@require_POST
def complete(request: ActingRequest, pk: int) -> HttpResponse:
    mergers.complete(by=request.actor, merger=merger_at(request, pk))
    messages.success(request, _("The merger is carried out."))
    return redirect("apps_catalog:merger", pk=pk)


def decide(request: ActingRequest, pk: int) -> HttpResponse:
    """Which conclusion item decided it, and what saving it plans for."""
    merger, today = merger_at(request, pk), clock.today()
    policies.may_decide(request.actor, merger).enforce()
    page = merger_page(merger, viewer=request.actor, owner=merger.owner, on=today)
    lines = page.row.merge.years if page else ()
    items = deciding_items(merger, viewer=request.actor)
    planned = {line.year: line.net_vnd for line in lines}
    form = DecisionForm(sent(request), items=items, planned=planned)
    if form.is_valid() and carried_out(form, lambda: _decide(request, merger, form)):
        messages.success(request, _("The decision is entered."))
        return redirect("apps_catalog:merger", pk=pk)
    context = {
        "form": form,
        "page": page,
        "has_items": bool(items),
        "breadcrumbs": _steps(merger, _("Decision")),
    }
    return shown(request, "apps_catalog/decide.html", context)


def saving(request: ActingRequest, pk: int) -> HttpResponse:
    """What a year really saved."""
    merger, today = merger_at(request, pk), clock.today()
    policies.may_record_saving(request.actor, merger).enforce()
    page = merger_page(merger, viewer=request.actor, owner=merger.owner, on=today)
    years = [row.year for row in page.row.savings] if page else []
    choices = usual_years(min(years, default=today.year), today)
    form = SavingForm(sent(request), years=choices, initial={"year": choices[0]})
    if form.is_valid() and carried_out(
        form, lambda: savings.record(by=request.actor, merger=merger, fields=form.fields_typed())
    ):
        messages.success(request, _("Recorded. A later figure for the same year corrects this one."))
        return redirect("apps_catalog:merger", pk=pk)
    context = {"form": form, "page": page, "breadcrumbs": _steps(merger, _("Saving"))}
    return shown(request, "apps_catalog/saving.html", context)


def _decide(request: ActingRequest, merger: Consolidation, form: DecisionForm) -> Consolidation:
    chosen = DirectiveItem.objects.visible_to(request.actor).filter(pk__in=form.cleaned_data["item"])
    items = list(chosen.select_related("directive").order_by("pk"))
    if form.is_agreed:
        return mergers.accept(by=request.actor, merger=merger, items=items, planned=form.planned())
    return mergers.reject(by=request.actor, merger=merger, items=items, reason=form.cleaned_data["reason"])


def _with_reason(
    request: ActingRequest,
    merger: Consolidation,
    title: str | Promise,
    may: Callable[..., Decision],
    act: Callable[..., Consolidation],
) -> HttpResponse:
    may(request.actor, merger).enforce()
    form = ReasonForm(sent(request))
    if form.is_valid() and carried_out(
        form, lambda: act(by=request.actor, merger=merger, **form.cleaned_data)
    ):
        messages.success(request, _("Done."))
        return redirect("apps_catalog:merger", pk=merger.pk)
    context = {"form": form, "merger": merger, "title": title, "breadcrumbs": _steps(merger, title)}
    return shown(request, "apps_catalog/merger_reason.html", context)


def _choosable(request: ActingRequest, owner: Unit) -> dict[str, Application]:
    live = Application.objects.visible_to(request.actor).filter(owner=owner).live()
    return {app.code: app for app in live.select_related("owner_unit").order_by("name_order", "code")}


def _to_be_kept(request: ActingRequest, form: ScenarioForm) -> bool:
    return form.is_valid() and request.POST.get("act") != PREVIEW


def _kept(request: ActingRequest, merger: Consolidation) -> HttpResponse:
    """Saved; with the other button also put into the submission."""
    if request.POST.get("act") == SUBMIT:
        return submit(request, merger.pk)
    messages.success(request, _("The scenario is saved."))
    return redirect("apps_catalog:merger", pk=merger.pk)


def _builder_page(
    request: ActingRequest, form: ScenarioForm, owner: Unit, start: dict[str, object], title: str | Promise
) -> HttpResponse:
    today: date = clock.today()
    typed = form.cleaned_data if form.is_bound else start
    page = builder(typed, viewer=request.actor, owner=owner, on=today)
    context = {"form": form, "page": page, "title": title, "breadcrumbs": merging((title, ""))}
    return shown(request, "apps_catalog/merger_form.html", context)


def _steps(merger: Consolidation, title: str | Promise) -> list[tuple[str | Promise, str]]:
    return merging((merger.code, reverse("apps_catalog:merger", args=(merger.pk,))), (title, ""))
