"""Who sent what and when: the heatmap, the ranking, and the list of who is missing, with the urging."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, carried_out, sent
from common.listing import listing
from organizations.models import Unit
from reporting.actions import report_urges
from reporting.forms.urging import UrgeForm
from reporting.models import Period, ReportForm
from reporting.readings.form_choice import FormChoice, choices_of
from reporting.readings.heatmap import ROWS, heatmap
from reporting.readings.missing import chat_text, missing_list
from reporting.readings.ranking import ranking


def chosen_form(request: ActingRequest) -> tuple[tuple[FormChoice, ...], ReportForm | None]:
    """The regular form that `?form=` names, else the first; an unknown one is 404."""
    on = day_asked(request)
    asked = request.GET.get("form", "")
    choices = choices_of(viewer=request.actor, on=on, chosen=asked, url=request.path)
    code = next((choice.code for choice in choices if choice.is_chosen), "")
    if asked and not code:
        code = asked
    if not code:
        return choices, None
    return choices, get_object_or_404(ReportForm.objects.visible_to(request.actor), code=code)


def marks(request: ActingRequest) -> HttpResponse:
    """Twelve periods of one form, twenty units a page."""
    on = day_asked(request)
    choices, form = chosen_form(request)
    context: dict[str, Any] = {"choices": choices, "on": on, "today": clock.today()}
    if form is not None:
        number = page_number(request)
        found = heatmap(form, viewer=request.actor, on=on, page=number)
        context |= {"map": found, "pages": page_of(found.total, number)}
    return render(request, "reporting/completeness.html", context)


def page_number(request: ActingRequest) -> int:
    """The page of units asked for; what is no number is the first."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1


def page_of(total: int, number: int) -> Page:
    return Paginator(range(total), ROWS).get_page(number)


def places(request: ActingRequest) -> HttpResponse:
    """Units by punctuality, with n and what is left out."""
    on = day_asked(request)
    choices, form = chosen_form(request)
    context: dict[str, Any] = {"choices": choices, "on": on, "today": clock.today()}
    if form is not None:
        found = ranking(form, viewer=request.actor, on=on)
        context |= {"ranking": found, "listing": listing(request, found.places, page_size=50)}
    return render(request, "reporting/ranking.html", context)


def missing(request: ActingRequest, form: str, period: str) -> HttpResponse:
    """Who has not sent yet; one press urges them all, or those that are ticked."""
    on, actor = day_asked(request), request.actor
    report_form = get_object_or_404(
        ReportForm.objects.visible_to(actor).select_related("owner", "keeper"), code=form
    )
    span = get_object_or_404(Period.objects.visible_to(actor).of_form(report_form), code=period)
    found = missing_list(report_form, span, viewer=actor, on=on)
    told = UrgeForm(sent(request), rows=found.rows, initial={"text": chat_text(found)})
    if request.method == "POST":
        found.may_urge.enforce()
    if told.is_valid() and carried_out(told, lambda: urge(request, report_form, span, told)):
        messages.success(request, _("The urging is recorded."))
        return redirect("reporting:missing", form=form, period=period)
    context = {
        "missing": found,
        "form": told,
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [
            (_("Reports of units"), reverse("reporting:list")),
            (_("Complete and in time"), reverse("reporting:completeness")),
            (found.column.name, ""),
        ],
    }
    return render(request, "reporting/missing.html", context, status=422 if told.errors else 200)


def urge(request: ActingRequest, form: ReportForm, period: Period, told: UrgeForm) -> None:
    units = Unit.objects.visible_to(request.actor).filter(pk__in=told.cleaned_data["units"])
    report_urges.record(
        by=request.actor, form=form, period=period, units=units, text=told.cleaned_data["text"]
    )
