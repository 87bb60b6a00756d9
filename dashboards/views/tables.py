"""`/tables/`: work by unit, by leader, by field, week by week; on the page and as an Excel file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.downloads import disposition
from common.listing import Filter, Order, listing
from common.sheets.writing import XLSX
from dashboards.readings.leader_tables import TABLES, UNITS, Asked, leader_table
from dashboards.readings.scope import own_scope
from dashboards.readings.tables_file import said, tables_file
from dashboards.views.board import without_board
from directives.readings.work_periods import CHOICES, YEAR, period_of


def _as_asked(rows: Any, _value: str) -> Any:
    """What the address asks for was read before the rows."""
    return rows


def _with_words(rows: Any, words: str) -> Any:
    return [row for row in rows if row.matches(words)]


FILTERS = (
    Filter("q", gettext_lazy("Find a row"), _with_words),
    Filter(
        "table", gettext_lazy("Table"), _as_asked, [(key, told[0]) for key, told in TABLES.items()], UNITS
    ),
    Filter("period", gettext_lazy("Period"), _as_asked, CHOICES, YEAR),
)
ORDERS = (
    Order("table", gettext_lazy("As listed"), ("place",)),
    Order("late", gettext_lazy("Most late first"), ("-late", "place")),
    Order("given", gettext_lazy("Most given first"), ("-given", "place")),
)


@require_safe
def tables(request: ActingRequest) -> HttpResponse:
    asked = asked_tables(request)
    if asked is None:
        return without_board(request)
    chosen = leader_table(request.GET.get("table", UNITS), asked)
    found = listing(request, list(chosen.table.rows), filters=FILTERS, ordering=ORDERS, page_size=100)
    context = {
        "listing": found,
        "chosen": chosen,
        "scope": asked.scope,
        "said": said(asked),
        "query": request.GET.urlencode(),
        "on": asked.on,
        "today": clock.today(),
    }
    return render(request, found.template("dashboards/tables.html"), context)


@require_safe
def export(request: ActingRequest) -> HttpResponse:
    """Every table of the period, a page each."""
    asked = asked_tables(request)
    if asked is None:
        return without_board(request)
    response = HttpResponse(tables_file(asked), content_type=XLSX)
    response["Content-Disposition"] = disposition(f"{_('Tables of work')} {asked.on:%Y-%m-%d}.xlsx")
    return response


def asked_tables(request: ActingRequest) -> Asked | None:
    on, told = day_asked(request), request.GET
    codes = {"unit_code": told.get("unit", ""), "committee_code": told.get("committee", "")}
    scope = own_scope(request.actor, **codes)
    period = period_of(told.get("period", YEAR), on)
    return Asked(scope, period, request.actor, on) if scope else None
