"""The arithmetic of honesty: silence makes a project worse every day, nothing but news makes it better."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.models import Rating
from projects.readings.standing import (
    RANKS,
    MilestoneFacts,
    ProjectFactsThen,
    cost_variance,
    disagrees,
    earliest_days,
    stand,
)

FIRST = date(2021, 1, 4)
DAYS = st.integers(0, 1500).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def milestones(draw: st.DrawFn, no: int = 1) -> MilestoneFacts:
    starts = draw(DAYS)
    due = starts + timedelta(days=draw(st.integers(0, 700)))
    reached = draw(st.booleans())
    return MilestoneFacts(
        no=no,
        name=f"Mốc {no}",
        starts_on=starts,
        due_on=due,
        first_due_on=due,
        weight=draw(st.integers(1, 9)),
        is_critical=draw(st.booleans()),
        after=tuple(draw(st.sets(st.integers(1, no - 1), max_size=2))) if no > 1 else (),
        percent=draw(st.integers(0, 99)),
        projected_on=draw(st.none() | DAYS),
        actual_on=draw(DAYS) if reached else None,
        said_on=draw(st.none() | DAYS),
    )


@st.composite
def plans(draw: st.DrawFn) -> tuple[ProjectFactsThen, list[MilestoneFacts]]:
    lines = [draw(milestones(no)) for no in range(1, draw(st.integers(1, 5)) + 1)]
    starts = draw(DAYS)
    facts = ProjectFactsThen(
        starts_on=starts,
        ends_on=starts + timedelta(days=draw(st.integers(0, 1500))),
        news_on=draw(st.none() | DAYS),
        open_high_risks=draw(st.integers(0, 2)),
    )
    return facts, lines


@given(milestones(), st.integers(0, 900), st.integers(0, 400))
def test_a_milestone_without_news_gets_worse_from_its_projected_day_on(
    one: MilestoneFacts, after: int, more: int
) -> None:
    one = replace(one, actual_on=None)
    since = max(one.projected_on or one.due_on, one.due_on)
    early, late = since + timedelta(days=after), since + timedelta(days=after + more)
    assert one.variance(late) <= one.variance(early)
    assert more == 0 or one.expected(late) > one.expected(early)
    assert one.overdue_days(late) == one.overdue_days(early) + more


@given(plans(), DAYS, st.integers(0, 500))
def test_nothing_improves_while_nobody_says_anything(
    plan: tuple[ProjectFactsThen, list[MilestoneFacts]], day: date, more: int
) -> None:
    facts, lines = plan
    before, after = (stand(facts, lines, on) for on in (day, day + timedelta(days=more)))
    assert RANKS[after.rating] >= RANKS[before.rating]
    assert after.variance <= before.variance
    assert after.gap <= before.gap
    assert after.silent_days >= before.silent_days
    assert after.expected_end >= before.expected_end
    assert after.percent == before.percent


@given(plans(), DAYS, st.integers(1, 400))
def test_a_later_expected_day_never_makes_a_project_better(
    plan: tuple[ProjectFactsThen, list[MilestoneFacts]], day: date, more: int
) -> None:
    facts, lines = plan
    first = lines[0]
    expected = max(first.projected_on or first.due_on, day)
    said = replace(first, projected_on=expected + timedelta(days=more))
    before, after = stand(facts, lines, day), stand(facts, [said, *lines[1:]], day)
    assert RANKS[after.rating] >= RANKS[before.rating]
    assert after.expected_end >= before.expected_end


def line(no: int = 1, **given: object) -> MilestoneFacts:
    fields = {
        "name": f"Mốc {no}", "starts_on": date(2023, 1, 1), "due_on": date(2023, 4, 11),
        "first_due_on": date(2023, 4, 11), **given,
    }  # fmt: skip
    return MilestoneFacts(no=no, **fields)


FACTS = ProjectFactsThen(date(2023, 1, 1), date(2023, 12, 31), news_on=date(2023, 4, 1))


def test_variance_is_the_share_of_the_planned_span() -> None:
    one = line()
    assert one.variance(date(2023, 3, 1)) == 0
    assert one.variance(date(2023, 5, 1)) == Decimal("-0.2000")
    assert replace(one, actual_on=date(2023, 4, 1)).variance(date(2023, 9, 1)) == Decimal("0.1000")
    assert replace(one, projected_on=date(2023, 5, 21)).variance(date(2023, 3, 1)) == Decimal("-0.4000")


@pytest.mark.parametrize(
    ("one", "on", "rating", "codes"),
    [
        (line(percent=100 - 1), date(2023, 4, 10), Rating.ON_TRACK, []),
        (line(percent=99), date(2023, 4, 12), Rating.AT_RISK, ["overdue"]),
        (line(percent=99, is_critical=True), date(2023, 4, 12), Rating.LATE, ["overdue"]),
        (line(percent=99, projected_on=date(2023, 4, 15)), date(2023, 4, 10), Rating.AT_RISK, ["slips"]),
        (line(percent=60), date(2023, 3, 22), Rating.LATE, ["behind"]),
        (line(percent=65), date(2023, 3, 22), Rating.AT_RISK, ["behind"]),
    ],
)
def test_the_rating_follows_from_the_thresholds(
    one: MilestoneFacts, on: date, rating: Rating, codes: list[str]
) -> None:
    found = stand(FACTS, [one], on)
    assert (found.rating, [reason.code for reason in found.reasons]) == (rating, codes)


def test_silence_alone_makes_it_red() -> None:
    far = line(percent=90, due_on=date(2024, 12, 31), first_due_on=date(2024, 12, 31))
    ratings = [stand(FACTS, [far], date(2023, 4, 1) + timedelta(days=days)).rating for days in (44, 45, 90)]
    assert ratings == [Rating.ON_TRACK, Rating.AT_RISK, Rating.LATE]


def test_what_waits_moves_with_what_it_waits_for() -> None:
    first, second = line(1), line(2, starts_on=date(2023, 4, 12), due_on=date(2023, 8, 1), after=(1,))
    on = date(2023, 5, 11)
    assert earliest_days([first, second], on)[2] == date(2023, 8, 31)
    assert stand(FACTS, [first, second], on).expected_end == date(2023, 8, 31)


def test_a_finished_project_is_done_whatever_the_day() -> None:
    reached = line(percent=100, actual_on=date(2023, 4, 20))
    found = stand(FACTS, [reached], date(2025, 1, 1))
    assert (found.key, found.percent, found.reasons, found.silent_days) == ("done", 100, (), 0)
    assert reached.key(date(2025, 1, 1)) == "late"


def test_people_disagree_when_they_say_better_than_the_facts() -> None:
    assert disagrees(Rating.ON_TRACK, Rating.AT_RISK)
    assert not disagrees(Rating.LATE, Rating.AT_RISK)
    assert not disagrees(None, Rating.LATE)


def test_cost_variance_takes_the_actual_cost_before_the_projected_one() -> None:
    assert cost_variance(100, 120, None) == Decimal("-0.2000")
    assert cost_variance(100, 120, 90) == Decimal("0.1000")
    assert cost_variance(None, 120, None) is None
    assert cost_variance(100, None, None) is None
