"""From a pasted notice to the chair's board, in a real browser: the office, a division, a ward, the leaders."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from directives.models import Assignment, Directive
from tests.journeys.house import NOTICE, House, address
from tests.journeys.visitors import Visitor, cells_of, counts_of

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ITEMS = 19


def test_nineteen_items_go_from_the_pasted_text_to_the_board(live_district: House, arrives: Any) -> None:
    secretary = arrives("thuky")
    paper = given_out(secretary)
    assert Assignment.objects.leads().filter(item__directive=paper).count() > ITEMS
    live_district.today_is(date(2021, 3, 22))
    home_affairs = live_district.work(paper, 2, "LB.NV")
    culture = live_district.work(paper, 5, "LB.VHTT")
    ward = live_district.work(paper, 15, "LB.00121")
    office = live_district.work(paper, 13, "LB.VPQU")
    a_division_reports(arrives("nv"), home_affairs)
    reported_done(arrives("vhtt"), culture)
    reported_done(arrives("giangbien"), ward)
    reported_done(arrives("vpqu"), office)
    live_district.today_is(date(2021, 3, 24))
    for work in (home_affairs, culture, ward):
        secretary.send(address(work, "verify"))
    head = arrives("chanhvanphong")
    head.send(address(home_affairs, "accept"))
    head.send(address(ward, "accept"))
    head.send(address(culture, "return"), reason="Thiếu danh sách học viên; bổ sung trước ngày 31/3.")
    chair = arrives("truongban")
    chair.send(address(office, "accept"))
    states = [
        live_district.work(paper, each.item.no, each.unit.code).state
        for each in (home_affairs, culture, ward, office)
    ]
    assert states == ["accepted", "returned", "accepted", "accepted"]
    numbers_agree(chair, paper)
    looks_around(chair)


def given_out(secretary: Visitor) -> Directive:
    """Paste, nineteen times Enter, give out."""
    page = secretary.open("/directives/capture/")
    page.locator("textarea[name=text]").fill(NOTICE)
    page.locator("textarea[name=text]").press("Control+Enter")
    expect(page.locator("tr[data-row]")).to_have_count(ITEMS)
    secretary.look()
    for number in range(1, ITEMS + 1):
        expect(page.locator("tr.cur .rownum")).to_have_text(str(number))
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"{number}/{ITEMS}", exact=True)).to_be_visible()
    secretary.look()
    page.locator("a[href$='/give-out/']").click()
    expect(page.locator("main form button.p")).to_be_visible()
    secretary.look()
    page.locator("main form button.p").click()
    expect(page.locator("ol.strip .cell")).to_have_count(ITEMS)
    secretary.look()
    return Directive.objects.get(number="15-TB/BCĐ")


def a_division_reports(officer: Visitor, work: Assignment) -> None:
    """Takes the work up from its list, reports on the way, then reports it done."""
    page = officer.open("/my-work/")
    page.locator(f"form[action='{address(work, 'acknowledge')}'] button").click()
    expect(page.locator(f"form[action='{address(work, 'acknowledge')}']")).to_have_count(0)
    officer.look()
    officer.send(address(work, "report"), percent="40", result="Đã cài đặt phần mềm tại 60 tổ bầu cử.")
    officer.open(f"/directives/assignments/{work.pk}/")
    reported_done(officer, work)


def reported_done(officer: Visitor, work: Assignment) -> None:
    told = "Đã hoàn thành; có báo cáo kèm theo."
    officer.send(address(work, "report"), percent="100", result=told, done=True)


def numbers_agree(chair: Visitor, paper: Directive) -> None:
    """Board, notice, their strips, the chips of the notice and every explained figure say the same."""
    board = chair.open("/")
    on_board, strip = counts_of(board), cells_of(board)
    notice = chair.open(f"/directives/{paper.pk}/")
    assert counts_of(notice) == on_board
    assert cells_of(notice) == strip
    assert sum(on_board.values()) == len(strip) == ITEMS
    assert sorted(on_board.values()) == sorted(Counter(strip).values())
    for key, number in Counter(strip).items():
        assert explained(chair, paper, key) == number
    assert strip[1] == "done"
    assert explained(chair, paper, "") == ITEMS
    chair.open(f"/directives/items/{paper.items.get(no=5).pk}/")


def looks_around(visitor: Visitor) -> None:
    """The other pages of the menu."""
    for page in ("attention", "directives", "directives/items", "meetings", "organizations", "permissions"):
        visitor.open(f"/{page}/")
    visitor.open("/organizations/LB.VHTT/")


def explained(visitor: Visitor, paper: Directive, key: str) -> int:
    page = visitor.open(f"/explain/?figure=notice_items&directive={paper.pk}&status={key}")
    rows = page.locator("#results a[href*='/directives/items/']").count()
    value = int(page.locator(".explain .value").inner_text().split("/")[0].split()[0])
    assert rows == value
    return value
