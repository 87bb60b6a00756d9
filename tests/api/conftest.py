"""What tests of the API share: a paper with work for several units, and programs that hold keys."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.cache import caches

from directives.models import Assignment, Directive
from tests import builders
from tests.api import asking
from tests.api.asking import Program
from tests.cast import Cast
from tests.infrastructure.layers import layer

ISSUED, DUE = date(2023, 10, 2), date(2023, 11, 15)


@dataclass(frozen=True)
class Story:
    """`work` is ward A's, `others` ward B's; `division` is led by the culture division."""

    cast: Cast
    paper: Directive
    restricted: Directive  # addressed to ward B
    draft: Directive
    foreign: Directive  # of the other district
    work: Assignment
    others: Assignment
    division: Assignment
    part: Assignment  # coordinated by the finance division
    secret: Assignment
    abroad: Assignment


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    caches["throttle"].clear()


@layer
def story(cast: Cast) -> Story:
    paper = builders.issued_paper(
        cast.district,
        builders.item(1, leads=["@wards"], due=DUE),
        builders.item(2, leads=["LB.VHTT"], coordinators=("LB.TCKH",), due=DUE),
        on=ISSUED,
        issued_on=ISSUED,
    )
    restricted = builders.issued_paper(
        cast.district,
        builders.item(1, leads=["LB.00118"], due=DUE),
        on=ISSUED,
        issued_on=ISSUED,
        number="64-TB/BCĐ",
        circulation="restricted",
    )
    foreign = builders.issued_paper(
        cast.other_district,
        builders.item(1, leads=["TL.P1"], due=DUE),
        on=ISSUED,
        issued_on=ISSUED,
        number="9-TB/BCĐ",
    )
    return Story(
        cast=cast,
        paper=paper,
        restricted=restricted,
        draft=builders.draft_paper(cast.district, builders.item(1, due=DUE), number="65-TB/BCĐ"),
        foreign=foreign,
        work=builders.assignment(paper, "LB.00115", 1),
        others=builders.assignment(paper, "LB.00118", 1),
        division=builders.assignment(paper, "LB.VHTT", 2),
        part=builders.assignment(paper, "LB.TCKH", 2),
        secret=builders.assignment(restricted, "LB.00118", 1),
        abroad=builders.assignment(foreign, "TL.P1", 1),
    )


@pytest.fixture
def ward_a(story: Story) -> Program:
    return asking.of(story.cast.ward_a)
