"""Meetings to read: the list, and one meeting whole."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from common.listing import Filter, Order, listing
from meetings.policies import may_prepare_for
from meetings.readings import calendar
from meetings.readings.labels import known_meetings, meeting_rows
from meetings.readings.lines import agenda_entries, carried_lines, cells, item_lines
from meetings.readings.page import meeting_page
from meetings.views.lookup import meeting_at

ORDERS = (
    Order("day", _("Day"), ("-held_on", "-starts_at", "-meeting")),
    Order("title", _("Title"), ("title", "-held_on")),
)


def listed(request: ActingRequest) -> HttpResponse:
    """All meetings known on the day, the latest first."""
    on, viewer = day_asked(request), request.actor
    counts = calendar.meeting_counts(viewer=viewer, on=on)
    filters = (
        Filter("q", _("Find a meeting"), calendar.matching),
        Filter(
            "period",
            _("Held and ahead"),
            lambda rows, value: calendar.past(rows, on) if value == "past" else calendar.upcoming(rows, on),
            choices=(
                ("upcoming", _("Ahead (%(count)s)") % {"count": counts.upcoming}),
                ("past", _("Held (%(count)s)") % {"count": counts.past}),
            ),
        ),
        Filter(
            "year",
            _("Year"),
            lambda rows, value: rows.filter(held_on__year=int(value)),
            choices=[(str(year), str(year)) for year in counts.years],
        ),
    )
    found = listing(request, known_meetings(viewer, on), filters=filters, ordering=ORDERS)
    return render(
        request,
        found.template("meetings/meetings.html"),
        {
            "listing": found,
            "rows": meeting_rows(found.rows, viewer=viewer, on=on),
            "counts": counts,
            "may_create": may_prepare_for(viewer, next(iter(sorted(viewer.home_ids)), None)),
            "on": on,
            "today": clock.today(),
        },
    )


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    """One meeting: what it concluded, what was on its table, what became of the last notice."""
    on = day_asked(request)
    page = meeting_page(meeting_at(request, pk), viewer=request.actor, on=on)
    shown_on = page.results.on
    above = page.results.notice.id if page.results.notice else None
    trail = [
        (_("Committee meetings"), with_day(reverse("meetings:list"), on)),
        (f"{page.meeting.held_on:%d/%m/%Y}", ""),
    ]
    return render(
        request,
        "meetings/meeting.html",
        {
            "page": page,
            "meeting": page.meeting,
            "breadcrumbs": trail,
            "agenda_entries": agenda_entries(page.meeting),
            "result_cells": cells(page.results.items),
            "result_lines": item_lines(page.results.items, shown_on),
            "open_lines": carried_lines(page.carried.open, shown_on, above=above),
            "ended_lines": carried_lines(page.carried.ended, shown_on, above=above),
            "is_now": on == page.today,
            "on": on,
            "today": page.today,
        },
    )
