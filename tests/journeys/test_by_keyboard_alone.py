"""A leader without a mouse: signs in, asks why a figure says so, gives a word from the board, goes to another day and back."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from directives.models import Directive
from egov_portal.demonstration.cast import PASSWORD
from tests.builders import issued_paper, item
from tests.journeys.house import House
from tests.journeys.visitors import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = date(2023, 10, 16)
LONGEST_WAY = 150  # presses of Tab from the top of a page
# What holds the focus, and whether one sees that: an outline or a ring that the house's style draws.
FOCUS = """wanted => {
  const here = document.activeElement
  if (!here || here === document.body) return {there: false, seen: true, told: ""}
  const style = getComputedStyle(here)
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
  const inside = !here.matches(":focus")  // a part of the browser's own control, which draws its ring itself
  return {there: here.matches(wanted), seen: outline || inside || style.boxShadow !== "none", told: here.outerHTML.slice(0, 120)}
}"""


@dataclass
class Hands:
    """Tab, Enter and letters; every stop on the way must show that it is one."""

    page: Page

    def reach(self, wanted: str) -> None:
        for _press in range(LONGEST_WAY):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(FOCUS, wanted)
            assert found["seen"], f"no visible focus: {found['told']}"
            if found["there"]:
                return
        raise AssertionError(f"{wanted} is not reached from {self.page.url}")

    def enter(self, wanted: str) -> None:
        self.reach(wanted)
        self.page.keyboard.press("Enter")

    def write(self, wanted: str, words: str) -> None:
        self.reach(wanted)
        self.page.keyboard.type(words)


def test_a_leader_needs_no_mouse(live_district: House, open_context: Any) -> None:
    live_district.today_is(TODAY)
    work = item(1, leads=["LB.VHTT"], due=date(2023, 10, 1), text="Rà soát hạ tầng số")
    issued_paper(live_district.units["LB"], work, on=date(2023, 9, 1), number="63-TB/BCĐ")
    page = open_context(viewport=DESK).new_page()
    hands = Hands(page)
    page.goto("/accounts/login/")
    hands.write("[name=login]", "truongban")
    hands.write("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"://[^/]+/$"))

    hands.enter("a.fig")
    expect(page.locator("#results tbody tr")).to_have_count(1)
    hands.enter('.crumb a[href="/"], .crumb a[href^="/?"]')
    expect(page).to_have_url(re.compile(r"://[^/]+/(\?.*)?$"))

    hands.enter(".att details.verbs > summary")
    hands.enter('.att details.verbs[open] a[href*="/opinion/"]')
    expect(page).to_have_url(re.compile("/opinion/"))
    hands.write("main textarea[name=text]", "Báo cáo nguyên nhân trước thứ Sáu.")
    page.keyboard.press("Control+s")
    expect(page).not_to_have_url(re.compile("/opinion/"))
    assert Directive.objects.exclude(number="63-TB/BCĐ").count() == 1

    page.goto("/")
    hands.enter("details.asof > summary")
    hands.enter('details.asof a[href^="/days/"]')
    expect(page).to_have_url(re.compile("/days/"))
    hands.enter('main a.ti[href*="on="]')
    expect(page.locator(".callout.info a")).to_be_visible()
    hands.enter(".callout.info a")
    expect(page.locator(".callout.info")).to_have_count(0)
