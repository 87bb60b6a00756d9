"""The boards of every role, a row's verbs opened, as each pair of eyes sees them: readable in every mode, never wider than the window."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.cast import TODAY, Cast, build
from tests.dashboards.asking import told
from tests.dashboards.test_attention_list import plan as plan_of_projects
from tests.projects.money import Plan

pytestmark = [pytest.mark.browser, pytest.mark.long]
plan = plan_of_projects
BOARDS = {
    "chair": ("/", "/attention/", "/board/roadmap/", "/board/outlook/"),
    "head_of_office": ("/wall/devices/", "/wall/map/"),
    "unit_leader": ("/board/unit/", "/board/projects/"),
    "ward_a_officer": ("/ward/",),
}
USUAL: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}
MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture
def cast(transactional_db: Any, settings: Any) -> Cast:
    settings.DEMO_TODAY = TODAY
    return build()


def wrong_with(page: Page, axe: Any, overflow: Any) -> list[str]:
    found = []
    for mode, media in MODES.items():
        page.emulate_media(**(USUAL | media))
        found += [f"{mode}: {each}" for each in axe(page)]
    page.emulate_media(**USUAL)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        if wider := overflow(page):
            found.append(f"{wider} px wider than {width}")
    page.set_viewport_size({"width": 1440, "height": 900})
    return found


def test_every_board_is_read_in_every_mode(
    cast: Cast, plan: Plan, open_context: Any, sign_in: Any, axe: Any, overflow: Any
) -> None:
    told(cast)
    wrong, menus = list[str](), 0
    context: BrowserContext = open_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    for name, addresses in BOARDS.items():
        sign_in(page, cast.user(name))
        for address in addresses:
            answer = page.goto(address, wait_until="networkidle")
            assert answer is not None
            assert answer.status == 200, f"{name} {address}"
            menu = page.locator("details.verbs summary")
            if menu.count():
                menu.first.click()
                menus += 1
            wrong += [f"{name} {address}: {each}" for each in wrong_with(page, axe, overflow)]
    assert menus == 2  # of the board and of the whole list
    assert not wrong, "\n".join(wrong)
