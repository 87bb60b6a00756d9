"""The words that applications are measured by: read by everybody of the plan, kept by who manages the catalogue."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from apps_catalog.actions import taxonomy as actions
from apps_catalog.forms.taxonomy import WordForm
from apps_catalog.imports.taxonomy_csv import standard_words
from apps_catalog.models import Process, TaxonomyRevision
from apps_catalog.policies.applications import may_manage
from apps_catalog.readings.taxonomy_page import taxonomy_page
from apps_catalog.views.lookup import Trail, plan_asked, trail
from common import clock
from common.days import day_asked
from common.doors import ActingRequest, answer_status, carried_out, sent
from organizations.models import Unit

Kinds = TaxonomyRevision.Kind


def listed(request: ActingRequest) -> HttpResponse:
    on, plan = day_asked(request), plan_asked(request)
    context = {
        "page": taxonomy_page(plan, viewer=request.actor, on=on),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": trail((_("Functions and data sets"), ""), on=on),
    }
    return render(request, "apps_catalog/taxonomy.html", context)


def load(request: ActingRequest) -> HttpResponse:
    """The words that come with the portal, as far as the plan does not have them."""
    plan = plan_asked(request)
    may_manage(request.actor, plan.pk).enforce()
    if request.method == "POST":
        count = actions.load_standard(by=request.actor, owner=plan, words=standard_words())
        messages.success(request, _("%(count)d words were added.") % {"count": count})
    return redirect("apps_catalog:taxonomy")


def add(request: ActingRequest, kind: str) -> HttpResponse:
    plan = plan_asked(request)
    may_manage(request.actor, plan.pk).enforce()
    _known(kind)
    form = WordForm(sent(request), kind=kind, processes=_processes(request, plan), new=True)

    def act() -> None:
        code = form.cleaned_data["code"]
        actions.add(by=request.actor, owner=plan, kind=kind, code=code, fields=form.word_fields())

    return _answered(request, form, act, _("Add: %(kind)s") % {"kind": Kinds(kind).label})


def change(request: ActingRequest, kind: str, code: str) -> HttpResponse:
    plan = plan_asked(request)
    may_manage(request.actor, plan.pk).enforce()
    word = _word(request, plan, kind, code)
    form = WordForm(
        sent(request),
        initial=vars(word) | {"process": getattr(word, "process_id", None)},
        kind=kind,
        processes=_processes(request, plan),
        new=False,
    )

    def act() -> None:
        version = form.cleaned_data["version"]
        actions.change(by=request.actor, word=word, fields=form.word_fields(), version=version)

    return _answered(request, form, act, f"{word.code} {word}")


def withdraw(request: ActingRequest, kind: str, code: str) -> HttpResponse:
    """Withdraws a word, or takes it back."""
    plan = plan_asked(request)
    may_manage(request.actor, plan.pk).enforce()
    word = _word(request, plan, kind, code)
    if request.method == "POST":
        act = actions.withdraw if word.withdrawn_on is None else actions.restore
        act(by=request.actor, word=word)
        messages.success(request, _("Saved."))
    return redirect("apps_catalog:taxonomy")


def _answered(request: ActingRequest, form: WordForm, act: Any, title: str) -> HttpResponse:
    if form.is_valid() and carried_out(form, act):
        messages.success(request, _("Saved."))
        return redirect("apps_catalog:taxonomy")
    back = reverse("apps_catalog:taxonomy")
    here: Trail = trail((_("Functions and data sets"), back), (title, ""))
    context = {"form": form, "title": title, "back": back, "breadcrumbs": here}
    return render(request, "apps_catalog/form.html", context, status=answer_status(form))


def _known(kind: str) -> None:
    if kind not in actions.MODELS:
        raise Http404


def _word(request: ActingRequest, plan: Unit, kind: str, code: str) -> actions.AnyWord:
    _known(kind)
    word = actions.MODELS[kind].objects.visible_to(request.actor).filter(owner=plan, code=code).first()
    if word is None:
        raise Http404
    return word


def _processes(request: ActingRequest, plan: Unit) -> Any:
    return Process.objects.visible_to(request.actor).filter(owner=plan).in_use()
