"""How an item stands, derived from its leads."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from directives.models import DirectiveItem
from directives.readings import statuses
from directives.readings.counts import count
from directives.readings.rows import Status

ON = date(2023, 10, 16)


@dataclass(frozen=True)
class Lead:
    status: Status
    days: int = 0
    due_on: date | None = ON
    cycle: str = ""


def of(*leads, kind="task", due_kind="date", closed=None):
    found = DirectiveItem(kind=kind, due_kind=due_kind, closed_known_on=closed)
    return statuses.of_item(found, [lead if isinstance(lead, Lead) else Lead(lead) for lead in leads], ON)


DONE, LATE, WAIT, TRACK, SOON, OVER, NONE, STANDING, SUSPENDED, ENDED, INFO = Status


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        ([DONE, DONE], DONE),
        ([DONE, LATE], LATE),
        ([DONE, ENDED], DONE),
        ([ENDED, ENDED], ENDED),
        ([DONE, OVER, SOON], OVER),
        ([WAIT, SOON], SOON),
        ([WAIT, WAIT], WAIT),
        ([DONE, WAIT], WAIT),
        ([WAIT, TRACK], TRACK),
        ([NONE, NONE], NONE),
        ([DONE, NONE], TRACK),
        ([NONE, TRACK], TRACK),
        ([SUSPENDED, DONE], SUSPENDED),
        ([SUSPENDED, NONE], NONE),
        ([], NONE),
    ],
)
def test_it_derives_a_task_from_its_leads(leads, expected):
    assert of(*leads).status is expected


@pytest.mark.parametrize("kind", ["orientation", "information", "no_task"])
def test_it_ends_at_issue_what_asks_for_no_work(kind):
    assert of(kind=kind).status is INFO


@pytest.mark.parametrize("fields", [{"kind": "standing"}, {"due_kind": "ongoing"}, {"due_kind": "recurring"}])
def test_it_calls_a_lasting_duty_standing_unless_something_is_late(fields):
    assert of(TRACK, **fields).status is STANDING
    assert of(Lead(OVER, 4), TRACK, **fields).status is OVER
    assert of(TRACK, closed=ON, **fields).status is DONE
    assert of(TRACK, closed=date(2023, 10, 17), **fields).status is STANDING


def test_it_keeps_a_recurring_duty_standing_between_its_cycles():
    assert of(DONE, LATE, due_kind="recurring").status is STANDING
    assert of(due_kind="recurring").status is STANDING
    assert of(DONE, DONE, kind="standing").status is DONE


def test_it_tells_the_days_that_matter():
    assert of(Lead(OVER, 4), Lead(OVER, 16), Lead(SOON, 2)).days == 16
    assert of(Lead(SOON, 3), Lead(SOON, 1)).days == 1
    assert of(Lead(LATE, 2), Lead(LATE, 9)).days == 9
    assert of(Lead(TRACK, 30), Lead(NONE, 12), Lead(WAIT, 0)).days == 12
    assert of(Lead(TRACK, 0, due_on=None)).days == 0


def test_it_says_the_status_in_words_with_its_days():
    with translation.override("en"):
        assert statuses.label(OVER, 16) == "Overdue by 16 days"
        assert statuses.label(OVER, 1) == "Overdue by 1 day"
        assert statuses.label(SOON, 0) == "Due today"
        assert statuses.label(SOON, 1) == "1 day left"
        assert statuses.label(LATE, 2) == "Done 2 days late"
        assert statuses.label(TRACK, 30) == "In progress"
        assert {statuses.label(status, 0) for status in Status}.isdisjoint({""})


def test_it_counts_so_that_the_parts_add_up_to_the_total():
    rows = [Lead(status) for status in (DONE, DONE, LATE, OVER, INFO)]
    counts = count(rows, reading="board", params=(("unit", "LB"),), on=ON)
    assert int(counts.total) == 5
    assert sum(int(figure) for _status, figure in counts.by_status) == 5
    assert (int(counts.done), int(counts.of(DONE)), int(counts.of(SOON))) == (3, 2, 0)
    assert counts.of(OVER).params == (("unit", "LB"), ("status", "over"))
    assert counts.total.params == (("unit", "LB"),)
