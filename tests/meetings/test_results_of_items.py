"""What a meeting hears of the items of the last notice."""

from datetime import date

import pytest

from directives.models import Directive
from directives.readings.rows import Status
from meetings.readings.results import results_of_items
from tests.builders import PORTAL
from tests.meetings.story import FIRST, SECOND, THIRD, Story, orientation, task

TODAY = date(2023, 10, 16)


def statuses(found: object) -> dict[int, Status]:
    return {row.no: row.status for row in found.items}


def test_it_speaks_of_the_last_notice_before_the_meeting(story: Story) -> None:
    story.notice(date(2021, 1, 10), [task(1)])
    last = story.notice(date(2021, 3, 12), [task(1), task(2)])
    story.notice(date(2021, 6, 4), [task(1, date(2021, 6, 30))])  # of the meeting's own day
    found = results_of_items(story.meeting(SECOND), viewer=PORTAL, on=TODAY)
    assert found.notice is not None
    assert found.notice.id == last.pk
    assert [row.no for row in found.items] == [1, 2]


def test_it_counts_every_item_as_of_the_meetings_day(story: Story) -> None:
    paper = story.notice(date(2021, 3, 12), [task(1), task(2), task(3, date(2021, 6, 30)), orientation(4)])
    story.done(story.item(paper, 1), date(2021, 5, 20))
    story.done(story.item(paper, 2), date(2021, 7, 1))
    found = results_of_items(story.meeting(SECOND), viewer=PORTAL, on=TODAY)
    assert statuses(found) == {1: Status.DONE, 2: Status.OVER, 3: Status.NONE, 4: Status.INFO}
    assert int(found.counts.total) == 4
    assert int(found.counts.done) == 1


def test_it_says_the_counts_in_words_with_a_figure_behind_each(story: Story) -> None:
    paper = story.notice(date(2021, 3, 12), [task(no) for no in range(1, 4)] + [orientation(4)])
    story.done(story.item(paper, 1), date(2021, 5, 20))
    found = results_of_items(story.meeting(SECOND), viewer=PORTAL, on=TODAY)
    assert [(clause.key, int(clause.figure)) for clause in found.clauses] == [
        ("done", 1),
        ("over", 2),
        ("info", 1),
    ]
    assert "1" in found.clauses[0].text
    assert "3" in found.clauses[0].text  # orientations ended at issue: they are no work that could be done
    assert "status=over" in found.clauses[1].figure.url


def test_a_past_meetings_results_do_not_change_when_later_facts_arrive(story: Story) -> None:
    paper = story.notice(date(2021, 3, 12), [task(1), task(2)])
    meeting = story.meeting(SECOND)
    before = results_of_items(meeting, viewer=PORTAL, on=SECOND)
    story.done(story.item(paper, 1), date(2021, 6, 20))
    story.notice(date(2021, 6, 9), [task(1, date(2021, 6, 30))])
    story.meeting(THIRD)
    assert results_of_items(meeting, viewer=PORTAL, on=TODAY) == before


def test_a_meeting_ahead_speaks_of_the_day_of_the_page(story: Story) -> None:
    paper = story.notice(date(2021, 3, 12), [task(1)])
    meeting = story.meeting(SECOND, prepared_on=date(2021, 4, 1), held=False)
    story.done(story.item(paper, 1), date(2021, 5, 20))
    assert statuses(results_of_items(meeting, viewer=PORTAL, on=date(2021, 4, 2))) == {1: Status.NONE}
    assert statuses(results_of_items(meeting, viewer=PORTAL, on=date(2021, 5, 21))) == {1: Status.DONE}


def test_open_items_of_earlier_notices_stand_beside(story: Story) -> None:
    old = story.notice(FIRST, [task(1), task(2)])
    story.done(story.item(old, 1), date(2021, 3, 20))
    story.notice(date(2021, 3, 12), [task(1)])
    found = results_of_items(story.meeting(SECOND), viewer=PORTAL, on=TODAY)
    assert [(group.notice.id, [item.row.no for item in group.items]) for group in found.earlier] == [
        (old.pk, [2])
    ]


@pytest.mark.parametrize(("reader", "seen"), [("lead_officer", True), ("ward_b_officer", False)])
def test_a_restricted_notice_is_read_by_its_addressees_only(story: Story, reader: str, seen: bool) -> None:
    story.notice(date(2021, 1, 10), [task(1)])
    story.notice(date(2021, 3, 12), [task(1)], circulation=Directive.Circulation.RESTRICTED)
    found = results_of_items(story.meeting(SECOND), viewer=story.cast.actor(reader), on=TODAY)
    assert found.is_restricted is not seen
    assert (found.notice is not None) is seen
    assert len(found.items) == int(seen)


def test_without_any_notice_there_is_nothing_to_report(story: Story) -> None:
    found = results_of_items(story.meeting(SECOND), viewer=PORTAL, on=TODAY)
    assert (found.notice, found.is_restricted, found.items, found.sentence) == (None, False, (), "")


def test_a_notice_recorded_after_the_meeting_changes_nothing_of_it(story: Story) -> None:
    meeting = story.meeting(SECOND)
    story.notice(date(2021, 3, 12), [task(1)], recorded_on=date(2021, 8, 1))
    assert results_of_items(meeting, viewer=PORTAL, on=TODAY).notice is None
    assert results_of_items(story.meeting(THIRD), viewer=PORTAL, on=TODAY).notice is not None
