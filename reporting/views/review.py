"""The office's queue of reports: looked at beside what was sent before, accepted, sent back, reopened."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common import clock
from common.days import day_asked
from common.decisions import Kind, Refused, refuse
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import Filter, Order, listing
from reporting.actions import reviews
from reporting.actions.reports import Seen
from reporting.forms.review import AcceptForm, ReasonForm
from reporting.models import Report, ReportForm
from reporting.policies.reports import may_accept, may_reopen, may_return, situation
from reporting.readings.reviews import place_of, review_lines, review_page, waiting

FORM = require_http_methods(["GET", "POST"])
ORDERS = (
    Order("sent", _("Sent"), ("sent_at", "pk")),
    Order("unit", _("Unit"), ("unit__position", "sent_at", "pk")),
)


def queue(request: ActingRequest) -> HttpResponse:
    forms = ReportForm.objects.visible_to(request.actor).values_list("code", "name_vi")
    filters = (
        Filter("form", _("Form"), lambda rows, code: rows.filter(form__code=code), choices=tuple(forms)),
    )
    found = listing(request, waiting(request.actor), filters=filters, ordering=ORDERS, present=review_lines)
    context = {"listing": found, "today": clock.today()}
    return render(request, found.template("reporting/review.html"), context)


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    report, on = seen(request, pk), day_asked(request)
    if report.known_on > on:
        raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such report.")))
    context = {"page": review_page(report, viewer=request.actor, on=on), "on": on, "today": clock.today()}
    return render(request, "reporting/review_report.html", {**context, "breadcrumbs": trail(report, "")})


@FORM
def accept(request: ActingRequest, pk: int) -> HttpResponse:
    report = seen(request, pk)
    form = AcceptForm(sent(request), initial={"version": report.version})
    if request.method == "GET":
        may_accept(request.actor, situation(place_of(report), report, clock.today())).enforce()
    told = _("The report is accepted.")
    return decided(request, report, form, "accept", told, reviews.accept, "note")


@FORM
def send_back(request: ActingRequest, pk: int) -> HttpResponse:
    report = seen(request, pk)
    form = ReasonForm(sent(request), initial={"version": report.version})
    if request.method == "GET":
        may_return(request.actor, situation(place_of(report), report, clock.today())).enforce()
    told = _("The report goes back to the unit, which reads the reason.")
    return decided(request, report, form, "send_back", told, reviews.return_, "reason")


@FORM
def reopen(request: ActingRequest, pk: int) -> HttpResponse:
    report = seen(request, pk)
    form = ReasonForm(sent(request), initial={"version": report.version})
    if request.method == "GET":
        may_reopen(request.actor, situation(place_of(report), report, clock.today())).enforce()
    told = _("The report is open again for the unit; what stood before is kept.")
    return decided(request, report, form, "reopen", told, reviews.reopen, "reason")


def decided(
    request: ActingRequest, report: Report, form: Form, act: str, told: str, carry: Any, words: str
) -> HttpResponse:
    place = place_of(report)

    def judge() -> Report:
        typed = {words: form.cleaned_data[words]}
        done: Report = carry(by=request.actor, place=place, seen=looked_at(form), **typed)
        return done

    if request.method == "POST" and form.is_valid() and carried_out(form, judge):
        messages.success(request, told)
        return redirect("reporting:review" if act != "reopen" else "reporting:list")
    context = {"form": form, "report": report, "act": act, "breadcrumbs": trail(report, act)}
    return render(request, f"reporting/review_{act}.html", context, status=answer_status(form))


def looked_at(form: Form) -> Seen:
    """Nobody judges a version that he has not seen."""

    def check(report: Report) -> None:
        if report.version != form.cleaned_data["version"]:
            told = _("The report has changed since you opened it; look at it again.")
            raise Refused(refuse(Kind.STATE, "stale", told))

    return check


def seen(request: ActingRequest, pk: int) -> Report:
    rows = Report.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("form", "period__previous", "unit__home"), pk=pk)


def trail(report: Report, act: str) -> list[tuple[str, str]]:
    """From the queue over the report to its form."""
    here = f"{report.unit.short_name}, {report.period.code}"
    one = reverse("reporting:review-report", args=[report.pk]) if act else ""
    last = {"accept": _("Accept"), "send_back": _("Send back"), "reopen": _("Reopen")}.get(act)
    head = [(_("Reports to review"), reverse("reporting:review")), (here, one)]
    return [*head, (last, "")] if last else head
