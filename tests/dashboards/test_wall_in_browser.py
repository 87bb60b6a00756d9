"""A screen in a room: nothing is cut, nothing flickers, a lost connection is told with the age of the figures."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from organizations.actions import wall_devices
from tests.builders import PORTAL
from tests.cast import TODAY, Cast, build
from tests.dashboards.asking import told

pytestmark = pytest.mark.browser
CUT = """() => [...document.querySelectorAll(".w, .w *")].filter((each) => !each.closest("svg, .vh") &&
  getComputedStyle(each).overflow !== "visible" &&
  (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)).map((each) => each.outerHTML)"""


@pytest.fixture
def cast(transactional_db: Any, settings: Any) -> Cast:
    settings.DEMO_TODAY = TODAY
    return build()


def test_a_screen_lives_through_a_lost_connection(cast: Cast, page: Page, axe: Any, noise: list[str]) -> None:
    told(cast)
    made = wall_devices.create(by=PORTAL, owner=cast.district, label="Phòng họp")
    page.clock.install()
    page.goto(f"/wall/open/{made.token}/")
    assert axe(page) == []
    for width, height in ((1920, 1080), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        ) == [width, height]
        assert page.evaluate(CUT) == []
    age, board = page.locator("#age"), page.locator("#wall")
    page.evaluate("document.getElementById('age').dataset.same = '1'")
    expect(age).to_be_hidden()
    page.context.set_offline(True)
    for _minute in range(5):
        page.clock.run_for(60_000)
    expect(age).to_be_visible()
    expect(age.locator("b")).to_have_text("5")
    expect(board).to_contain_text("63-TB/BCĐ")
    assert axe(page) == []
    page.context.set_offline(False)
    noise.clear()  # the browser tells its console that it is offline
    with page.expect_response("**/wall/"):
        page.clock.run_for(60_000)
    expect(age).to_be_hidden()
    assert page.locator("#age[data-same]").count() == 1  # the page was not loaded anew
    wall_devices.revoke(by=PORTAL, device=made.device)
    page.clock.run_for(61_000)
    expect(page.locator("body")).not_to_contain_text("63-TB/BCĐ")
    noise.clear()  # a page that is gone answers 404
