"""Work in the states that follow-up brings it to: asked about, resting, accepted; and that of a unit that ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from common import clock
from directives.actions import coordination, courses, explanations, handovers
from directives.models import Assignment, CoordinationRequest, DirectiveItem, ExplanationRequest, Handover
from documents.actions.received import received
from organizations.models import Unit
from tests import builders
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.directives.asking import accepted
from tests.documents.papers import png

ISSUED, DUE = date(2023, 10, 2), date(2023, 10, 31)


@dataclass(frozen=True)
class FollowupWorld:
    """All of it led by the culture division but for the work of the closed one."""

    asked: Assignment
    question: ExplanationRequest  # about `asked`
    part: CoordinationRequest  # of `asked`, to ward A
    resting: Assignment
    accepted: Assignment
    item: DirectiveItem  # of `asked`
    successor: DirectiveItem
    closed: Unit  # with one work open
    waiting: Assignment  # of `closed`
    handover: Handover


def build(cast: Cast) -> FollowupWorld:
    paper = builders.issued_paper(
        cast.district,
        *(builders.item(no, leads=["LB.VHTT"], due=DUE) for no in (1, 2, 3, 4)),
        on=ISSUED,
        issued_on=ISSUED,
        number="66-TB/BCĐ",
    )
    asked, resting, done = (builders.assignment(paper, "LB.VHTT", no) for no in (1, 2, 3))
    before = date(2022, 6, 1)
    old = builders.issued_paper(
        cast.district,
        *(builders.item(no, leads=["LB.DC"]) for no in (1, 2)),
        on=before,
        issued_on=before,
        number="12-TB/BCĐ",
    )
    first, waiting = (builders.assignment(old, "LB.DC", no) for no in (1, 2))
    due_on = clock.today() + timedelta(days=3)
    scan = received(png(8), "bien-ban.png")
    return FollowupWorld(
        asked=asked,
        question=explanations.ask(by=PORTAL, assignment=asked, text="Vì sao chậm?", due_on=due_on),
        part=coordination.ask(
            by=PORTAL, assignment=asked, unit=cast.ward_a, text="Cho ý kiến", due_on=due_on
        ),
        resting=courses.suspend(by=PORTAL, assignment=resting, reason="Chờ vốn"),
        accepted=accepted(done),
        item=asked.item,
        successor=paper.items.get(no=4),
        closed=cast.closed,
        waiting=waiting,
        handover=handovers.hand_over(
            by=PORTAL,
            from_unit=cast.closed,
            to_unit=cast.coordinator,
            minutes=handovers.Minutes("01/BB-BG", TODAY, file=scan),
            chosen=[first.pk],
        ),
    )
