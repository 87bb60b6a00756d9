"""A leader with the keyboard alone: searches, asks why a figure says so, goes by the reference on a paper, reads the brief."""

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.builders import issued_paper, item
from tests.journeys.house import House

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = date(2023, 10, 16)


def test_every_figure_is_explained_and_found_again(live_district: House, arrives: Any) -> None:
    live_district.today_is(TODAY)
    works = [
        item(no, leads=["LB.VHTT"], due=date(2023, 10, no), text=f"Rà soát hạ tầng số {no}") for no in (1, 2)
    ]
    issued_paper(live_district.units["LB"], *works, on=date(2023, 9, 1), number="63-TB/BCĐ")
    the_week_is_told(arrives("thuky"), arrives("chanhvanphong"))
    chair = arrives("truongban")
    page = chair.open("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("ha tang so")
    page.keyboard.press("Enter")
    expect(page.locator(".hits li")).to_have_count(2)
    chair.glance()
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hits li").nth(1)).to_have_class(re.compile("cursor"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/directives/items/\d+/"))
    page = chair.open("/")
    page.locator("a.fig").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results tbody tr")).to_have_count(2)
    chair.glance()
    reference, explained = page.locator("code.ref").inner_text(), page.url
    page = chair.open("/briefs/1/")
    expect(page.locator("main")).to_contain_text(reference)
    chair.open("/tables/")
    page.keyboard.press("Control+k")
    page.keyboard.type(reference)
    page.keyboard.press("Enter")
    expect(page.locator(".value")).to_contain_text("2")
    assert page.url.split("?")[1].split("&on=")[0] == explained.split("?")[1].split("&on=")[0]


def the_week_is_told(secretary: Any, head: Any) -> None:
    """Prepared, looked at and released."""
    secretary.send("/briefs/new/", word="Tập trung hai nội dung quá hạn.")
    page = head.open("/briefs/1/")
    page.locator("main form button.p").click()
    expect(page.locator(".callout.done")).to_be_visible()
    head.open("/briefs/")
