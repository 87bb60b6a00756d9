"""From a stored revision to rows: the one place that reads its lists."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from directives.models import Directive
from meetings.models import AgendaEntry, Attendance, Meeting, MeetingRevision
from meetings.readings.rows import AgendaRow, AttendanceCounts, MeetingRow, NoticeLabel, SeatRow, Stage

STAGE_LABELS: dict[Stage, str | Promise] = {
    Stage.PLANNED: _("being prepared"),
    Stage.DUE: _("not recorded as held"),
    Stage.HELD: _("held, conclusion being drafted"),
    Stage.CONCLUDED: _("concluded"),
}
ATTENDED = (Attendance.Presence.PRESENT, Attendance.Presence.SUBSTITUTE)


def known_meetings(viewer: Actor, on: date) -> Any:
    """Revisions that speak for the meetings the viewer may see, as known on the day."""
    return MeetingRevision.objects.visible_to(viewer).current(on).select_related("meeting__committee")


def stage_of(meeting: Meeting, held_on: date, on: date) -> Stage:
    state = meeting.state_on(on)
    if state == Meeting.State.CONCLUDED:
        return Stage.CONCLUDED
    if state == Meeting.State.HELD:
        return Stage.HELD
    return Stage.DUE if held_on < on else Stage.PLANNED


def meeting_row(revision: MeetingRevision, notices: Mapping[int, NoticeLabel], on: date) -> MeetingRow:
    meeting = revision.meeting
    stage = stage_of(meeting, revision.held_on, on)
    return MeetingRow(
        id=meeting.pk,
        title=revision.title,
        kind_label=revision.get_kind_display(),
        committee_id=meeting.committee_id,
        committee=meeting.committee.short_name,
        held_on=revision.held_on,
        starts_at=revision.starts_at,
        place=revision.place,
        presided_by=revision.presided_by,
        summary=revision.summary,
        stage=stage,
        stage_label=STAGE_LABELS[stage],
        is_illustrative=meeting.is_illustrative,
        agenda=agenda_rows(revision),
        attendance=attendance_counts(revision),
        notice=notices.get(meeting.notice_id or 0) if stage is Stage.CONCLUDED else None,
        on=on,
    )


def meeting_rows(revisions: Iterable[MeetingRevision], *, viewer: Actor, on: date) -> tuple[MeetingRow, ...]:
    """One statement for the notices, whatever the number of meetings."""
    found = list(revisions)
    notices = notice_labels((r.meeting.notice_id for r in found), viewer=viewer, on=on)
    return tuple(meeting_row(revision, notices, on) for revision in found)


def notice_labels(ids: Iterable[int | None], *, viewer: Actor, on: date) -> dict[int, NoticeLabel]:
    """Issued papers among `ids` that the viewer may see, by key."""
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    papers = Directive.objects.visible_to(viewer).issued(on).filter(pk__in=wanted).order_by()
    return {paper.pk: notice_label(paper) for paper in with_item_counts(papers)}


def with_item_counts(papers: Any) -> Any:
    return papers.annotate(item_count=Count("items", filter=Q(items__isnull=False), distinct=True))


def notice_label(paper: Any) -> NoticeLabel:
    """`paper` comes from `with_item_counts` and is issued."""
    return NoticeLabel(
        id=paper.pk,
        number=paper.number,
        title=paper.title,
        issued_on=paper.issued_on,
        items=paper.item_count,
        url=reverse("directives:detail", args=(paper.pk,)),
    )


def agenda_rows(revision: MeetingRevision) -> tuple[AgendaRow, ...]:
    kinds = dict(AgendaEntry.Kind.choices)
    return tuple(
        AgendaRow(
            kind=row["kind"],
            kind_label=kinds.get(row["kind"], row["kind"]),
            title=row["title"],
            at=row["at"],
            unit=row["unit"],
            presenter=row["presenter"],
            note=row["note"],
        )
        for row in revision.agenda
    )


def seat_rows(revision: MeetingRevision) -> tuple[SeatRow, ...]:
    """Members first, in their official order, then guests."""
    labels = dict(Attendance.Presence.choices)
    rows = [
        SeatRow(
            title=row["title"],
            unit=row["unit"],
            is_member=bool(row["seat"]),
            presence=row["presence"],
            presence_label=labels.get(row["presence"], row["presence"]),
            substitute=row["substitute"],
        )
        for row in revision.attendance
    ]
    return tuple(sorted(rows, key=lambda seat: not seat.is_member))


def attendance_counts(revision: MeetingRevision) -> AttendanceCounts:
    counts = Counter(row["presence"] for row in revision.attendance)
    members = [row["presence"] for row in revision.attendance if row["seat"]]
    return AttendanceCounts(
        expected=len(revision.attendance),
        present=sum(counts[presence] for presence in ATTENDED),
        substitutes=counts[Attendance.Presence.SUBSTITUTE],
        excused=counts[Attendance.Presence.EXCUSED],
        absent=counts[Attendance.Presence.ABSENT],
        waiting=counts[Attendance.Presence.INVITED],
        members=len(members),
        members_present=sum(presence in ATTENDED for presence in members),
    )
