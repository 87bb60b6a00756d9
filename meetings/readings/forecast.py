"""What will be overdue or unreported on the day of the meeting if nobody acts, and who can still change it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.days import with_day
from directives.models import Assignment, DirectiveItem
from directives.readings.item_words import due_day, gist
from directives.readings.rows import AssignmentRow, ItemRow, Status
from meetings.models import Meeting
from meetings.readings.labels import meeting_row
from meetings.readings.rows import MeetingRow
from meetings.sources.table import LONG_AGO, Table, known_revision, lay

GIST_WORDS = 24


class Outlook(StrEnum):
    OVERDUE = "over"  # its deadline lies before the meeting's day
    UNREPORTED = "none"  # nothing was heard of it since the meeting before
    TO_VERIFY = "wait"  # reported done: the office or a leader has the next word


LABELS: dict[Outlook, str | Promise] = {
    Outlook.OVERDUE: _("will be overdue"),
    Outlook.UNREPORTED: _("not reported since the last meeting"),
    Outlook.TO_VERIFY: _("reported done, not confirmed"),
}
WHO: dict[str, str | Promise] = {
    Assignment.State.REPORTED_DONE: _("The office: verify or return the result"),
    Assignment.State.VERIFIED: _("The assigning leader: accept or return the result"),
    Assignment.State.DECLINED: _("The office: another lead, or send it back to the unit"),
}


@dataclass(frozen=True)
class Chance:
    """One unit that can still change it, and what is to be done."""

    unit: str
    act: str | Promise
    url: str


@dataclass(frozen=True)
class ForecastRow:
    row: ItemRow
    outlook: Outlook
    label: str | Promise
    gist: str
    due: str
    days_late: int  # on the meeting's day
    chances: tuple[Chance, ...]
    url: str

    @property
    def key(self) -> str:
        return self.outlook.value


@dataclass(frozen=True)
class Forecast:
    """`days_left` until the meeting; the rows worst first."""

    meeting: MeetingRow
    rows: tuple[ForecastRow, ...]
    open_count: int
    days_left: int
    on: date

    def count(self, outlook: Outlook) -> int:
        return sum(row.outlook is outlook for row in self.rows)

    @property
    def overdue(self) -> int:
        return self.count(Outlook.OVERDUE)

    @property
    def unreported(self) -> int:
        return self.count(Outlook.UNREPORTED)

    @property
    def unconfirmed(self) -> int:
        return self.count(Outlook.TO_VERIFY)


def forecast(meeting: Meeting, *, viewer: Actor, on: date) -> Forecast:
    """Of a meeting ahead; of one whose day has passed it says what it would have said on that day."""
    revision = known_revision(meeting, viewer=viewer, on=on)
    table = lay(revision, viewer=viewer, on=on)
    since = max((day for day in table.met_on if day < table.held_on), default=LONG_AGO)
    still_open = [row for row in table.rows if row.kind in DirectiveItem.WORKED_KINDS and not row.is_ended]
    found = [told for row in still_open if (told := _told(row, table, since)) is not None]
    order = list(Outlook)
    found.sort(
        key=lambda told: (order.index(told.outlook), -told.days_late, told.row.directive_id, told.row.no)
    )
    return Forecast(
        meeting=meeting_row(revision, {}, on),
        rows=tuple(found),
        open_count=len(still_open),
        days_left=(table.held_on - table.on).days,
        on=table.on,
    )


def _told(row: ItemRow, table: Table, since: date) -> ForecastRow | None:
    leads = [lead for lead in row.leads if lead.state not in Assignment.TERMINAL]
    late = [lead for lead in leads if _will_be_late(lead, table.held_on)]
    waiting = [lead for lead in leads if lead.status is Status.WAIT]
    silent = [
        lead
        for lead in leads
        if lead.status is not Status.WAIT and (lead.last_news_on is None or lead.last_news_on <= since)
    ]
    for outlook, concerned in (
        (Outlook.OVERDUE, late),
        (Outlook.UNREPORTED, silent),
        (Outlook.TO_VERIFY, waiting),
    ):
        if concerned:
            return _row(row, outlook, concerned, table)
    return None


def _will_be_late(lead: AssignmentRow, held_on: date) -> bool:
    stopped = lead.status in (Status.WAIT, Status.SUSPENDED)
    return not stopped and lead.due_on is not None and lead.due_on < held_on


def _row(row: ItemRow, outlook: Outlook, leads: list[AssignmentRow], table: Table) -> ForecastRow:
    days = [(table.held_on - lead.due_on).days for lead in leads if lead.due_on is not None]
    return ForecastRow(
        row=row,
        outlook=outlook,
        label=LABELS[outlook],
        gist=gist(row, GIST_WORDS),
        due=due_day(row),
        days_late=max(days, default=0) if outlook is Outlook.OVERDUE else 0,
        chances=tuple(_chance(lead) for lead in leads),
        url=with_day(reverse("directives:item", args=(row.id,)), table.on),
    )


def _chance(lead: AssignmentRow) -> Chance:
    if lead.extension_pending:
        act: str | Promise = _("The assigning leader: decide on the extension asked for")
    elif lead.lead_change_pending:
        act = _("The office: decide on the change of the lead")
    else:
        act = WHO.get(lead.state, _("The unit: report, or ask for an extension"))
    return Chance(lead.unit.short_name, act, reverse("directives:assignment-detail", args=(lead.id,)))
