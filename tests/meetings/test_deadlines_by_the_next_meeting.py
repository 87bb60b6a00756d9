""" "By the next meeting" becomes a day when the meeting is set, and moves with it."""

from datetime import date

from common import clock
from directives.models import Assignment, DirectiveItem
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from meetings.models import Meeting
from tests.builders import PORTAL
from tests.meetings.story import FIRST, SECOND, THIRD, Story, task

TODAY = date(2023, 10, 16)
NOTICE = date(2021, 3, 12)
BETWEEN = date(2021, 5, 10)


def due(item: DirectiveItem, on: date = TODAY) -> date | None:
    return Assignment.objects.get(item=item).due_on(on)


def open_item(story: Story) -> DirectiveItem:
    return story.item(story.notice(NOTICE, [task(1, None)]), 1)


def move(meeting: Meeting, day: date) -> None:
    fields = MeetingFields(meeting.title, day)
    meetings.change(
        by=PORTAL, meeting=meeting, fields=fields, version=Meeting.objects.get(pk=meeting.pk).version
    )


def test_setting_the_meeting_sets_the_deadline(story: Story) -> None:
    item = open_item(story)
    assert due(item) is None
    story.meeting(SECOND, prepared_on=date(2021, 5, 1), held=False)
    assert due(item, date(2021, 4, 30)) is None
    assert due(item) == SECOND


def test_moving_the_meeting_moves_the_deadline(story: Story) -> None:
    item = open_item(story)
    meeting = story.meeting(SECOND, prepared_on=BETWEEN, held=False)
    move(meeting, date(2021, 6, 11))
    assert due(item) == date(2021, 6, 11)


def test_a_meeting_set_before_the_next_one_becomes_the_next(story: Story) -> None:
    item = open_item(story)
    story.meeting(SECOND, prepared_on=date(2021, 4, 1), held=False)
    story.meeting(BETWEEN, prepared_on=date(2021, 4, 2), held=False)
    assert due(item) == BETWEEN


def test_a_meeting_moved_behind_another_hands_the_deadline_on(story: Story) -> None:
    item = open_item(story)
    first = story.meeting(BETWEEN, prepared_on=date(2021, 4, 1), held=False)
    story.meeting(SECOND, prepared_on=date(2021, 4, 2), held=False)
    move(first, THIRD)
    assert due(item) == SECOND


def test_a_later_meeting_leaves_the_deadline_alone(story: Story) -> None:
    item = open_item(story)
    story.meeting(SECOND)
    story.meeting(THIRD)
    assert due(item) == SECOND


def test_a_meeting_before_the_notice_is_not_its_next_meeting(story: Story) -> None:
    item = open_item(story)
    story.meeting(FIRST, prepared_on=FIRST, held=False)
    story.meeting(NOTICE, prepared_on=NOTICE, held=False)
    assert due(item) is None


def test_a_dated_item_is_left_alone(story: Story) -> None:
    item = story.item(story.notice(NOTICE, [task(1)]), 1)
    story.meeting(SECOND, held=False)
    assert due(item) == date(2021, 5, 31)


def test_a_notice_issued_when_the_next_meeting_is_set_learns_its_day_when_linked(story: Story) -> None:
    meeting = story.meeting(FIRST)
    story.meeting(SECOND, prepared_on=date(2021, 3, 8), held=False)
    paper = story.notice(NOTICE, [task(1, None)])
    with clock.at(date(2021, 3, 13)):
        meetings.link_notice(by=PORTAL, meeting=meeting, directive=paper)
    assert due(story.item(paper, 1)) == SECOND
