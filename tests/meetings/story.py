"""A committee that meets, concludes and asks at the next meeting what became of it: told day by day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from common import clock
from directives.actions import assignments, directives, progress_updates
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import Directive, DirectiveItem
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from meetings.models import Meeting
from organizations.models import Committee, CommitteeMembership
from tests.builders import BEGINNING, PORTAL
from tests.cast import Cast

FIRST, SECOND, THIRD = date(2021, 3, 5), date(2021, 6, 4), date(2021, 10, 15)


def task(no: int, due_on: date | None = date(2021, 5, 31), **fields: Any) -> ItemFields:
    """A task of the culture division; without a day it is due by the next meeting."""
    kind = DirectiveItem.Due.DATE if due_on else DirectiveItem.Due.NEXT_MEETING
    values = {"leads": ("LB.VHTT",), "due_kind": kind, "original_due_on": due_on, **fields}
    return ItemFields(no=no, text=f"Giao đơn vị thực hiện việc số {no}", **values)


def orientation(no: int) -> ItemFields:
    return ItemFields(no=no, text=f"Định hướng số {no}", kind=DirectiveItem.Kind.ORIENTATION)


@dataclass
class Story:
    cast: Cast
    committee: Committee

    def members(self, count: int = 3) -> list[CommitteeMembership]:
        return CommitteeMembership.objects.bulk_create(
            CommitteeMembership(
                committee=self.committee,
                seat="member",
                title=f"Ủy viên {place}",
                position=place,
                valid_from=BEGINNING,
            )
            for place in range(1, count + 1)
        )

    def meeting(
        self, on: date, *, prepared_on: date | None = None, held: bool = True, **fields: Any
    ) -> Meeting:
        values = MeetingFields(title=f"Họp Ban Chỉ đạo {on:%d/%m/%Y}", held_on=on, starts_at=time(14, 0))
        with clock.at(prepared_on or on):
            meeting = meetings.create(by=PORTAL, committee=self.committee, fields=replace(values, **fields))
        if not held:
            return meeting
        with clock.at(on):
            return meetings.hold(by=PORTAL, meeting=meeting, all_present=True)

    def notice(
        self,
        issued_on: date,
        items: Iterable[ItemFields],
        *,
        number: str = "",
        recorded_on: date | None = None,
        **fields: Any,
    ) -> Directive:
        head = DirectiveFields(
            title="Kết luận của Trưởng Ban Chỉ đạo",
            committee=self.committee,
            number=number or f"{issued_on:%m%d}-TB/BCĐ",
            issued_on=issued_on,
            signer_post="Trưởng ban",
            **fields,
        )
        with clock.at(recorded_on or issued_on):
            paper = directives.create(by=PORTAL, owner=self.committee.owner, fields=head, items=tuple(items))
            return directives.issue(by=PORTAL, directive=paper)

    def done(self, item: DirectiveItem, on: date, *, accepted_on: date | None = None) -> None:
        """Every lead reports the item done on the day, and it is verified and accepted."""
        for work in item.assignments.leads():
            with clock.at(on):
                progress_updates.record(by=PORTAL, assignment=work, percent=100, result="Đã xong", done=True)
            with clock.at(accepted_on or on):
                assignments.verify(by=PORTAL, assignment=work)
                assignments.accept(by=PORTAL, assignment=work)

    def link(self, meeting: Meeting, paper: Directive, on: date | None = None) -> Meeting:
        with clock.at(on or paper.issued_on or meeting.held_on):
            return meetings.link_notice(by=PORTAL, meeting=meeting, directive=paper)

    def item(self, paper: Directive, no: int) -> DirectiveItem:
        return paper.items.get(no=no)
