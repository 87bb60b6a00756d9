"""All reports a reader may see: what stands where, by form, period, unit and state."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import Filter, Order, Rows, listing
from reporting.models import Report
from reporting.readings.report_list import Choices, ReportLine, choices_for, known_reports, report_lines

ORDERS = (
    Order("period", _("Period"), ("-period__data_to", "unit__position", "form__code", "pk")),
    Order("unit", _("Unit"), ("unit__position", "-period__data_to", "pk")),
    Order("sent", _("Sent"), ("-sent_at", "-pk")),
)


def listed(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    choices = choices_for(viewer=viewer, on=on)

    def present(rows: list[Report]) -> tuple[ReportLine, ...]:
        return report_lines(rows, on=on)

    found = listing(
        request, known_reports(viewer, on), filters=filters_of(choices), ordering=ORDERS, present=present
    )
    context = {"listing": found, "on": on, "today": clock.today(), "choices": choices}
    return render(request, found.template("reporting/reports.html"), context)


def filters_of(choices: Choices) -> tuple[Filter, ...]:
    def of_unit(rows: Rows, words: str) -> Rows:
        return rows.filter(unit__in=choices.units(words).order_by().values("pk"))

    return (
        Filter("q", _("Find a unit"), of_unit),
        Filter("form", _("Form"), lambda rows, code: rows.filter(form__code=code), choices=choices.forms),
        Filter(
            "period", _("Period"), lambda rows, code: rows.filter(period__code=code), choices=choices.periods
        ),
        Filter(
            "state",
            _("State"),
            lambda rows, state: rows.filter(state_then=state),
            choices=Report.State.choices,
        ),
    )
