"""Open work of a unit that ended goes on elsewhere, all at once; and whatever is decided, no item is lost."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from common.decisions import Kind, Refused
from directives.actions import assignments, courses, extensions, handovers, items, lineage
from directives.models import Assignment, DirectiveItem, Handover, ItemLink
from directives.readings.handled import handled
from directives.readings.handovers import minutes_page, waiting_work
from directives.readings.items import item_row, item_rows
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import accepted, refusal, reported
from tests.infrastructure.layers import layer

BEFORE, DUE = date(2022, 6, 1), date(2023, 11, 30)
MINUTES = handovers.Minutes("05/BB-BG", date(2023, 10, 12), handed_by="Trưởng phòng")
CODES = ("LB.VHTT", "LB.TCKH", "LB.NV")


@layer
def paper(cast):
    """The division that ended leads two items, one of them with another lead, and coordinates a third."""
    rows = (
        item(1, leads=["LB.DC"], due=DUE),
        item(2, leads=["LB.DC", "LB.VHTT"], due=DUE),
        item(3, leads=["LB.VHTT"], coordinators=["LB.DC"], due=DUE),
    )
    return issued_paper(cast.district, *rows, on=BEFORE, issued_on=BEFORE)


def handed(cast, by="chair", to=None, **told):
    fields = {"from_unit": cast.closed, "to_unit": to or cast.lead, "minutes": MINUTES, **told}
    return handovers.hand_over(by=cast.actor(by), **fields)


def test_it_hands_over_everything_with_its_minutes_and_nothing_twice(cast, paper):
    chair = cast.actor("chair")
    first = assignment(paper, "LB.DC", 1)
    extensions.extend_by_verdict(by=chair, item=first.item, due_on=date(2023, 12, 20), reason="x")
    assert [(row.name, row.open_work) for row in waiting_work(viewer=chair).units] == [(cast.closed.name, 3)]
    made = handed(cast)
    assert not Assignment.objects.filter(unit=cast.closed).open().exists()
    heir = assignment(paper, "LB.VHTT", 1)
    assert (heir.succeeds_id, heir.original_due_on) == (first.pk, DUE)
    row = item_row(first.item, viewer=chair, on=cast.today)
    assert (row.due_on, row.lead_count, row.lead_short) == (date(2023, 12, 20), 1, "VH&TT")
    assert [line.is_joined for line in minutes_page(made.pk, viewer=chair).lines] == [False, True, True]
    for no in (2, 3):
        assert item_row(paper.items.get(no=no), viewer=chair, on=cast.today).lead_count == 1
    assert waiting_work(viewer=chair).units == ()
    assert waiting_work(viewer=chair).recorded[0].count == 3
    assert minutes_page(made.pk, viewer=cast.actor("outsider")) is None
    assert refusal(lambda: handed(cast)).kind is Kind.STATE


def test_it_says_who_may_and_to_whom(cast, paper):
    for by, kind in (("secretary", Kind.ROLE), ("lead_officer", Kind.ROLE), ("outsider", Kind.NOT_VISIBLE)):
        assert refusal(lambda by=by: handed(cast, by=by)).kind is kind
    for told, field in (
        ({"to": cast.unit("TL.P1")}, "to_unit"),
        ({"to": cast.closed}, "to_unit"),
        ({"minutes": handovers.Minutes(" ", cast.today)}, "number"),
        ({"minutes": handovers.Minutes("1", date(2024, 1, 1))}, "minutes_on"),
        ({"from_unit": cast.coordinator}, "state"),
        ({"chosen": [assignment(paper, "LB.VHTT", 2).pk]}, "state"),
    ):
        assert refusal(lambda told=told: handed(cast, **told)).code == field
    done = accepted(assignment(paper, "LB.VHTT", 2))
    assert done.state == "accepted"
    assert refusal(lambda: handed(cast)).code == "to_unit"  # open work must not vanish in work that has ended
    only_first = handed(cast, chosen=[assignment(paper, "LB.DC", 1).pk])
    assert only_first.lines.count() == 1
    assert Handover.objects.count() == 1


# ---- whatever is decided, no item is lost ----

pick = st.integers(0, 4)
acts = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["supersede", "merge", "split"]), pick, pick, pick),
        st.tuples(st.sampled_from(["cancel", "no_task", "suspend", "resume", "finish", "close"]), pick),
    ),
    min_size=1,
    max_size=7,
)


def act(by, found, told):
    """One decision; what is refused changes nothing."""
    name, mine, *others = told[0], found[told[1]], *(found[no] for no in told[2:])
    work = mine.assignments.leads().order_by("pk").last()
    courses_of = {
        "cancel": {"authority": "CV 12", "reason": "x", "whole_item": True},
        "suspend": {"reason": "x"},
    }
    with transaction.atomic():
        if name == "supersede":
            lineage.supersede(by=by, item=mine, successor=others[0], reason="x")
        elif name == "merge":
            lineage.merge(by=by, items=[mine, others[1]], into=others[0], reason="x")
        elif name == "split":
            lineage.split(by=by, item=mine, successors=others, reason="x")
        elif name == "no_task":
            items.mark_no_task(by=by, item=mine, reason="x")
        elif name == "close":
            items.close_by_verdict(by=by, item=mine, reason="x")
        elif name == "finish":
            reported(work, done=True)
            assignments.verify(by=by, assignment=work)
            assignments.accept(by=by, assignment=work)
        else:
            getattr(courses, name)(by=by, assignment=work, **courses_of.get(name, {}))


def goes_on_or_ended(item_id, links, rows):
    """Following the links leads, without a circle, to items that have none: they go on, or ended by a verdict."""
    seen, waiting = set(), [item_id]
    while waiting:
        current = waiting.pop()
        assert current not in seen or current != item_id, "an item follows itself"
        seen.add(current)
        waiting += [new for old, new in links if old == current and new not in seen]
    ends = [pk for pk in seen if not any(old == pk for old, _new in links)]
    return bool(ends) and all(
        not rows[pk].is_ended
        or rows[pk].status.value in ("done", "late", "info")
        or rows[pk].end == "cancelled"
        for pk in ends
    )


@pytest.mark.django_db
def test_no_item_is_lost_and_every_one_is_handled(cast):
    paper = issued_paper(cast.district, *(item(no + 1, leads=[CODES[no % 3]], due=DUE) for no in range(5)))
    found, chair = list(paper.items.order_by("no")), cast.actor("chair")

    @settings(max_examples=12, deadline=None, database=None)
    @given(acts)
    def holds(told):
        with transaction.atomic():
            before = {row.id: row for row in item_rows(paper.items.all(), viewer=chair, on=paper.issued_on)}
            for each in told:
                try:
                    act(PORTAL, found, each)
                except Refused:
                    continue
            rows = {row.id: row for row in item_rows(paper.items.all(), viewer=chair, on=cast.today)}
            links = list(ItemLink.objects.values_list("old", "new"))
            assert set(rows) == set(before) == {each.pk for each in found}
            assert handled(rows.values()).count == len(found)
            assert all(goes_on_or_ended(pk, links, rows) for pk in rows)
            linked = {old for old, _new in links}
            ended_as = DirectiveItem.objects.filter(ended_as__in=ItemLink.Kind.values)
            assert {each.pk for each in ended_as} == linked
            transaction.set_rollback(True)

    holds()
