"""A meeting is prepared, changed, held and concluded."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from common import clock
from common.decisions import Refused
from common.models import AuditEntry
from directives.models import Directive
from meetings.actions import meetings
from meetings.actions.attendance import Mark
from meetings.actions.meetings import MeetingFields
from meetings.models import Attendance, Meeting
from organizations.models import CommitteeMembership
from tests.builders import PORTAL
from tests.meetings.story import FIRST, SECOND, THIRD, Story, task

FIELDS = MeetingFields(title="Họp giao ban", held_on=SECOND, starts_at=time(14, 0))


def refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refused: refused.decision.code == code)


def test_it_invites_the_members_of_the_day(story: Story) -> None:
    first, *_others = story.members(3)
    CommitteeMembership.objects.filter(pk=first.pk).update(valid_to=date(2021, 5, 1))
    meeting = story.meeting(SECOND, held=False)
    assert list(meeting.attendances.values_list("title", "presence")) == [
        ("Ủy viên 2", "invited"),
        ("Ủy viên 3", "invited"),
    ]


def test_moving_its_day_follows_the_members(story: Story) -> None:
    first, *_others = story.members(2)
    CommitteeMembership.objects.filter(pk=first.pk).update(valid_to=date(2021, 7, 1))
    meeting = story.meeting(SECOND, held=False)
    assert meeting.attendances.count() == 2
    meetings.change(by=PORTAL, meeting=meeting, fields=MeetingFields("Họp", THIRD), version=1)
    assert [seat.title for seat in meeting.attendances.all()] == ["Ủy viên 2"]


def test_it_starts_with_the_usual_agenda_when_asked(story: Story) -> None:
    with_agenda = meetings.create(by=PORTAL, committee=story.committee, fields=FIELDS, usual_agenda=True)
    assert [entry.kind for entry in with_agenda.agenda.all()] == [
        "opening",
        "report",
        "discussion",
        "conclusion",
    ]


def test_a_committee_does_not_meet_twice_at_a_time(story: Story) -> None:
    story.meeting(SECOND, held=False)
    with refusal("meets_already"):
        story.meeting(SECOND, held=False)
    assert story.meeting(SECOND, held=False, starts_at=time(16, 0)).pk


def test_a_committee_does_not_meet_before_it_exists(story: Story) -> None:
    with refusal("committee_not_in_force"):
        story.meeting(date(2020, 12, 31), held=False)


@pytest.mark.parametrize(
    ("name", "code"),
    [("lead_officer", "role"), ("auditor", "role"), ("outsider", "not_visible"), ("secretary", "")],
)
def test_the_office_prepares_meetings_of_its_own_plan(story: Story, name: str, code: str) -> None:
    by = story.cast.actor(name)
    if not code:
        assert meetings.create(by=by, committee=story.committee, fields=FIELDS).pk
        return
    with refusal(code):
        meetings.create(by=by, committee=story.committee, fields=FIELDS)


def test_the_second_of_two_editors_learns_of_the_first(story: Story) -> None:
    meeting = story.meeting(SECOND, held=False)
    meetings.change(by=PORTAL, meeting=meeting, fields=MeetingFields("Một", SECOND), version=1)
    with refusal("stale"):
        meetings.change(by=PORTAL, meeting=meeting, fields=MeetingFields("Hai", SECOND), version=1)
    assert Meeting.objects.get().title == "Một"


def test_a_held_meeting_keeps_its_day(story: Story) -> None:
    meeting = story.meeting(SECOND)
    with refusal("day_stands"):
        meetings.change(
            by=PORTAL, meeting=meeting, fields=MeetingFields("Họp", THIRD), version=meeting.version
        )
    renamed = meetings.change(
        by=PORTAL, meeting=meeting, fields=MeetingFields("Họp", SECOND), version=meeting.version
    )
    assert renamed.title == "Họp"


def test_it_is_held_on_its_day_or_later(story: Story) -> None:
    meeting = story.meeting(SECOND, prepared_on=FIRST, held=False)
    with clock.at(date(2021, 6, 3)), refusal("not_yet"):
        meetings.hold(by=PORTAL, meeting=meeting)
    with clock.at(SECOND):
        held = meetings.hold(by=PORTAL, meeting=meeting)
    assert (held.state, held.held_known_on) == (Meeting.State.HELD, SECOND)


def test_it_is_held_once(story: Story) -> None:
    meeting = story.meeting(SECOND)
    with refusal("held"):
        meetings.hold(by=PORTAL, meeting=meeting)


def test_holding_it_records_who_sat_there(story: Story) -> None:
    story.members(3)
    meeting = story.meeting(SECOND, held=False)
    second = meeting.attendances.all()[1]
    mark = Mark(Attendance.Presence.SUBSTITUTE, "Phó Trưởng phòng")
    meetings.hold(by=PORTAL, meeting=meeting, marks={second.pk: mark}, all_present=True)
    assert list(meeting.attendances.values_list("presence", "substitute")) == [
        ("present", ""),
        ("substitute", "Phó Trưởng phòng"),
        ("present", ""),
    ]


def test_a_substitute_is_named_by_post_or_nothing_is_recorded(story: Story) -> None:
    story.members(1)
    meeting = story.meeting(SECOND, held=False)
    marks = {meeting.attendances.get().pk: Mark(Attendance.Presence.SUBSTITUTE, "  ")}
    with refusal("substitute_without_post"):
        meetings.hold(by=PORTAL, meeting=meeting, marks=marks)
    assert Meeting.objects.get().state == Meeting.State.DRAFT


def test_its_notice_concludes_it(story: Story) -> None:
    meeting = story.meeting(SECOND)
    paper = story.notice(date(2021, 6, 9), [task(1, THIRD)])
    concluded = story.link(meeting, paper)
    assert (concluded.state, concluded.notice, concluded.notice_known_on) == (
        "concluded",
        paper,
        date(2021, 6, 9),
    )
    assert concluded.state_on(date(2021, 6, 8)) == Meeting.State.HELD
    with refusal("concluded"):
        meetings.change(by=PORTAL, meeting=meeting, fields=FIELDS, version=concluded.version)


def test_only_an_issued_notice_of_its_committee_after_it_can_be_its_notice(story: Story) -> None:
    meeting, later = story.meeting(SECOND), story.meeting(THIRD)
    older = story.notice(date(2021, 3, 12), [task(1)])
    taken = story.notice(date(2021, 10, 20), [task(1, date(2021, 12, 1))])
    story.link(later, taken)
    foreign = story.notice(date(2021, 6, 8), [task(1, THIRD)])
    Directive.objects.filter(pk=foreign.pk).update(committee=None)
    draft = story.notice(date(2021, 6, 9), [task(1, THIRD)])
    Directive.objects.filter(pk=draft.pk).update(issue_known_on=None, issue_recorded_at=None)
    for paper, code in (
        (older, "older"),
        (taken, "taken"),
        (foreign, "other_committee"),
        (draft, "not_issued"),
    ):
        with refusal(code):
            meetings.link_notice(by=PORTAL, meeting=meeting, directive=Directive.objects.get(pk=paper.pk))


def test_a_meeting_that_was_not_held_is_not_concluded(story: Story) -> None:
    meeting = story.meeting(SECOND, held=False)
    paper = story.notice(date(2021, 6, 9), [task(1, THIRD)])
    with refusal("not_held"):
        story.link(meeting, paper)


def test_every_act_is_in_the_audit_log(story: Story) -> None:
    meeting = story.meeting(SECOND)
    story.link(meeting, story.notice(date(2021, 6, 9), [task(1, THIRD)]))
    verbs = AuditEntry.objects.filter(object_kind="meetings.meeting", object_key=str(meeting.pk)).order_by(
        "id"
    )
    assert list(verbs.values_list("verb", flat=True)) == [
        "meeting.created",
        "meeting.held",
        "meeting.notice_linked",
    ]


def test_a_title_is_needed(story: Story) -> None:
    with pytest.raises(ValidationError):
        story.meeting(SECOND, held=False, title="")
    assert not Meeting.objects.exists()
