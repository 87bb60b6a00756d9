"""A meeting of the demonstration, from its draft to the archive, in a real browser: nineteen verdicts by keyboard, the draft
of the notice, its check, number and date, and what the signed notice says otherwise."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.demonstration.conftest import TODAY
from tests.demonstration.serving import served
from tests.journeys.visitors import DESK, Visitor

pytestmark = pytest.mark.story
ITEMS = 19
NOTICE = "63-TB/BCĐ"  # the notice of nineteen items that the committee asks about
NUMBER = "64-TB/BCĐ"
ROOM = {"width": 1920, "height": 1080}
READABLE = 32  # pixels of the smallest words of an item on a screen of 1080 lines
SAID = "Phòng Văn hóa và Thông tin chủ trì xây dựng kế hoạch tập huấn; hoàn thành trước ngày 30/11/2023."
CLOSE, CONTINUE, EXTEND = "1", "2", "3"


@pytest.fixture
def portal_url(prepared: Path, tmp_path: Path) -> Iterator[str]:
    """The loaded story behind a process of its own."""
    portal = served(prepared, tmp_path / "portal", TODAY.isoformat())
    yield portal.url
    portal.process.stop()


def test_a_meeting_goes_from_draft_to_archive(arrives: Any) -> None:
    secretary = arrives("thuky")
    meeting = prepared_meeting(secretary)
    secretary.open(f"{meeting}invitation/").locator("form[action$='/invite/'] button").click()
    secretary.open(meeting).locator("form[action$='/sit/'] button").click()
    given = nineteen_verdicts(secretary.page)
    secretary.look()
    the_room_sees_item_and_result(secretary, meeting)
    draft = ended(secretary, meeting)
    signed(secretary, arrives("chanhvanphong"), arrives("vanthu"), draft)
    concluded(secretary, meeting, given)
    page = secretary.page
    page.locator("form[action$='/archive/'] button").click()
    expect(page.locator("form[action$='/archive/']")).to_have_count(0)
    assert page.request.get(f"{meeting}edit/").status == 409  # nothing of an archived meeting is changed


def prepared_meeting(secretary: Visitor) -> str:
    """Its address."""
    page = secretary.open("/meetings/new/")
    page.locator("[name=title]").fill("Họp bất thường về tiến độ")
    page.locator("[name=kind]").select_option("extraordinary")
    page.locator("[name=held_on]").fill(TODAY.isoformat())
    page.locator("[name=starts_at]").fill("15:00")
    page.locator("[name=place]").fill("Phòng họp số 2")
    page.locator("main form button.p").click()
    expect(page).to_have_url(re.compile(r"/meetings/\d+/$"))
    secretary.glance()
    return re.sub(r"^https?://[^/]+", "", page.url)


def nineteen_verdicts(desk: Page) -> dict[str, int]:
    """The items of the notice lie first; one key each. How many of each verdict were given."""
    given = {CLOSE: 0, CONTINUE: 0, EXTEND: 0}
    for number in range(1, ITEMS + 1):
        head = desk.get_by_role("heading", name=f"Nội dung {number}, {NOTICE}", exact=True)
        expect(head).to_be_visible()
        desk.wait_for_load_state()  # the keys are heard once the scripts have run
        status = desk.locator("dl.kv .st").first.get_attribute("class") or ""
        key = CLOSE if "done" in status else EXTEND if "over" in status else CONTINUE
        desk.keyboard.press(key)
        given[key] += 1
        expect(desk.get_by_text(f"đã có ý kiến {number}/")).to_be_visible()
    return given


def the_room_sees_item_and_result(secretary: Visitor, meeting: str) -> None:
    """Large enough for the last row, within one screen; no verdict, no button."""
    page = secretary.page
    page.set_viewport_size(ROOM)
    page.goto(f"{meeting}session/")
    sizes = "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
    assert min(page.locator(".now-item h2, .now-item dd, .now-item .told p").evaluate_all(sizes)) >= READABLE
    assert page.evaluate("document.documentElement.scrollHeight") <= ROOM["height"]
    assert page.locator("button, nav, form").count() == 0
    page.set_viewport_size(DESK)
    secretary.glance()


def ended(secretary: Visitor, meeting: str) -> str:
    """A conclusion as it is spoken, then the end of the session: the address of the draft notice."""
    page = secretary.open(f"{meeting}session/desk/")
    page.wait_for_load_state()
    page.locator("[name=text]").fill(SAID)
    page.locator("[name=text]").press("Control+Enter")
    expect(page.locator("ol.kl li")).to_have_count(1)
    page.locator("form[action$='/session/end/'] button").click()
    expect(page).to_have_url(re.compile(r"/directives/\d+/$"))
    secretary.look()
    return re.sub(r"^https?://[^/]+", "", page.url)


def signed(secretary: Visitor, head: Visitor, clerk: Visitor, draft: str) -> None:
    secretary.page.locator(f"form[action='{draft}submit/'] button").click()
    head.send(f"{draft}check/", note="Đồng ý trình ký")
    clerk.send(f"{draft}issue/", number=NUMBER, issued_on=TODAY.isoformat(), signer_post="Trưởng Ban Chỉ đạo")
    expect(clerk.page.get_by_text(NUMBER).first).to_be_visible()


def concluded(secretary: Visitor, meeting: str, given: dict[str, int]) -> None:
    """The signed notice gives item 2 more time than the table did; both stand in the record."""
    page = secretary.open(f"{meeting}notice/")
    row = page.locator("tbody tr").filter(has=page.get_by_role("link", name=f"2, {NOTICE}", exact=True))
    row.locator("select").select_option("extend")
    row.locator("input[type=date]").fill("2023-12-15")
    page.locator("main form button.p").click()
    expect(page).to_have_url(re.compile(re.escape(meeting) + "#verdicts$"))
    record = page.locator("section[aria-labelledby=verdicts]")
    expect(record.get_by_text("theo thông báo")).to_have_count(ITEMS)
    expect(record.get_by_text("Gia hạn")).to_have_count(given[EXTEND] + 1)
    expect(record.get_by_text("15/12/2023")).to_have_count(1)
    secretary.look()
