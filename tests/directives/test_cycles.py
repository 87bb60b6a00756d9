"""Recurring duties and their cycles."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from common import clock
from common.actors import system
from common.decisions import Kind
from directives import tasks
from directives.actions import cycles
from directives.actions import items as item_actions
from directives.models import Assignment
from directives.models.cycle import Recurrence
from directives.readings.items import item_row
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import accepted, refusal, reported

MONTHLY = {"due_kind": "recurring", "rhythm": "monthly", "rhythm_day": 20}
RECURRENCES = st.builds(
    Recurrence,
    st.sampled_from(["weekly", "monthly", "quarterly", "yearly"]),
    st.none() | st.integers(1, 31),
    st.none() | st.integers(1, 12),
)


def opened(on, by=PORTAL):
    with clock.at(on):
        return cycles.open_due(by=by, on=on)


def keys(no=1):
    rows = Assignment.objects.filter(item__no=no).order_by("original_due_on")
    return list(dict.fromkeys(rows.values_list("cycle", flat=True)))


@pytest.mark.parametrize(
    ("recurrence", "on", "key", "due_on"),
    [
        (Recurrence("weekly", 5), date(2022, 8, 3), "2022-W31", date(2022, 8, 5)),
        (Recurrence("weekly"), date(2022, 8, 3), "2022-W31", date(2022, 8, 5)),
        (Recurrence("weekly", 1), date(2021, 1, 1), "2020-W53", date(2020, 12, 28)),
        (Recurrence("monthly", 20), date(2022, 8, 31), "2022-08", date(2022, 8, 20)),
        (Recurrence("monthly", 31), date(2023, 2, 1), "2023-02", date(2023, 2, 28)),
        (Recurrence("monthly"), date(2024, 2, 1), "2024-02", date(2024, 2, 29)),
        (Recurrence("quarterly", 15), date(2022, 7, 1), "2022-Q3", date(2022, 9, 15)),
        (Recurrence("quarterly"), date(2022, 12, 31), "2022-Q4", date(2022, 12, 31)),
        (Recurrence("yearly", 15), date(2022, 3, 1), "2022", date(2022, 12, 15)),
        (Recurrence("yearly", 31, 6), date(2022, 3, 1), "2022", date(2022, 6, 30)),
    ],
)
def test_it_names_the_cycle_around_a_day(recurrence, on, key, due_on):
    cycle = recurrence.around(on)
    assert (cycle.key, cycle.due_on) == (key, due_on)


@given(RECURRENCES, st.dates(date(2019, 1, 1), date(2030, 12, 31)))
def test_it_lines_up_cycles_without_gap_or_overlap(recurrence, on):
    cycle, following = recurrence.around(on), recurrence.after(recurrence.around(on))
    assert cycle.first_day <= on <= cycle.last_day
    assert cycle.first_day <= cycle.due_on <= cycle.last_day
    assert following.first_day == cycle.last_day + timedelta(days=1)
    assert recurrence.before(following) == cycle
    first = recurrence.first_due_from(on)
    assert first.due_on >= on
    assert recurrence.before(first).due_on < on


def test_it_opens_a_cycle_when_its_window_begins(cast):
    issued_paper(cast.district, item(1, leads=["@wards"], **MONTHLY), on=date(2023, 8, 10))
    assert keys() == ["2023-08"]
    assert opened(date(2023, 8, 31)).assignments == 0
    run = opened(date(2023, 9, 1))
    assert (run.cycles, run.assignments) == (1, len(cast.wards))
    assert keys() == ["2023-08", "2023-09"]


def test_it_is_safe_to_run_twice(cast):
    issued_paper(cast.district, item(1, **MONTHLY), on=date(2023, 8, 10))
    opened(date(2023, 9, 1))
    again = opened(date(2023, 9, 1))
    assert (again.cycles, again.assignments) == (0, 0)
    assert Assignment.objects.count() == 2


def test_it_leaves_no_gap_after_days_on_which_it_did_not_run(cast):
    issued_paper(cast.district, item(1, **MONTHLY), on=date(2023, 5, 10))
    assert opened(date(2023, 10, 3)).cycles == 5
    assert keys() == ["2023-05", "2023-06", "2023-07", "2023-08", "2023-09", "2023-10"]


def test_it_bounds_what_it_catches_up(cast):
    weekly = {"due_kind": "recurring", "rhythm": "weekly"}
    issued_paper(cast.district, item(1, **weekly), on=date(2022, 1, 3))
    assert opened(date(2023, 10, 16)).cycles == cycles.CATCH_UP
    assert keys()[-1] == "2023-W42"


def test_it_opens_for_units_valid_on_the_cycles_first_day(cast):
    issued_paper(cast.district, item(1, leads=["LB.DC", "LB.VHTT"], **MONTHLY), on=date(2022, 11, 10))
    opened(date(2023, 2, 1))
    found = dict.fromkeys(Assignment.objects.filter(unit=cast.closed).values_list("cycle", flat=True))
    assert list(found) == ["2022-11", "2022-12"]
    assert keys() == ["2022-11", "2022-12", "2023-01", "2023-02"]


def test_it_opens_nothing_for_a_duty_that_was_ended(cast):
    paper = issued_paper(cast.district, item(1, **MONTHLY), on=date(2023, 8, 10))
    with clock.at(date(2023, 8, 25)):
        closed = item_actions.close(by=cast.actor("chair"), item=paper.items.get(), reason="Đã vào nền nếp")
    assert opened(date(2023, 10, 1)).cycles == 0
    assert assignment(paper, "LB.VHTT").state == Assignment.State.CANCELLED
    assert item_row(closed, viewer=PORTAL, on=date(2023, 8, 24)).status == "over"
    assert item_row(closed, viewer=PORTAL, on=date(2023, 8, 25)).status == "done"


def test_it_ends_a_standing_duty_by_a_verdict_only(cast):
    paper = issued_paper(cast.district, item(1, kind="standing"), item(2, due=date(2023, 10, 30)))
    standing, task = paper.items.order_by("no")
    reported(assignment(paper, "LB.VHTT"), percent=90)
    assert item_row(standing, viewer=PORTAL, on=cast.today).status == "standing"
    told = refusal(lambda: item_actions.close(by=cast.actor("chair"), item=task, reason="x"))
    assert (told.kind, told.code) == (Kind.STATE, "not_standing")
    officer = cast.actor("lead_officer")
    assert refusal(lambda: item_actions.close(by=officer, item=standing, reason="x")).kind is Kind.ROLE
    item_actions.close(by=cast.actor("chair"), item=standing, reason="Hết nhiệm vụ")
    assert item_row(standing, viewer=PORTAL, on=cast.today).status == "done"
    again = refusal(lambda: item_actions.close(by=cast.actor("chair"), item=standing, reason="x"))
    assert again.kind is Kind.STATE


def test_it_shows_an_overdue_cycle_and_else_a_standing_duty(cast):
    paper = issued_paper(cast.district, item(1, **MONTHLY), on=date(2023, 8, 10))
    duty = paper.items.get()
    assert item_row(duty, viewer=PORTAL, on=date(2023, 8, 11)).status == "standing"
    assert item_row(duty, viewer=PORTAL, on=date(2023, 8, 18)).status == "soon"
    late = item_row(duty, viewer=PORTAL, on=date(2023, 8, 23))
    assert (late.status, late.days) == ("over", 3)
    with clock.at(date(2023, 8, 24)):
        accepted(assignment(paper, "LB.VHTT"))
    assert item_row(duty, viewer=PORTAL, on=date(2023, 8, 25)).status == "standing"


def test_it_is_the_portal_that_opens_cycles_and_never_ahead_of_time(cast):
    told = refusal(lambda: cycles.open_due(by=cast.actor("secretary"), on=cast.today))
    assert told.kind is Kind.ROLE
    told = refusal(lambda: cycles.open_due(by=system("x"), on=date(2023, 10, 17)))
    assert told.kind is Kind.INPUT


def test_it_runs_as_task_and_as_command_alike(cast, capsys):
    issued_paper(cast.district, item(1, **MONTHLY), on=date(2023, 9, 10))
    tasks.open_cycles.run()
    assert keys() == ["2023-09", "2023-10"]
    call_command("open_cycles", "--json", "--on", "2023-10-16")
    assert json.loads(capsys.readouterr().out) == {"on": "2023-10-16", "cycles": 0, "assignments": 0}
    call_command("open_cycles")
    assert "0 cycles" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("open_cycles", "--on", "2023-11-01")


def test_it_costs_the_same_for_one_item_and_for_many(cast, django_assert_num_queries):
    issued_paper(cast.district, item(1, leads=["@wards"], **MONTHLY), on=date(2023, 9, 10))
    opened(date(2023, 10, 1))
    many = [item(no, leads=["@wards"], **MONTHLY) for no in range(1, 31)]
    issued_paper(cast.district, *many, number="2", on=date(2023, 9, 10))
    opened(date(2023, 10, 1))
    with django_assert_num_queries(
        6
    ):  # items, units, cycles open already, leads taken over, and the savepoint's two
        opened(date(2023, 10, 2))
