"""The Excel door as a page: take the template, bring it back filled; the same pipeline as form and API."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common import clock, downloads
from common.doors import ActingRequest, carried_out, sent, sent_files
from common.sheets.reading import LARGEST
from common.sheets.writing import XLSX
from reporting.actions import attempts, reports
from reporting.actions.reports import Rejected
from reporting.forms.review import SheetForm
from reporting.imports.filled_template import MadeFor, SheetWrong, read_filled
from reporting.models.definition import Place
from reporting.models.sent import Said, Sent
from reporting.policies.places import place
from reporting.policies.reports import may_edit
from reporting.policies.seeing import may_see
from reporting.readings.reports import situation_at
from reporting.readings.templates import template_of


def template(request: ActingRequest, form: str, period: str, unit: str) -> HttpResponse:
    at = place(request.actor, form, period, unit, clock.today())
    may_see(request.actor, at).enforce()
    made = template_of(viewer=request.actor, at=at)
    return downloads.answer(request, content=made.content, name=made.name, media_type=XLSX)


@require_http_methods(["GET", "POST"])
def exchange(request: ActingRequest, form: str, period: str, unit: str) -> HttpResponse:
    at = place(request.actor, form, period, unit, clock.today())
    may_see(request.actor, at).enforce()
    typed = SheetForm(sent(request), sent_files(request))
    wrong: tuple[Said, ...] = ()
    if request.method == "POST" and typed.is_valid():
        try:
            if carried_out(typed, lambda: take(request, at, typed)):
                messages.success(request, _("The sheet is taken over; look at the report once more."))
                return redirect("reporting:report", form, period, unit)
        except (Rejected, SheetWrong) as error:
            wrong = error.said
    right = may_edit(request.actor, situation_at(at))
    context = {"form": typed, "place": at, "wrong": wrong, "may_edit": right, "breadcrumbs": trail(at)}
    return render(request, "reporting/sheet.html", context, status=422 if wrong or typed.errors else 200)


def trail(at: Place) -> list[tuple[str, str]]:
    report = reverse("reporting:report", args=[at.form.code, at.period.code, at.unit.code])
    here = f"{at.unit.short_name}, {at.period.code}"
    return [(_("Reports of units"), reverse("reporting:list")), (here, report), (_("Excel sheet"), "")]


def take(request: ActingRequest, at: Place, typed: SheetForm) -> None:
    """What cannot be accepted is kept for repair, like what programs send."""
    content = typed.cleaned_data["file"].read(LARGEST + 1)
    here = MadeFor(at.form.code, at.period.code, at.unit.code)
    found = read_filled(content, at.definition, here, submit=typed.cleaned_data["submit"])
    try:
        reports.put(
            by=request.actor,
            form=here.form,
            period=here.period,
            unit=here.unit,
            sent=found,
            door="excel",
        )
    except Rejected as rejected:
        keep(request, at, found, rejected)
        raise


def keep(request: ActingRequest, at: Place, found: Sent, rejected: Rejected) -> None:
    attempts.keep(
        by=request.actor,
        unit=at.unit,
        form=at.form.code,
        period=at.period.code,
        door="excel",
        code="rejected",
        body={"values": dict(found.values), "narrative": dict(found.narrative), "submit": found.submit},
        said=rejected.said,
    )
