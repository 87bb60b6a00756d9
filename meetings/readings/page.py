"""One meeting whole: steps, conclusions, agenda, reports heard, attendance, results of the last notice, open items."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.days import with_day
from common.formats import dmy
from common.working_days import calendar
from directives.models import DirectiveItem
from meetings.layouts.meeting_papers import UnitAttendance
from meetings.models import AgendaEntry, Meeting, Omission
from meetings.policies import (
    may_approve_news,
    may_archive,
    may_capture_notice,
    may_change,
    may_hold,
    may_invite,
    may_keep_record,
    may_lay_papers,
    may_leave_out,
    may_link_notice,
    may_record_session,
    may_reopen_verdict,
    may_sit,
)
from meetings.readings.agenda import CarriedItems, carried
from meetings.readings.labels import meeting_row, seat_rows, unit_attendance
from meetings.readings.results import ResultsOfItems, results
from meetings.readings.rows import ENDED, AgendaRow, MeetingRights, MeetingRow, SeatRow, Stage
from meetings.sources.notices import NoticeLabel
from meetings.sources.table import Table, known_revision, lay

NOTICE_SLA_WORKDAYS = 5
REACHED = {
    Stage.PLANNED: 0,
    Stage.INVITED: 0,
    Stage.DUE: 1,
    Stage.IN_SESSION: 1,
    Stage.HELD: 2,
    Stage.CONCLUDED: 4,
    Stage.ARCHIVED: 5,
}


FOLLOW_UP = {Stage.CONCLUDED: _("in progress"), Stage.ARCHIVED: _("the meeting is archived")}


@dataclass(frozen=True)
class Step:
    """`state`: "ok" passed, "on" where the meeting stands, "" ahead."""

    label: str | Promise
    state: str
    note: str | Promise


@dataclass(frozen=True)
class Conclusion:
    """An item of the notice the meeting led to, as given out."""

    no: int
    heading: str
    text: str
    kind: str
    note: str  # deadline in words, or what kind of item it is
    url: str


@dataclass(frozen=True)
class MeetingPage:
    meeting: MeetingRow
    version: int
    steps: tuple[Step, ...]
    conclusions: tuple[Conclusion, ...]
    notice_is_restricted: bool
    candidates: tuple[NoticeLabel, ...]
    reports: tuple[AgendaRow, ...]
    seats: tuple[SeatRow, ...]
    by_unit: tuple[UnitAttendance, ...]
    left_out: dict[int, str]  # by item why it is left out of this meeting
    results: ResultsOfItems
    carried: CarriedItems
    may: MeetingRights
    today: date
    on: date

    @property
    def capture_query(self) -> str:
        return f"?meeting={self.meeting.id}"


def meeting_page(meeting: Meeting, *, viewer: Actor, on: date) -> MeetingPage:
    revision = known_revision(meeting, viewer=viewer, on=on)
    meeting = revision.meeting
    table = lay(revision, viewer=viewer, on=on)
    row = meeting_row(revision, {pk: paper.label for pk, paper in table.papers.items() if paper.seen}, on)
    conclusions, seats = _conclusions(row.notice, on), seat_rows(revision)
    return MeetingPage(
        meeting=row,
        version=meeting.version,
        steps=_steps(row, len(conclusions)),
        conclusions=conclusions,
        notice_is_restricted=row.stage in ENDED and row.notice is None,
        candidates=_candidates(table, meeting, row),
        reports=tuple(entry for entry in row.agenda if entry.kind == AgendaEntry.Kind.REPORT),
        seats=seats,
        by_unit=unit_attendance(seats),
        left_out={} if row.is_past else left_out_of(meeting, on=on),
        results=results(table),
        carried=carried(table),
        may=_rights(meeting, viewer),
        today=clock.today(),
        on=on,
    )


def left_out_of(meeting: Meeting, *, on: date) -> dict[int, str]:
    """One statement."""
    last = Omission.objects.filter(meeting=meeting, known_on__lte=on).newest().filter(is_out=True)
    return dict(last.values_list("item", "reason"))


def notices_to_link(meeting: Meeting, *, viewer: Actor) -> tuple[NoticeLabel, ...]:
    """Issued notices of today that the meeting may have led to, the nearest first."""
    today = clock.today()
    revision = known_revision(meeting, viewer=viewer, on=today)
    table = lay(revision, viewer=viewer, on=today)
    return _candidates(table, revision.meeting, meeting_row(revision, {}, today))


def _steps(row: MeetingRow, concluded: int) -> tuple[Step, ...]:
    reached = max(REACHED[row.stage], 1) if row.held_on <= row.on else REACHED[row.stage]
    entries = len(row.agenda)
    notes: tuple[str | Promise, ...] = (
        ngettext("%(count)s agenda entry", "%(count)s agenda entries", entries) % {"count": entries},
        dmy(row.held_on),
        _draft_note(row, concluded),
        row.notice.number if row.notice else "",
        FOLLOW_UP.get(row.stage, ""),
    )
    labels = (_("Preparation"), _("Meeting"), _("Draft conclusion"), _("Issue"), _("Follow-up"))
    states = ("ok" if place < reached else "on" if place == reached else "" for place in range(len(labels)))
    return tuple(Step(*step) for step in zip(labels, states, notes, strict=True))


def _draft_note(row: MeetingRow, concluded: int) -> str:
    """The working rules give the office five working days for the notice (Decision 45/2018/QĐ-TTg)."""
    if row.stage is Stage.HELD:
        due = calendar().add(row.held_on, NOTICE_SLA_WORKDAYS)
        return gettext("notice due by %(day)s") % {"day": dmy(due)}
    if row.stage in ENDED and concluded:
        return ngettext("%(count)s item", "%(count)s items", concluded) % {"count": concluded}
    return ""


def _conclusions(notice: NoticeLabel | None, on: date) -> tuple[Conclusion, ...]:
    """Items of an issued notice do not change, so they need no day."""
    if notice is None:
        return ()
    items = DirectiveItem.objects.filter(directive=notice.id).order_by("no")
    return tuple(_conclusion(item, on) for item in items)


def _conclusion(item: DirectiveItem, on: date) -> Conclusion:
    """A heading that only repeats how the text begins is taken off the text."""
    heading, text = item.heading.rstrip(" .:"), item.text
    if heading and text.startswith(heading):
        text = text[len(heading) :].lstrip(" .:;–-")
        text = text[:1].upper() + text[1:]
    elif item.kind != DirectiveItem.Kind.ORIENTATION:
        heading = ""
    url = with_day(reverse("directives:item", args=(item.pk,)), on)
    return Conclusion(item.no, heading, text or item.text, item.kind, _note(item), url)


def _note(item: DirectiveItem) -> str:
    if item.needs_work:
        return item.deadline_text or (dmy(item.original_due_on) if item.original_due_on else "")
    return item.get_kind_display() if item.kind != DirectiveItem.Kind.ORIENTATION else ""


def _candidates(table: Table, meeting: Meeting, row: MeetingRow) -> tuple[NoticeLabel, ...]:
    """Notices of the committee that may be the one this meeting led to, the nearest first."""
    if row.stage is not Stage.HELD:
        return ()
    free = (
        paper
        for paper in table.papers.values()
        if paper.seen
        and paper.is_notice
        and not paper.is_taken
        and paper.committee_id == meeting.committee_id
    )
    labels = (paper.label for paper in free)
    return tuple(sorted((n for n in labels if n.issued_on >= row.held_on), key=lambda n: (n.issued_on, n.id)))


def _rights(meeting: Meeting, viewer: Actor) -> MeetingRights:
    return MeetingRights(
        change=may_change(viewer, meeting),
        invite=may_invite(viewer, meeting),
        sit=may_sit(viewer, meeting, clock.today()),
        record_session=may_record_session(viewer, meeting),
        leave_out=may_leave_out(viewer, meeting),
        hold=may_hold(viewer, meeting, clock.today()),
        link_notice=may_link_notice(viewer, meeting),
        capture=may_capture_notice(viewer, meeting),
        keep_record=may_keep_record(viewer, meeting),
        lay_papers=may_lay_papers(viewer, meeting),
        reopen=may_reopen_verdict(viewer, meeting),
        archive=may_archive(viewer, meeting),
        approve_news=may_approve_news(viewer, meeting),
    )
