"""A past day's page shows that day, whatever happens later."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from directives.actions import assignments, extensions, progress_updates
from directives.models import Assignment, Directive
from egov_portal.demonstration import papers
from organizations.models import Committee, Unit, User
from organizations.readings.actors import actor_of
from tests.builders import PORTAL

pytestmark = pytest.mark.story
DAY = "2021-06-04"
LATER = "2023-10-16"
CHANGING = re.compile(r'(nonce|value)="[A-Za-z0-9+/=_-]{16,}"')  # the tokens of one answer
MORE = """QUẬN ỦY LONG BIÊN
BAN CHỈ ĐẠO ỨNG DỤNG CÔNG NGHỆ THÔNG TIN
Số: 71-TB/BCĐ
Long Biên, ngày 16 tháng 10 năm 2023

THÔNG BÁO
Kết luận của đồng chí Trưởng Ban Chỉ đạo

1. Giao Phòng Nội vụ xây dựng kế hoạch tập huấn; hoàn thành trước ngày 30/11/2023.
2. UBND 14 phường rà soát thiết bị đầu cuối, báo cáo trước ngày 15/12/2023.

T/L TRƯỞNG BAN
"""


def first_notice() -> Directive:
    return Directive.objects.get(number="15-TB/BCĐ")


def pages() -> list[str]:
    """Everything that speaks about the nineteen items."""
    notice = first_notice()
    addresses = ["/", "/attention/", "/my-work/", "/directives/", "/directives/items/", "/meetings/"]
    addresses.append(reverse("directives:detail", args=[notice.pk]))
    for no in (4, 8, 14):
        item = notice.items.get(no=no)
        addresses.append(reverse("directives:item", args=[item.pk]))
        work = item.assignments.leads().get()
        addresses.append(reverse("directives:assignment-detail", args=[work.pk]))
    return addresses


def shown(client: Client, address: str, day: str) -> str:
    """The main part of the page on that day."""
    answer = client.get(address, {"on": day})
    assert answer.status_code == 200, address
    main = html.fromstring(answer.content.decode()).get_element_by_id("main")
    return CHANGING.sub("", html.tostring(main, encoding="unicode"))


def open_work() -> list[Assignment]:
    """Work of that time that is still open, and of the latest notice; neither resting nor waiting for a hand-over."""
    leads = Assignment.objects.leads().open().select_related("unit", "item__directive__owner")
    return list(
        leads.filter(
            cycle="", original_due_on__isnull=False, unit__in=Unit.objects.in_force(date.fromisoformat(LATER))
        )
        .exclude(state=Assignment.State.SUSPENDED)
        .order_by("pk")[:6]
    )


def test_a_past_day_stays_what_it_was(visitor: Callable[[str], Client]) -> None:
    chair = visitor("truongban")
    before = {address: shown(chair, address, DAY) for address in pages()}
    todays = shown(chair, "/", LATER)
    something_happens()
    after = {address: shown(chair, address, DAY) for address in before}
    assert [address for address in before if before[address] != after[address]] == []
    assert shown(chair, "/", LATER) != todays


def something_happens() -> None:
    """Reports, verdicts, an extension, and a new notice with its work."""
    secretary, chair = (actor_of(User.objects.get(username=name)) for name in ("thuky", "truongban"))
    committee = Committee.objects.select_related("owner").get(code="LB.BCD")
    papers.give_out(secretary, committee, MORE)
    works = open_work()
    assert len(works) > 3
    for place, work in enumerate(works):
        if work.state not in (Assignment.State.REPORTED_DONE, Assignment.State.VERIFIED):
            told = {
                "percent": 100,
                "result": "Đã hoàn thành",
                "cause": "Chờ kinh phí",
                "done": place % 2 == 0,
            }
            progress_updates.record(by=PORTAL, assignment=work, **told)
        work.refresh_from_db()
        if work.state == Assignment.State.REPORTED_DONE:
            assignments.verify(by=PORTAL, assignment=work)
            assignments.accept(by=chair, assignment=work)
        elif not work.extensions.filter(decision="").exists():
            wanted = date(2023, 12, 20)
            asked = extensions.ask(by=PORTAL, assignment=work, requested_due_on=wanted, reason="Chờ kinh phí")
            extensions.decide(by=PORTAL, extension=asked, approve=True)


def test_the_board_of_the_past_day_speaks_of_its_notice(visitor: Callable[[str], Client]) -> None:
    board = visitor("truongban").get("/", {"on": DAY}).context["board"]
    assert board.notice.number == "15-TB/BCĐ"
    assert [cell.number for cell in board.notice.cells] == list(range(1, 20))
    assert board.on == date.fromisoformat(DAY)
