"""Timeliness: one vocabulary, in Python and in SQL, for every day."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from common import clock
from common.stamps import stamp
from directives.models import (
    Assignment,
    AssignmentTransition,
    DeadlineExtension,
    DirectiveItem,
    ProgressUpdate,
    Timeliness,
)
from directives.models.timeliness import of_done, of_open
from directives.readings.assignments import assignment_row
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.infrastructure.layers import layer

FIRST, DAYS = date(2023, 9, 1), 6
SOON = timedelta(days=3)
STATES = [state.value for state in Assignment.State]
CAUSES = [cause.value for cause in DeadlineExtension.Cause]
DECISIONS = ["approved", "rejected"]

day = st.integers(0, DAYS - 1).map(lambda number: FIRST + timedelta(days=number))
facts = st.lists(
    st.one_of(
        st.tuples(st.just("transition"), day, st.sampled_from(STATES)),
        st.tuples(st.just("update"), day, st.booleans()),
        st.tuples(st.just("extension"), day, day, st.sampled_from(CAUSES), st.sampled_from(DECISIONS)),
    ),
    max_size=8,
)


def write(work, fact):
    """One fact, known on its day, as import or replay may write it."""
    common = {"assignment": work, "known_on": fact[1], **stamp(PORTAL)}
    if fact[0] == "transition":
        AssignmentTransition.objects.create(from_state="assigned", to_state=fact[2], **common)
    elif fact[0] == "update":
        ProgressUpdate.objects.create(
            reported_on=fact[1], percent=100 if fact[2] else 50, result="x", done=fact[2], **common
        )
    else:
        DeadlineExtension.objects.create(
            requested_due_on=fact[2],
            cause=fact[3],
            reason="x",
            decision=fact[4],
            decided_at=clock.now(),
            decided_known_on=fact[1],
            decided_by="x",
            **common,
        )


@layer
def work(cast):
    return assignment(issued_paper(cast.district, item(1), on=FIRST), "LB.VHTT")


@given(
    told=facts,
    due=st.none() | day,
    kind=st.sampled_from(["task", "standing"]),
    due_kind=st.sampled_from(["date", "next_meeting", "ongoing", "none"]),
)
def test_it_is_the_same_in_python_and_in_sql_on_every_day(work, told, due, kind, due_kind):
    with transaction.atomic():
        compare_every_day(work, told, due, kind, due_kind)
        transaction.set_rollback(True)


def compare_every_day(work, told, due, kind, due_kind):
    DirectiveItem.objects.update(
        kind=kind, due_kind="none" if due is None and due_kind == "date" else due_kind, original_due_on=due
    )
    Assignment.objects.update(original_due_on=due)
    for fact in told:
        write(work, fact)
    whole = Assignment.objects.select_related("item", "unit").prefetch_related(
        "transitions", "updates", "extensions"
    )
    in_python = whole.get(pk=work.pk)
    for number in range(DAYS + 2):
        on = FIRST + timedelta(days=number)
        annotated = Assignment.objects.with_timeliness(on, on + SOON).select_related("item", "unit")
        in_sql = annotated.get(pk=work.pk)
        assert in_sql.timeliness_then == in_python.timeliness(on, on + SOON).value
        assert in_sql.timeliness_then == assignment_row(in_sql, on, on + SOON).timeliness
        assert in_sql.state_then == in_python.state_on(on)
        assert in_sql.due_then == in_python.due_on(on)
        assert in_sql.first_due == in_python.first_due_on(on)
        assert in_sql.done_then == in_python.done_on(on)


@pytest.mark.parametrize(
    ("done", "original", "due", "expected"),
    [
        (date(2023, 9, 30), date(2023, 9, 30), date(2023, 9, 30), Timeliness.DONE_ON_TIME),
        (date(2023, 10, 1), date(2023, 9, 30), date(2023, 9, 30), Timeliness.DONE_LATE),
        (date(2023, 10, 1), date(2023, 9, 30), date(2023, 10, 31), Timeliness.DONE_ON_EXTENSION),
        (date(2023, 11, 1), date(2023, 9, 30), date(2023, 10, 31), Timeliness.DONE_LATE),
        (date(2023, 11, 1), None, None, Timeliness.DONE),
    ],
)
def test_it_judges_done_work_by_the_day_it_was_reported(done, original, due, expected):
    assert of_done(done, original, due) is expected


@pytest.mark.parametrize(
    ("on", "due", "expected"),
    [
        (date(2023, 10, 16), None, Timeliness.NO_DUE),
        (date(2023, 10, 16), date(2023, 10, 15), Timeliness.OVERDUE),
        (date(2023, 10, 16), date(2023, 10, 16), Timeliness.DUE_SOON),
        (date(2023, 10, 16), date(2023, 10, 19), Timeliness.DUE_SOON),
        (date(2023, 10, 16), date(2023, 10, 20), Timeliness.IN_TIME),
    ],
)
def test_it_measures_open_work_on_the_day(on, due, expected):
    assert of_open(on, due, soon_until=date(2023, 10, 19)) is expected
