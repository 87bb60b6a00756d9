"""Meetings to read: the list, and one meeting whole."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from common.formats import dmy
from common.listing import Filter, Order, Rows, listing
from meetings.policies import may_prepare_for, may_reopen_verdict
from meetings.readings import calendar
from meetings.readings.calendar import MeetingCounts
from meetings.readings.labels import meeting_rows
from meetings.readings.lines import agenda_entries, carried_lines, cells, item_lines
from meetings.readings.news import record_of
from meetings.readings.page import MeetingPage, meeting_page
from meetings.readings.session import reviews_of
from meetings.sources.notices import known_meetings
from meetings.views.lookup import meeting_at

ORDERS = (
    Order("day", _("Day"), ("-held_on", "-starts_at", "-meeting")),
    Order("title", _("Title"), ("title", "-held_on")),
)


def listed(request: ActingRequest) -> HttpResponse:
    """All meetings known on the day, the latest first."""
    on, viewer = day_asked(request), request.actor
    counts = calendar.meeting_counts(viewer=viewer, on=on)
    found = listing(request, known_meetings(viewer, on), filters=_filters(counts, on), ordering=ORDERS)
    context = {
        "listing": found,
        "rows": meeting_rows(found.rows, viewer=viewer, on=on),
        "counts": counts,
        "may_create": may_prepare_for(viewer, next(iter(sorted(viewer.home_ids)), None)),
        "on": on,
        "today": clock.today(),
    }
    return render(request, found.template("meetings/meetings.html"), context)


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    """One meeting: what it concluded, what was on its table, what became of the last notice."""
    on = day_asked(request)
    page = meeting_page(meeting_at(request, pk), viewer=request.actor, on=on)
    trail = [
        (_("Committee meetings"), with_day(reverse("meetings:list"), on)),
        (dmy(page.meeting.held_on), ""),
    ]
    context = {
        "page": page,
        "meeting": page.meeting,
        "breadcrumbs": trail,
        "is_now": on == page.today,
        "on": on,
        "today": page.today,
        **_lines(page),
    }
    return render(request, "meetings/meeting.html", context)


def record(request: ActingRequest, pk: int) -> HttpResponse:
    """What was said of each item, notable results, photos and news; the meeting's page asks for it when it is shown."""
    on = day_asked(request)
    meeting = meeting_at(request, pk)
    context = {
        "meeting": meeting,
        "record": record_of(meeting, viewer=request.actor, on=on),
        "reviews": reviews_of(meeting, viewer=request.actor, on=on),
        "may_reopen": may_reopen_verdict(request.actor, meeting),
        "is_now": on == clock.today(),
        "on": on,
        "today": clock.today(),
    }
    name = "meetings/_record_whole.html" if request.headers.get("HX-Request") else "meetings/record.html"
    return render(request, name, context)


def _filters(counts: MeetingCounts, on: date) -> tuple[Filter, ...]:
    periods = (
        ("upcoming", _("Ahead (%(count)s)") % {"count": counts.upcoming}),
        ("past", _("Held (%(count)s)") % {"count": counts.past}),
    )
    years = [(str(year), str(year)) for year in counts.years]

    def of_period(rows: Rows, value: str) -> Rows:
        return calendar.past(rows, on) if value == "past" else calendar.upcoming(rows, on)

    def of_year(rows: Rows, value: str) -> Rows:
        return rows.filter(held_on__year=int(value))

    return (
        Filter("q", _("Find a meeting"), calendar.matching),
        Filter("period", _("Held and ahead"), of_period, choices=periods),
        Filter("year", _("Year"), of_year, choices=years),
    )


def _lines(page: MeetingPage) -> dict[str, object]:
    """The tables of the page; results speak of the meeting's day. Items of the notice under review are drawn once."""
    results, on = page.results, page.results.on
    above = results.notice.id if results.notice else None
    return {
        "agenda_entries": agenda_entries(page.meeting),
        "result_cells": cells(results.items),
        "result_lines": item_lines(results.items, on),
        "open_lines": carried_lines(page.carried.open, on, above=above, left_out=page.left_out),
        "ended_lines": carried_lines(page.carried.ended, on, above=above),
    }
