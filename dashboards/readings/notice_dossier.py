"""One paper with its items as they stand on a day: the page of a conclusion notice."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.components import STATUSES
from common.days import with_day
from common.formats import dmy
from dashboards.readings.item_lines import ItemLine, item_line
from dashboards.readings.strips import Cell, LegendEntry, cells_of, legend_of
from directives.models import Directive, works_known
from directives.policies.assignments import assignment_permissions
from directives.readings.acts import Act, acts_of
from directives.readings.counts import count
from directives.readings.evidence import Scans, scans_of
from directives.readings.handled import Handled, handled
from directives.readings.items import item_rows
from directives.readings.paper_list import arrival_of
from directives.readings.rows import ItemRow, Status, StatusCounts, UnitLabel
from meetings.models import Meeting

# The order of the filter chips: what needs somebody first.
CHIPS = (
    Status.OVER, Status.SOON, Status.WAIT, Status.TRACK, Status.NONE, Status.STANDING, Status.SUSPENDED,
    Status.DONE, Status.LATE, Status.ENDED, Status.INFO,
)  # fmt: skip
WITH_ICON = (Status.OVER, Status.SOON, Status.WAIT)


@dataclass(frozen=True)
class Chosen:
    """What the address asks to see of the paper; the strip and the counts always speak of the whole."""

    statuses: frozenset[Status] = frozenset()
    unit: str = ""
    heading: str = ""
    opened: str = ""  # an item's key, or "none"

    def holds(self, row: ItemRow) -> bool:
        return (
            (not self.statuses or row.status in self.statuses)
            and (not self.unit or any(lead.unit.code == self.unit for lead in row.leads))
            and (not self.heading or row.heading == self.heading)
        )


@dataclass(frozen=True)
class Chip:
    label: str | Promise
    count: int
    url: str
    active: bool
    icon: str = ""


@dataclass(frozen=True)
class NoticeDossier:
    """`done`/`total` leave out what is only for information; `percent` is the mean of what is to be done."""

    id: int
    number: str
    kind: str
    title: str
    issuer: str
    issued_on: date | None
    signer: str
    is_illustrative: bool
    is_conclusion: bool
    circulation: str
    meeting_title: str
    meeting_url: str
    results_url: str  # of the report for the committee's next meeting
    counts: StatusCounts
    handled: Handled
    done: int
    total: int
    percent: int
    legend: tuple[LegendEntry, ...]
    cells: tuple[Cell, ...]
    chips: tuple[Chip, ...]
    units: tuple[UnitLabel, ...]
    headings: tuple[str, ...]
    chosen: Chosen
    status_query: str
    acts: tuple[Act, ...]  # about the opened item, when one unit leads it
    lines: tuple[ItemLine, ...]
    last_news_on: date | None
    explain_url: str
    arrival: str  # of a superior's paper: its number and day in the register of arrivals
    leaders_note: str
    note_by: str
    scans: Scans
    on: date


def statuses_asked(text: str) -> frozenset[Status]:
    """``over`` or ``done,late``; words that are no status are left out."""
    known = {status.value: status for status in Status}
    return frozenset(known[word] for word in text.split(",") if word in known)


def notice_dossier(directive: Directive, *, viewer: Actor, on: date, chosen: Chosen) -> NoticeDossier:
    rows = item_rows(directive.items.order_by("no"), viewer=viewer, on=on)
    counts = count(rows, reading="notice_items", params=(("directive", str(directive.pk)),), on=on)
    worked = [row for row in rows if row.status is not Status.INFO]
    shown = tuple(row for row in rows if chosen.holds(row))
    opened = _opened(shown, chosen)
    return NoticeDossier(
        id=directive.pk,
        number=directive.number,
        kind=directive.get_kind_display(),
        title=directive.title,
        issuer=directive.issuer_name,
        issued_on=directive.issued_on,
        signer=directive.signer_post,
        is_illustrative=directive.is_illustrative,
        is_conclusion=directive.kind == Directive.Kind.CONCLUSION_NOTICE,
        circulation=directive.get_circulation_display(),
        **_meetings(directive, viewer, on),
        counts=counts,
        handled=handled(rows),
        done=int(counts.done),
        total=len(worked),
        percent=sum(row.percent for row in worked) // len(worked) if worked else 0,
        legend=legend_of(counts, lambda statuses: _address(directive, on, chosen, statuses)),
        cells=cells_of(rows, on, in_page=not (chosen.statuses or chosen.unit or chosen.heading)),
        chips=chips_of(rows, directive, on, chosen),
        units=_leading_units(rows),
        headings=tuple(dict.fromkeys(row.heading for row in rows if row.heading)),
        chosen=chosen,
        status_query=_status_query(chosen),
        acts=_acts(opened, viewer, on),
        lines=tuple(_line(row, directive, on, chosen, opened) for row in shown),
        last_news_on=max((row.last_news_on for row in rows if row.last_news_on), default=None),
        explain_url=counts.total.url,
        **_arrival(directive),
        scans=scans_of(directive, viewer=viewer, on=on),
        on=on,
    )


def _of_meeting(page: str, meeting: Meeting | None, on: date) -> str:
    return with_day(reverse(f"meetings:{page}", args=[meeting.pk]), on) if meeting else ""


def _meetings(directive: Directive, viewer: Actor, on: date) -> dict[str, str]:
    """The one that led to the paper, and the committee's next, where a notice is asked what became of it. One statement."""
    led_to = Q(notice=directive, notice_known_on__lte=on)
    after = Q(committee=directive.committee_id, held_on__gt=directive.issued_on)
    is_notice = directive.kind == Directive.Kind.CONCLUSION_NOTICE and directive.committee_id is not None
    rows = Meeting.objects.visible_to(viewer).filter(
        led_to | after if is_notice else led_to, known_on__lte=on
    )
    found = list(rows.order_by("held_on", "pk"))
    first = next((row for row in found if row.notice_id == directive.pk), None)
    later = next((row for row in found if row.notice_id != directive.pk), None)
    return {
        "meeting_title": first.title if first else "",
        "meeting_url": _of_meeting("detail", first, on),
        "results_url": _of_meeting("results", later, on),
    }


def _arrival(directive: Directive) -> dict[str, str]:
    noted = f"{directive.note_post}, {dmy(directive.noted_on)}" if directive.noted_on else ""
    return {"arrival": arrival_of(directive), "leaders_note": directive.leaders_note, "note_by": noted}


def chips_of(rows: tuple[ItemRow, ...], directive: Directive, on: date, chosen: Chosen) -> tuple[Chip, ...]:
    found = Counter(row.status for row in rows)
    everything = Chip(_("All"), len(rows), _address(directive, on, chosen, ""), not chosen.statuses)
    return (
        everything,
        *(
            Chip(
                STATUSES[status.value].word,
                found[status],
                _address(directive, on, chosen, status.value),
                status in chosen.statuses,
                STATUSES[status.value].icon if status in WITH_ICON else "",
            )
            for status in CHIPS
        ),
    )


def _address(directive: Directive, on: date, chosen: Chosen, status: str, opened: str = "") -> str:
    url = reverse("directives:detail", args=[directive.pk])
    return with_day(url, on, status=status, unit=chosen.unit, heading=chosen.heading, open=opened)


def _status_query(chosen: Chosen) -> str:
    return ",".join(status.value for status in Status if status in chosen.statuses)


def _line(row: ItemRow, directive: Directive, on: date, chosen: Chosen, opened: ItemRow | None) -> ItemLine:
    is_opened = opened is not None and row.id == opened.id
    target = "none" if is_opened else str(row.id)
    address = _address(directive, on, chosen, _status_query(chosen), target)
    return replace(item_line(row, on), is_opened=is_opened, toggle_url=f"{address}#n{row.no}")


def _acts(opened: ItemRow | None, viewer: Actor, on: date) -> tuple[Act, ...]:
    """Two statements when an item with one lead stands open."""
    if opened is None or len(opened.leads) != 1 or on != clock.today():
        return ()
    related = works_known(on).select_related("unit", "item__directive__committee", "item__directive__owner")
    lead = related.prefetch_related("extensions").get(pk=opened.leads[0].id)
    return acts_of(assignment_permissions(viewer, lead, known_visible=True), lead.pk, only_daily=True)


def _leading_units(rows: tuple[ItemRow, ...]) -> tuple[UnitLabel, ...]:
    units = {lead.unit.code: lead.unit for row in rows for lead in row.leads}
    return tuple(sorted(units.values(), key=lambda unit: unit.name))


def _opened(rows: tuple[ItemRow, ...], chosen: Chosen) -> ItemRow | None:
    """The row whose detail stands open: the one asked for, else the one longest overdue."""
    if chosen.opened:
        return next((row for row in rows if str(row.id) == chosen.opened), None)
    late = [row for row in rows if row.status is Status.OVER]
    return max(late, key=lambda row: row.days) if late else None
