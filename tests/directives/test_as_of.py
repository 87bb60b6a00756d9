"""As of any day: what is known later never changes an earlier day's page."""

from datetime import date, timedelta

from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from common import clock
from common.decisions import Refused
from directives.actions import assignments, cycles, extensions, lead_changes, opinions, urges
from directives.actions import items as item_actions
from directives.models import Assignment, DirectiveItem
from directives.readings import statuses
from directives.readings.counts import count
from directives.readings.items import item_rows
from directives.readings.my_work import my_work
from directives.readings.timelines import item_timeline
from organizations.models import Unit
from tests.builders import PORTAL, issued_paper, item
from tests.directives.asking import reported
from tests.infrastructure.layers import layer

FIRST, DAYS = date(2023, 9, 27), 5
HISTORIES = max(settings.default.max_examples // 5, 1)  # each reads every page of every day twice
HANDING_OVER = ("return_", "decline", "send_back", "ask_lead", "hand_over", "opinion")
ACTS = [
    "acknowledge",
    "report",
    "done",
    "verify",
    "accept",
    "ask",
    "grant",
    "meeting",
    "urge",
    "close",
    *HANDING_OVER,
]


@layer
def paper(cast):
    """One item of each manner: a dated task, a group, a standing duty, a recurring one, one for the next meeting."""
    return issued_paper(
        cast.district,
        item(1, coordinators=["LB.TCKH"], due=date(2023, 9, 29)),
        item(2, leads=["LB.00115", "LB.00118"], due=date(2023, 10, 2)),
        item(3, kind="standing"),
        item(4, due_kind="recurring", rhythm="monthly", rhythm_day=28),
        item(5, leads=["LB.NV"], due_kind="next_meeting"),
        item(6, kind="information"),
        on=FIRST,
    )


def hand_over(name, work):
    if name in ("return_", "decline", "send_back"):
        getattr(assignments, name)(by=PORTAL, assignment=work, reason="x")
    elif name == "ask_lead":
        lead_changes.ask(by=PORTAL, assignment=work, proposed_unit=None, reason="x")
    elif name == "hand_over":
        for request in work.lead_changes.filter(decision=""):
            lead_changes.decide(
                by=PORTAL, request=request, approve=True, unit=Unit.objects.get(code="LB.QLDA")
            )
    elif name == "opinion":
        opinions.give(by=PORTAL, item=work.item, text="x", units=[work.unit])


def act(name, work, on):
    """One act, if it may be; what may not be is no part of the history."""
    if name == "report":
        reported(work, percent=30, cause="x")
    elif name == "done":
        reported(work, done=True)
    elif name in HANDING_OVER:
        hand_over(name, work)
    elif name == "ask":
        extensions.ask(
            by=PORTAL, assignment=work, requested_due_on=date(2023, 10, 20) + (on - FIRST), reason="x"
        )
    elif name == "grant":
        for extension in work.extensions.filter(decision=""):
            extensions.decide(by=PORTAL, extension=extension, approve=True)
    elif name == "meeting":
        extensions.set_by_meeting(by=PORTAL, items=[work.item], meeting_on=on + timedelta(days=5))
    elif name == "urge":
        urges.record(by=PORTAL, assignment=work, text="x")
    elif name == "close":
        item_actions.close(by=PORTAL, item=work.item, reason="x")
    else:
        getattr(assignments, name)(by=PORTAL, assignment=work)


def seen(cast, on):
    """Everything that pages print of the day."""
    viewer, items = cast.actor("secretary"), DirectiveItem.objects.issued(on).order_by("directive", "no")
    rows = item_rows(items, viewer=viewer, on=on)
    return (
        rows,
        count(rows, reading="board", params=(), on=on),
        {row.pk: standing for row, standing in statuses.of_items(items, on).items()},
        [item_timeline(each, viewer, on) for each in items],
        my_work(viewer=cast.actor("lead_officer"), on=on),
        my_work(viewer=cast.actor("chair"), on=on),
    )


@settings(max_examples=HISTORIES)
@given(st.lists(st.tuples(st.integers(0, DAYS - 1), st.integers(0, 9), st.sampled_from(ACTS)), max_size=14))
def test_it_never_changes_a_past_day(cast, paper, history):
    with transaction.atomic():
        kept = []
        for number in range(DAYS):
            on = FIRST + timedelta(days=number)
            with clock.at(on):
                cycles.open_due(by=PORTAL, on=on)
                works = list(Assignment.objects.select_related("item").order_by("pk"))
                for _day, which, name in (step for step in history if step[0] == number):
                    try:
                        act(name, works[which % len(works)], on)
                    except Refused:
                        pass
                kept.append((on, seen(cast, on)))
        for on, then in kept:
            assert seen(cast, on) == then
        transaction.set_rollback(True)


def test_it_agrees_on_the_status_however_it_is_read(cast, paper):
    viewer = cast.actor("secretary")
    for number in range(DAYS):
        on = FIRST + timedelta(days=number)
        rows = item_rows(DirectiveItem.objects.all(), viewer=viewer, on=on)
        light = {
            found.pk: standing
            for found, standing in statuses.of_items(DirectiveItem.objects.all(), on).items()
        }
        assert {row.id: (row.status, row.days) for row in rows} == {
            key: (standing.status, standing.days) for key, standing in light.items()
        }


def test_it_shows_nothing_of_a_paper_before_it_was_issued(cast, paper):
    assert item_rows(DirectiveItem.objects.all(), viewer=PORTAL, on=FIRST - timedelta(days=1)) == ()
    assert len(item_rows(DirectiveItem.objects.all(), viewer=PORTAL, on=FIRST)) == 6


def test_it_dates_a_captured_old_paper_by_the_day_it_was_recorded(cast):
    old = issued_paper(cast.district, item(1), issued_on=date(2021, 3, 12), number="15-TB/BCĐ")
    rows = item_rows(old.items.all(), viewer=PORTAL, on=date(2021, 6, 4))
    assert rows == ()
    assert len(item_rows(old.items.all(), viewer=PORTAL, on=cast.today)) == 1
