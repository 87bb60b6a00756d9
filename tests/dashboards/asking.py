"""What the tests of the boards ask again and again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common import clock
from directives.models import Directive
from tests.builders import assignment, issued_paper, item
from tests.cast import Cast
from tests.directives.asking import accepted, reported, verified

ISSUED = date(2023, 9, 1)
BUDGET = 12
FREE = ('FROM "organizations_session"', 'FROM "organizations_user"', 'FROM "organizations_roleassignment"')


@dataclass
class Told:
    """A notice of six items on 16/10/2023: done, late by six days, due in two days, one ward of four done, not begun,
    and one only for information."""

    cast: Cast
    paper: Directive


def told(cast: Cast) -> Told:
    paper = issued_paper(
        cast.district,
        item(1, leads=["LB.VHTT"], due=date(2023, 9, 30), text="Ban hành kế hoạch"),
        item(2, leads=["LB.QLDA"], due=date(2023, 10, 10), text="Trình phương án mặt bằng"),
        item(3, leads=["LB.NV"], due=date(2023, 10, 18), text="Tập huấn kỹ năng số"),
        item(4, leads=["@wards"], due=date(2023, 12, 31), text="Kiện toàn tổ công nghệ"),
        item(
            5,
            leads=["LB.VHTT"],
            coordinators=["LB.TCKH"],
            due=date(2023, 11, 30),
            text="Xây dựng gian hàng số",
        ),
        item(6, leads=[], kind="information", text="Ghi nhận kết quả quý III"),
        on=ISSUED,
        number="63-TB/BCĐ",
    )
    with clock.at(date(2023, 9, 20)):
        accepted(assignment(paper, "LB.VHTT", 1))
        accepted(assignment(paper, "LB.00115", 4))
        reported(assignment(paper, "LB.QLDA", 2), percent=55, result="Vướng mặt bằng tầng 3")
    return Told(cast, paper)


def many(cast: Cast, count: int) -> Directive:
    """A notice of `count` items, each overdue, some waiting, some done."""
    leads = ("LB.VHTT", "LB.QLDA", "LB.NV", "@wards")
    items = [item(no, leads=[leads[no % 4]], due=date(2023, 10, 1 + no % 14)) for no in range(1, count + 1)]
    paper = issued_paper(cast.district, *items, on=ISSUED, number=f"{count}-TB/BCĐ")
    for no in range(5, count + 1, 5):
        code = leads[no % 4].replace("@wards", "LB.00115")
        verified(assignment(paper, code, no))
    return paper


def statements(client: Client, address: str) -> int:
    """Without transaction marks, and without session, user and roles (architecture 10)."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    asked = [
        row["sql"] for row in caught if not row["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    return sum(not any(free in sql for free in FREE) for sql in asked)


def seen(cast: Cast, name: str, address: str) -> Any:
    """The context of a page that opens."""
    answer = cast.client(name).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.context
