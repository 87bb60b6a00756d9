"""Open items find their way to every meeting by themselves, until they end."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.decisions import Refused
from directives.models import Directive
from meetings.models import Meeting
from meetings.readings.agenda import CarriedItems, carried_items
from organizations.models import Committee
from tests import builders
from tests.builders import PORTAL
from tests.meetings.story import FIRST, SECOND, THIRD, Story, orientation, task

TODAY = date(2023, 10, 16)
NOTICE = date(2021, 3, 12)


def nos(groups: Any) -> dict[int, list[int]]:
    return {group.notice.id: [item.row.no for item in group.items] for group in groups}


def carried(meeting: Meeting, on: date = TODAY) -> CarriedItems:
    return carried_items(meeting, viewer=PORTAL, on=on)


def test_every_issued_item_not_yet_ended_is_on_the_table(story: Story) -> None:
    paper = story.notice(NOTICE, [task(1), task(2), task(3, None)])
    story.done(story.item(paper, 1), date(2021, 5, 20))
    found = carried(story.meeting(SECOND))
    assert nos(found.open) == {paper.pk: [2, 3]}
    assert found.open_count == 2


def test_orientations_end_at_issue_and_are_not_carried(story: Story) -> None:
    paper = story.notice(NOTICE, [orientation(1), task(2)])
    found = carried(story.meeting(SECOND))
    assert (nos(found.open), found.ended) == ({paper.pk: [2]}, ())


def test_an_item_ended_between_two_meetings_is_shown_once(story: Story) -> None:
    paper = story.notice(NOTICE, [task(1), task(2)])
    story.done(story.item(paper, 1), date(2021, 5, 20))
    second, third = story.meeting(SECOND), story.meeting(THIRD)
    assert nos(carried(second).ended) == {paper.pk: [1]}
    assert nos(carried(third).ended) == {}


def test_an_item_issued_and_ended_on_the_day_of_a_meeting_is_shown_at_the_next(story: Story) -> None:
    paper = story.notice(SECOND, [task(1, THIRD)])
    story.done(story.item(paper, 1), SECOND)
    second, third = story.meeting(SECOND), story.meeting(THIRD)
    assert carried(second).ended_count == 0
    assert nos(carried(third).ended) == {paper.pk: [1]}


def test_it_tells_age_and_how_often_the_item_was_on_the_table(story: Story) -> None:
    story.notice(NOTICE, [task(1)])
    story.meeting(SECOND)
    story.meeting(date(2021, 8, 1), held=False)  # was planned and never held
    (group,) = carried(story.meeting(THIRD)).open
    (item,) = group.items
    assert (item.age_days, item.times_carried) == ((THIRD - NOTICE).days, 1)


def test_the_table_of_a_past_meeting_does_not_change(story: Story) -> None:
    paper = story.notice(NOTICE, [task(1), task(2)])
    meeting = story.meeting(SECOND)
    before = carried(meeting, SECOND)
    story.done(story.item(paper, 1), date(2021, 6, 20))
    story.meeting(date(2021, 4, 1), prepared_on=date(2021, 6, 21), held=False)
    assert carried(meeting) == before


def test_the_oldest_notice_comes_first(story: Story) -> None:
    newer = story.notice(NOTICE, [task(1)])
    older = story.notice(FIRST, [task(1)])
    assert list(nos(carried(story.meeting(SECOND)).open)) == [older.pk, newer.pk]


def test_items_of_a_succeeded_committee_go_on_to_its_successor(story: Story) -> None:
    paper = story.notice(NOTICE, [task(1)])
    successor = builders.committee(story.cast.district, story.cast.office, code="LB.BCD2")
    Committee.objects.filter(pk=story.committee.pk).update(successor=successor)
    found = carried(Story(story.cast, successor).meeting(SECOND))
    assert nos(found.open) == {paper.pk: [1]}


def test_items_of_another_committee_stay_away(story: Story) -> None:
    story.notice(NOTICE, [task(1)])
    other = builders.committee(story.cast.district, story.cast.office, code="LB.BCD2")
    assert carried(Story(story.cast, other).meeting(SECOND)).open == ()


def test_a_restricted_item_is_carried_for_its_addressees_only(story: Story) -> None:
    story.notice(NOTICE, [task(1)], circulation=Directive.Circulation.RESTRICTED)
    meeting = story.meeting(SECOND)
    for name, count in (("lead_officer", 1), ("secretary", 1), ("ward_b_officer", 0)):
        assert carried_items(meeting, viewer=story.cast.actor(name), on=TODAY).open_count == count


def test_a_meeting_the_portal_did_not_know_of_yet_is_not_there(story: Story) -> None:
    meeting = story.meeting(SECOND, prepared_on=date(2021, 5, 15))
    with pytest.raises(Refused) as refused:
        carried(meeting, date(2021, 5, 14))
    assert refused.value.status == 404
    assert carried(meeting, date(2021, 5, 15)).open == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(
    ends=st.lists(st.one_of(st.none(), st.integers(0, 320)), min_size=1, max_size=4),
    gaps=st.lists(st.integers(1, 90), min_size=1, max_size=4),
)
def test_no_item_ever_disappears(story: Story, ends: list[int | None], gaps: list[int]) -> None:
    """Whatever the days: an item is open on the table of every meeting until it ends, and is told once as ended."""
    committee = builders.committee(
        story.cast.district, story.cast.office, code=f"LB.H{Committee.objects.count()}"
    )
    told = Story(story.cast, committee)
    paper = told.notice(NOTICE, [task(no) for no in range(1, len(ends) + 1)], number=f"{committee.pk}-TB")
    days = [NOTICE + timedelta(days=sum(gaps[: place + 1])) for place in range(len(gaps))]
    ended_on = {no: NOTICE + timedelta(days=after) for no, after in enumerate(ends, 1) if after is not None}
    for no, day in sorted(ended_on.items(), key=lambda pair: pair[1]):
        told.done(told.item(paper, no), day)
    found = [carried(told.meeting(day)) for day in days]
    for no in range(1, len(ends) + 1):
        end = ended_on.get(no, date.max)
        for day, table in zip(days, found, strict=True):
            assert (no in nos(table.open).get(paper.pk, [])) is (end > day)
        times_told = sum(no in nos(table.ended).get(paper.pk, []) for table in found)
        assert times_told == int(any(end <= day for day in days))
