"""Whatever happens between meetings: no item disappears from the table, and nothing a meeting has frozen ever changes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from common import clock
from common.decisions import Refused
from directives.models import Directive, DirectiveItem
from meetings.actions import meetings, omissions, verdicts
from meetings.actions.verdicts import Said
from meetings.models import ItemReview, ItemVerdict, Meeting
from meetings.readings.agenda import carried_items
from tests.builders import PORTAL
from tests.meetings.story import Story, task

BEGIN = date(2021, 3, 1)
DEEP = settings.default is not None and settings.default.max_examples >= 1000
HISTORIES = 10_000 if DEEP else 10
STEPS = ("notice", "meeting", "done", "done", "leave_out", "verdict", "conclude", "reopen")
VERDICTS = ("close", "continue", "extend", "escalate", "merge", "")


@dataclass
class History:
    """One committee's life, told step by step; `ended` is what the test itself knows of items that are over."""

    story: Story
    day: date = BEGIN
    papers: list[Directive] = field(default_factory=list)
    held: list[Meeting] = field(default_factory=list)
    ahead: Meeting | None = None
    ended: dict[int, date] = field(default_factory=dict)
    out: dict[tuple[int, int], bool] = field(default_factory=dict)
    frozen: dict[str, dict[int, dict[str, Any]]] = field(
        default_factory=lambda: {"review": {}, "verdict": {}}
    )

    def items(self) -> list[DirectiveItem]:
        return list(DirectiveItem.objects.filter(directive__in=self.papers).order_by("pk"))

    def some(self, rows: list[Any], which: int) -> Any:
        return rows[which % len(rows)] if rows else None

    def step(self, name: str, which: int, days: int) -> None:
        self.day += timedelta(days=days + 1)
        with clock.at(self.day), suppress(Refused), transaction.atomic():  # a refused act leaves no trace
            getattr(self, name)(which)

    def notice(self, which: int) -> None:
        tasks = [task(no, self.day + timedelta(days=30)) for no in range(1, 2 + which % 3)]
        self.papers.append(self.story.notice(self.day, tasks, number=f"{len(self.papers) + 1}-TB"))

    def meeting(self, which: int) -> None:
        """The one ahead is held and the next prepared."""
        if self.ahead is not None:
            meeting = Meeting.objects.get(pk=self.ahead.pk)
            fields = meetings.MeetingFields("Họp", self.day)
            meeting = meetings.change(by=PORTAL, meeting=meeting, fields=fields, version=meeting.version)
            self.held.append(meetings.hold(by=PORTAL, meeting=meeting))
        self.ahead = self.story.meeting(
            self.day + timedelta(days=1), prepared_on=self.day, held=False, starts_at=None
        )

    def done(self, which: int) -> None:
        item = self.some([item for item in self.items() if item.pk not in self.ended], which)
        if item is not None:
            self.story.done(item, self.day)
            self.ended[item.pk] = self.day

    def leave_out(self, which: int) -> None:
        item = self.some(self.items(), which)
        if item is not None and self.ahead is not None:
            omissions.leave_out(by=PORTAL, meeting=self.ahead, item=item, reason="Chờ hướng dẫn của cấp trên")
            self.out[self.ahead.pk, item.pk] = True

    def verdict(self, which: int) -> None:
        item, meeting = self.some(self.items(), which), self.some(self.held, -1)
        if item is None or meeting is None:
            return
        said = Said(
            VERDICTS[which % len(VERDICTS)], self.day + timedelta(days=60), self.some(self.items(), which + 1)
        )
        verdicts.give(by=PORTAL, meeting=meeting, item=item, said=said)

    def conclude(self, which: int) -> None:
        meeting = self.some([each for each in self.held if each.pk not in self.concluded()], which)
        if meeting is None:
            return
        paper = self.story.notice(self.day, [task(1, self.day + timedelta(days=30))], number=f"K{meeting.pk}")
        self.papers.append(paper)
        meetings.link_notice(by=PORTAL, meeting=meeting, directive=paper)
        merged = ItemVerdict.objects.filter(
            meeting=meeting, stage="final", verdict="merge", is_carried_out=True
        )
        self.ended |= dict.fromkeys(merged.values_list("item", flat=True), self.day)

    def reopen(self, which: int) -> None:
        row = self.some(list(ItemVerdict.objects.filter(meeting__in=self.held, stage="final")), which)
        if row is not None:
            verdicts.reopen(by=PORTAL, meeting=row.meeting, item=row.item, reason="Văn bản đính chính")

    def concluded(self) -> set[int]:
        return set(Meeting.objects.filter(notice__isnull=False).values_list("pk", flat=True))

    def nothing_frozen_changed(self) -> None:
        for name, model in (("review", ItemReview), ("verdict", ItemVerdict)):
            now = {row["id"]: row for row in model.objects.filter(meeting__in=self.held).values()}
            before = self.frozen[name]
            assert {pk: now.get(pk) for pk in before} == before
            self.frozen[name] = now

    def nothing_disappeared(self) -> None:
        """Of every meeting: each item given out before it is reviewed as open until it ended, and once as ended."""
        issued = {item.pk: item.directive.issued_on for item in self.items_with_papers()}
        told_ended = dict.fromkeys(issued, 0)
        for meeting in self.held:
            reviews = {row.item_id: row for row in ItemReview.objects.filter(meeting=meeting)}
            for pk, since in issued.items():
                if since >= meeting.held_on:
                    assert pk not in reviews
                    continue
                is_open = self.ended.get(pk, date.max) > meeting.held_on
                assert (pk in reviews and not reviews[pk].is_ended) is is_open
                told_ended[pk] += pk in reviews and reviews[pk].is_ended
                if pk in reviews:
                    assert bool(reviews[pk].left_out) is self.out.get((meeting.pk, pk), False)
        for pk, end in self.ended.items():
            later = [each for each in self.held if each.held_on >= end and each.held_on > issued[pk]]
            assert told_ended[pk] == bool(later)

    def next_agenda_holds_every_open_item(self) -> None:
        if self.ahead is None:
            return
        found = carried_items(self.ahead, viewer=PORTAL, on=self.day)
        on_it = {item.row.id for group in found.open for item in group.items}
        held_on = Meeting.objects.get(pk=self.ahead.pk).held_on
        wanted = {
            item.pk
            for item in self.items_with_papers()
            if item.pk not in self.ended and item.directive.issued_on < held_on
        }
        assert on_it == wanted

    def items_with_papers(self) -> Iterator[DirectiveItem]:
        yield from DirectiveItem.objects.filter(directive__in=self.papers).select_related("directive")


@settings(max_examples=HISTORIES, phases=(Phase.generate,))
@given(
    st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 11), st.integers(0, 20)), min_size=3, max_size=9
    )
)
def test_no_item_disappears_and_nothing_frozen_changes(
    story: Story, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        history = History(story)
        for name, which, days in (("notice", 2, 0), ("meeting", 0, 0), *steps, ("meeting", 0, 3)):
            history.step(name, which, days)
            history.nothing_frozen_changed()
        history.nothing_disappeared()
        history.next_agenda_holds_every_open_item()
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ["reviews", "verdicts"])
def test_the_database_refuses_to_change_what_is_frozen(story: Story, name: str) -> None:
    paper = story.notice(BEGIN, [task(1, date(2021, 9, 1))])
    meeting = story.meeting(date(2021, 6, 4))
    with clock.at(date(2021, 6, 4)):
        verdicts.give(by=PORTAL, meeting=meeting, item=story.item(paper, 1), said=Said("continue"))
    rows = getattr(meeting, name)
    for act in (lambda: rows.update(by_label="Ai đó"), lambda: rows.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert rows.count() == 1
