"""Entries in their order; seats and guests."""

from datetime import time

import pytest

from meetings.actions import agenda, attendance
from meetings.actions.agenda import EntryFields
from meetings.actions.attendance import Mark
from meetings.models import AgendaEntry, Attendance, Meeting
from tests.builders import PORTAL
from tests.infrastructure.layers import layer
from tests.meetings.story import SECOND, Story
from tests.meetings.test_meetings import refusal


@layer
def meeting(story: Story) -> Meeting:
    story.members(2)
    return story.meeting(SECOND, held=False)


def entries(meeting: Meeting, count: int) -> list[AgendaEntry]:
    return [
        agenda.add(
            by=PORTAL,
            meeting=meeting,
            fields=EntryFields(AgendaEntry.Kind.REPORT, f"Báo cáo {no}", time(14, no)),
        )
        for no in range(1, count + 1)
    ]


def titles(meeting: Meeting) -> list[str]:
    return [f"{entry.position} {entry.title}" for entry in meeting.agenda.all()]


def test_entries_stand_in_the_order_they_were_added(meeting: Meeting) -> None:
    entries(meeting, 3)
    assert titles(meeting) == ["1 Báo cáo 1", "2 Báo cáo 2", "3 Báo cáo 3"]


@pytest.mark.parametrize(
    ("by_places", "order"), [(-1, "2134"), (-5, "2134"), (1, "1324"), (2, "1342"), (9, "1342"), (0, "1234")]
)
def test_an_entry_moves_up_and_down_but_never_off_the_ends(
    meeting: Meeting, by_places: int, order: str
) -> None:
    second = entries(meeting, 4)[1]
    agenda.move(by=PORTAL, entry=second, by_places=by_places)
    assert titles(meeting) == [f"{place} Báo cáo {no}" for place, no in enumerate(order, 1)]


def test_what_is_taken_off_leaves_no_gap(meeting: Meeting) -> None:
    agenda.remove(by=PORTAL, entry=entries(meeting, 3)[1])
    assert titles(meeting) == ["1 Báo cáo 1", "2 Báo cáo 3"]


def test_an_entry_taken_off_by_another_is_refused_kindly(meeting: Meeting) -> None:
    entry = entries(meeting, 2)[1]
    agenda.remove(by=PORTAL, entry=AgendaEntry.objects.get(pk=entry.pk))
    with refusal("gone"):
        agenda.move(by=PORTAL, entry=entry, by_places=-1)


def test_an_entry_says_what_was_said(meeting: Meeting) -> None:
    (entry,) = entries(meeting, 1)
    fields = EntryFields(AgendaEntry.Kind.REPORT, "Báo cáo", note="Thống nhất")
    agenda.change(by=PORTAL, entry=entry, fields=fields)
    assert (meeting.agenda.get().note, meeting.agenda.get().starts_at) == ("Thống nhất", None)


def test_everybody_present_and_then_the_exceptions(meeting: Meeting) -> None:
    attendance.record(by=PORTAL, meeting=meeting, all_present=True)
    first = meeting.attendances.all()[0]
    attendance.record(by=PORTAL, meeting=meeting, marks={first.pk: Mark(Attendance.Presence.EXCUSED)})
    assert list(meeting.attendances.values_list("presence", flat=True)) == ["excused", "present"]


def test_all_present_keeps_the_exceptions_recorded_before(meeting: Meeting) -> None:
    first = meeting.attendances.all()[0]
    attendance.record(by=PORTAL, meeting=meeting, marks={first.pk: Mark(Attendance.Presence.ABSENT)})
    attendance.record(by=PORTAL, meeting=meeting, all_present=True)
    assert list(meeting.attendances.values_list("presence", flat=True)) == ["absent", "present"]


def test_a_mark_for_nobody_on_the_list_is_refused(meeting: Meeting) -> None:
    with refusal("unknown_seat"):
        attendance.record(by=PORTAL, meeting=meeting, marks={0: Mark(Attendance.Presence.PRESENT)})


def test_a_guest_comes_and_goes_but_a_member_stays(meeting: Meeting) -> None:
    guest = attendance.invite(by=PORTAL, meeting=meeting, title="Trưởng phòng GD&ĐT")
    assert meeting.attendances.count() == 3
    attendance.uninvite(by=PORTAL, guest=guest)
    with refusal("member"):
        attendance.uninvite(by=PORTAL, guest=meeting.attendances.all()[0])
    assert meeting.attendances.count() == 2


def test_nothing_recorded_is_no_new_version(meeting: Meeting) -> None:
    attendance.record(by=PORTAL, meeting=meeting, all_present=True)
    before = Meeting.objects.get().version
    attendance.record(by=PORTAL, meeting=meeting, all_present=True)
    assert Meeting.objects.get().version == before


def test_a_unit_officer_changes_neither(story: Story, meeting: Meeting) -> None:
    by = story.cast.actor("lead_officer")
    with refusal("role"):
        agenda.add(by=by, meeting=meeting, fields=EntryFields(AgendaEntry.Kind.REPORT, "Báo cáo"))
    with refusal("role"):
        attendance.record(by=by, meeting=meeting, all_present=True)
