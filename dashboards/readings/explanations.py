"""Any number of the portal, explained: its rows, its formula in words, its day, and what it has become since."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from common import clock, formats
from common.actors import Actor
from common.components import STATUSES
from common.days import day_text, with_day
from common.figures import Figure, referred
from dashboards.readings import (
    explained_applications,
    explained_attention,
    explained_money,
    explained_projects,
    explained_reports,
    explained_targets,
    explained_work,
    side_figures,
)
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from dashboards.readings.figure_sources import SOURCES
from dashboards.readings.later_changes import LaterChange, later_changes
from dashboards.readings.notice_dossier import statuses_asked
from dashboards.readings.scope import Scope, items_in, scope_of, still_open
from directives.models import Directive
from directives.readings.due_words import due_note
from directives.readings.item_words import due_text, gist
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow, Status
from meetings.models import Meeting
from meetings.readings.results import READING as RESULTS
from meetings.readings.results import results_of_items


@dataclass(frozen=True)
class Explanation:
    counted: Counted
    unit: str | Promise
    source: str | Promise
    since: Figure | None  # the same figure today, when the page speaks of a past day
    changes: tuple[LaterChange, ...] = ()  # of its rows since then

    @property
    def shows_whole(self) -> bool:
        """Whether the number is printed as a part of its whole."""
        return self.counted.of is not None and self.counted.figure.unit in ("items", "milestones")

    @property
    def text(self) -> str:
        """As it is printed: the number, its whole, its unit; empty without data."""
        return said(self.counted.figure, self.counted.of if self.shows_whole else None)

    @property
    def since_text(self) -> str:
        if self.since is None or self.since.value is None:
            return _("without data")
        return said(self.since)


def said(figure: Figure, whole: int | None = None) -> str:
    """A figure in words: "7/19 items", "85%"; empty without data."""
    if figure.value is None:
        return ""
    if figure.unit == "%":
        return formats.percent(figure.value)
    part = f"/{formats.number(whole)}" if whole is not None else ""
    return f"{formats.number(figure.value)}{part} {UNITS.get(figure.unit, figure.unit)}".strip()


def explained_at(reference: str) -> str:
    """The address at which a reference from a paper is explained; empty where it names no figure."""
    figure = referred(reference)
    return figure.url if figure and figure.reading in READINGS else ""


def explain(name: str, params: Params, *, viewer: Actor, on: date) -> Explanation:
    """Raises `Refused` (not visible) for a name nobody prints and for rows the viewer does not see."""
    counting = READINGS.get(name) or no_such_figure()
    counted = counting(params, viewer=viewer, on=on)
    today = clock.today()
    unit = UNITS.get(counted.figure.unit, counted.figure.unit)
    if on == today:
        return Explanation(counted, unit, SOURCES[name], None)
    now = counting(params, viewer=viewer, on=today)
    return Explanation(counted, unit, SOURCES[name], now.figure, later_changes(counted.rows, now.rows))


def items_of_notice(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``directive``, optional ``status`` and ``unit``."""
    key = params.get("directive", "")
    papers = Directive.objects.visible_to(viewer).issued(on).filter(pk=key if key.isdecimal() else None)
    paper = papers.first() or no_such_figure()
    items = paper.items.order_by("no")
    if unit := params.get("unit"):
        scope = scope_of(viewer, unit_code=unit) or no_such_figure()
        items = items.filter(pk__in=items_in(scope, viewer=viewer, on=on).order_by().values("pk"))
    rows = item_rows(items, viewer=viewer, on=on)
    title = _("Items of %(number)s") % {"number": paper.number}
    return _items_counted(title, rows, "notice_items", params, ("directive", "unit"), on)


def items_of_meeting(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``meeting``, optional ``status``: the items whose results the meeting heard."""
    key = params.get("meeting", "")
    meeting = (
        Meeting.objects.visible_to(viewer).filter(pk=key if key.isdecimal() else None).first()
        or no_such_figure()
    )
    heard = results_of_items(meeting, viewer=viewer, on=on)
    title = _("Results heard by %(meeting)s") % {"meeting": meeting.title}
    return _items_counted(title, heard.items, RESULTS, params, ("meeting",), heard.on)


def open_items(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``unit``, optional ``committee`` and ``status``: items not ended on the day."""
    scope = _scope(params, viewer)
    items = items_in(scope, viewer=viewer, on=on).filter(still_open(scope, on))
    rows = item_rows(items.order_by("directive__issued_on", "directive", "no"), viewer=viewer, on=on)
    unended = tuple(row for row in rows if not row.is_ended)
    title = _("Open items of %(scope)s") % {"scope": scope.name}
    return _items_counted(title, unended, "open_items", params, ("unit", "committee"), on)


def units_late(params: Params, *, viewer: Actor, on: date) -> Counted:
    scope = _scope(params, viewer)
    items = items_in(scope, viewer=viewer, on=on).filter(still_open(scope, on))
    found = side_figures.late_units(item_rows(items, viewer=viewer, on=on), scope)
    address = reverse("dashboards:items")
    rows = tuple(
        ExplainedRow(
            unit.name,
            with_day(address, on, unit=unit.code, status=Status.OVER.value),
            str(number),
            Status.OVER.value,
        )
        for unit, number in found
    )
    figure = Figure(len(rows), "units", "late_units", _kept(params, ("unit", "committee")), on)
    title = _("Units with overdue work in %(scope)s") % {"scope": scope.name}
    return Counted(title, figure, None, LATE_UNITS, rows)


def done_on_time(params: Params, *, viewer: Actor, on: date) -> Counted:
    scope = _scope(params, viewer)
    accepted = side_figures.accepted_leads(scope, viewer=viewer, on=on)
    listed = accepted.select_related("unit", "item__directive").order_by(
        "item__directive", "item__no", "unit__position"
    )
    counted = side_figures.on_time(scope, viewer=viewer, on=on)
    rows = tuple(
        ExplainedRow(
            label=f"{each.item.directive.number}, {each.item.no}. {each.unit.short_name}",
            url=with_day(reverse("directives:item", args=[each.item_id]), on),
            note=_("due %(due)s, reported done %(done)s")
            % {"due": _day(each.due_then, on), "done": _day(each.done_then, on)},
            key="done" if side_figures.is_in_time(each) else "late",
            counts=side_figures.is_in_time(each),
        )
        for each in listed
    )
    figure = Figure(counted.percent, "%", "done_on_time", _kept(params, ("unit", "committee")), on)
    return Counted(
        _("Done on time in %(scope)s") % {"scope": scope.name}, figure, counted.done, ON_TIME, rows
    )


ITEMS = gettext_lazy(
    "An item counts by its status on the day: done when every lead's result was accepted; overdue when a lead's deadline "
    "in force had passed without a reported result; due soon within three working days. The deadline in force is the "
    "original one or the last extension approved by that day."
)
LATE_UNITS = gettext_lazy(
    "Units that lead at least one item whose deadline in force had passed on the day without a reported result."
)
ON_TIME = gettext_lazy(
    "Results accepted by the day whose work was reported done on or before the deadline then in force, divided by all "
    "accepted results that had a deadline. The day that counts is the day on which the accepted result was reported."
)
UNITS = {
    "items": gettext_lazy("items"),
    "units": gettext_lazy("units"),
    "targets": gettext_lazy("targets"),
    "works": gettext_lazy("pieces of work"),
    "matters": gettext_lazy("matters"),
    "projects": pgettext_lazy("unit of measure", "projects"),
    "milestones": gettext_lazy("milestones"),
    "risks": pgettext_lazy("unit of measure", "risks"),
    "points": gettext_lazy("points"),
    "applications": gettext_lazy("applications"),
    "vnd": pgettext_lazy("money", "đồng"),
}
READINGS: dict[str, Counting] = {
    "notice_items": items_of_notice,
    RESULTS: items_of_meeting,
    "open_items": open_items,
    "late_units": units_late,
    "done_on_time": done_on_time,
    **explained_applications.READINGS,
    **explained_attention.READINGS,
    **explained_money.READINGS,
    **explained_projects.READINGS,
    **explained_reports.READINGS,
    **explained_targets.READINGS,
    **explained_work.READINGS,
}


def _items_counted(
    title: str, rows: tuple[ItemRow, ...], reading: str, params: Params, names: tuple[str, ...], on: date
) -> Counted:
    wanted = statuses_asked(params.get("status", ""))
    counting = tuple(row for row in rows if not wanted or row.status in wanted)
    words = ", ".join(str(STATUSES[status.value].word) for status in Status if status in wanted)
    figure = Figure(len(counting), "items", reading, _kept(params, (*names, "status")), on)
    explained = tuple(_explained(row, on) for row in counting)
    return Counted(
        f"{title}: {words}" if words else title, figure, len(rows) if wanted else None, ITEMS, explained
    )


def _explained(row: ItemRow, on: date) -> ExplainedRow:
    deadline = " · ".join(part for part in (row.lead_label, due_text(row, on), due_note(row)) if part)
    return ExplainedRow(
        label=f"{row.no}. {gist(row)}",
        url=with_day(reverse("directives:item", args=[row.id]), on),
        note=f"{row.directive_number} · {deadline}",
        key=row.mark,
        fact=f"{row.lead_label} {row.due_on}",
    )


def _day(day: date | None, on: date) -> str:
    return day_text(day, on) if day else "–"


def _kept(params: Params, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, params[name]) for name in names if params.get(name))


def _scope(params: Params, viewer: Actor) -> Scope:
    scope = scope_of(viewer, unit_code=params.get("unit", ""), committee_code=params.get("committee", ""))
    return scope or no_such_figure()
