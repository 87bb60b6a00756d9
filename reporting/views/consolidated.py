"""The plan's report to its superior: begun, edited beside its sources, signed, sent, printed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common import clock, downloads
from common.days import day_asked
from common.doors import ActingRequest, answer_status, carried_out
from documents.layouts.word import DOCX
from reporting.actions import consolidated
from reporting.forms.consolidated import ConsolidatedForm, SignForm
from reporting.layouts.consolidated import consolidated_paper
from reporting.models import ConsolidatedReport, Period, ReportForm
from reporting.policies import requests as policies
from reporting.readings.consolidated import (
    consolidated_page,
    consolidated_rows,
    figures_of,
    paper_of,
    sources_of,
    to_begin,
)
from reporting.views.completeness import chosen_form


def listed(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    choices, form = chosen_form(request)
    next_one = to_begin(form, viewer=viewer, on=clock.today())
    context = {
        "rows": consolidated_rows(viewer=viewer, on=on),
        "choices": choices,
        "to_begin": next_one,
        "may_begin": policies.may_consolidate(viewer, form.owner_id if form else None),
        "on": on,
        "today": clock.today(),
    }
    return render(request, "reporting/consolidated_list.html", context)


@require_POST
def begin(request: ActingRequest, form: str, period: str) -> HttpResponse:
    actor = request.actor
    forms = ReportForm.objects.visible_to(actor).select_related("owner__parent", "keeper")
    report_form = get_object_or_404(forms, code=form)
    policies.may_consolidate(actor, report_form.owner_id).enforce()
    span = get_object_or_404(Period.objects.visible_to(actor).of_form(report_form), code=period)
    above = report_form.owner.parent
    made = consolidated.begin(
        by=actor,
        form=report_form,
        period=span,
        sources=sources_of(report_form, span, viewer=actor),
        to_name=f"Ủy ban nhân dân {above.name}" if above is not None else report_form.owner.name,
    )
    return redirect("reporting:consolidated-one", pk=made.pk)


def one(request: ActingRequest, pk: int) -> HttpResponse:
    """Edited here while it is a draft; afterwards only read."""
    found = report_at(request, pk)
    if request.method != "POST":
        return page(request, found)
    policies.may_edit_consolidated(request.actor, found).enforce()
    form = ConsolidatedForm(request.POST)
    if form.is_valid():
        fields, version = form.fields_typed(), form.cleaned_data["version"]
        if carried_out(
            form, lambda: consolidated.change(by=request.actor, report=found, fields=fields, version=version)
        ):
            messages.success(request, _("Saved."))
            return redirect("reporting:consolidated-one", pk=pk)
    return page(request, found, form=form)


@require_POST
def collect(request: ActingRequest, pk: int) -> HttpResponse:
    found = report_at(request, pk)
    sources = sources_of(found.form, found.period, viewer=request.actor)
    consolidated.collect(by=request.actor, report=found, sources=sources, version=found.version)
    messages.success(request, _("What units sent since stands below each part."))
    return redirect("reporting:consolidated-one", pk=pk)


@require_POST
def sign(request: ActingRequest, pk: int) -> HttpResponse:
    found = report_at(request, pk)
    policies.may_sign(request.actor, found).enforce()
    form = SignForm(request.POST)
    figures = figures_of(found.form, found.period, on=clock.today())
    if form.is_valid() and carried_out(
        form, lambda: consolidated.sign(by=request.actor, report=found, figures=figures, **form.cleaned_data)
    ):
        messages.success(request, _("Signed; the paper does not change any more."))
        return redirect("reporting:consolidated-one", pk=pk)
    return page(request, found, signing=form)


@require_POST
def send(request: ActingRequest, pk: int) -> HttpResponse:
    consolidated.send(by=request.actor, report=report_at(request, pk))
    messages.success(request, _("Recorded as sent."))
    return redirect("reporting:consolidated-one", pk=pk)


def word(request: ActingRequest, pk: int) -> HttpResponse:
    found = report_at(request, pk)
    content = consolidated_paper(paper_of(found, on=clock.today()))
    name = f"Bao-cao-{found.form.code}-{found.period.code}.docx"
    return downloads.answer(request, content=content, name=name, media_type=DOCX)


def report_at(request: ActingRequest, pk: int) -> ConsolidatedReport:
    related = ("owner__parent", "form__owner", "form__keeper", "period")
    rows = ConsolidatedReport.objects.visible_to(request.actor).select_related(*related)
    return get_object_or_404(rows, pk=pk)


def page(
    request: ActingRequest,
    report: ConsolidatedReport,
    *,
    form: ConsolidatedForm | None = None,
    signing: SignForm | None = None,
) -> HttpResponse:
    found = consolidated_page(report, viewer=request.actor)
    start = {"version": report.version, "signed_on": clock.today()}
    context = {
        "page": found,
        "report": report,
        "form": form or ConsolidatedForm(initial={**vars(report), **start}),
        "signing": signing or SignForm(initial=start),
        "today": clock.today(),
        "breadcrumbs": [
            (_("Reports to the superior"), reverse("reporting:consolidated")),
            (found.period_name, ""),
        ],
    }
    status = max(answer_status(form), answer_status(signing))
    return render(request, "reporting/consolidated.html", context, status=status)
