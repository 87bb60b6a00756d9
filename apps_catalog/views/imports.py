"""The catalogue from a sheet: sent, looked at row by row, then taken whole or not at all."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from apps_catalog.actions import catalogue_imports
from apps_catalog.actions.catalogue_imports import CHANGED, NEW, Loaded
from apps_catalog.forms.imports import ConfirmForm, SheetForm
from apps_catalog.imports.catalogue_sheet import ApplicationRow, read_catalogue
from apps_catalog.policies.applications import may_manage
from apps_catalog.readings.taxonomy import taxonomy
from apps_catalog.views.import_words import worded
from apps_catalog.views.lookup import plan_asked, trail
from common import clock
from common.doors import ActingRequest, answer_status, sent, sent_files
from common.sheets.problems import Problem, SheetRefused
from organizations.models import Unit

DAY = 24 * 60 * 60  # a preview may be confirmed so long


def upload(request: ActingRequest) -> HttpResponse:
    plan = plan_asked(request)
    may_manage(request.actor, plan.pk).enforce()
    form = SheetForm(sent(request), sent_files(request))
    problems: tuple[Problem, ...] = ()
    if form.is_valid():
        try:
            found = read_catalogue(form.cleaned_data["file"])
            if not found.problems:
                return _preview(request, plan, list(found.rows), found.unknown)
            problems = found.problems
        except SheetRefused as refused:
            problems = refused.problems
    context = {"form": form, "problems": problems, "breadcrumbs": trail((_("From Excel"), ""))}
    status = 422 if problems else answer_status(form)
    return render(request, "apps_catalog/import.html", context, status=status)


def confirm(request: ActingRequest) -> HttpResponse:
    """Takes what the preview showed; what became impossible meanwhile is shown again, and nothing is stored."""
    plan = plan_asked(request)
    may_manage(request.actor, plan.pk).enforce()
    form = ConfirmForm(sent(request))
    if not form.is_valid():
        return redirect("apps_catalog:import")
    try:
        rows = _opened(form.cleaned_data["rows"], request, plan)
        done = catalogue_imports.load(by=request.actor, owner=plan, rows=rows)
    except signing.BadSignature:
        messages.error(request, _("The preview is too old or was changed; please send the sheet again."))
        return redirect("apps_catalog:import")
    except SheetRefused:
        return _preview(request, plan, rows, ())
    told = _("%(new)d applications entered, %(changed)d changed.")
    messages.success(request, told % {"new": done.count(NEW), "changed": done.count(CHANGED)})
    return redirect("apps_catalog:list")


def _preview(
    request: ActingRequest, plan: Unit, rows: list[ApplicationRow], unknown: tuple[str, ...]
) -> HttpResponse:
    found: Loaded = catalogue_imports.preview(by=request.actor, owner=plan, rows=rows)
    context: dict[str, Any] = {
        "lines": worded(found, taxonomy(plan, clock.today())),
        "loaded": found,
        "unknown": unknown,
        "new": found.count(NEW),
        "changed": found.count(CHANGED),
        "token": signing.dumps([row.as_plain() for row in rows], salt=_salt(request, plan), compress=True),
        "breadcrumbs": trail((_("From Excel"), "")),
    }
    status = 422 if found.problems else 200
    return render(request, "apps_catalog/import_preview.html", context, status=status)


def _opened(token: str, request: ActingRequest, plan: Unit) -> list[ApplicationRow]:
    """Raises `BadSignature` for what this reader was not shown for this plan within a day."""
    plain = signing.loads(token, salt=_salt(request, plan), max_age=DAY)
    return [ApplicationRow.from_plain(row) for row in plain]


def _salt(request: ActingRequest, plan: Unit) -> str:
    return f"apps_catalog.import.{plan.pk}.{request.actor.key}"
