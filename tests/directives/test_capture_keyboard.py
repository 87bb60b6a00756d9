"""The capture table under a secretary's hands: by keyboard alone, on a phone, and in a browser without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from directives.models import Directive
from tests.cast import Cast
from tests.directives.capturing import SHORT, START, again, begun, page_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def paste(page: Page, text: str = SHORT) -> None:
    page.goto(START)
    page.locator("textarea[name=text]").fill(text)
    page.locator("#paste button.p").click()
    expect(page.locator("tr.cur .rownum")).to_have_text("1")


def in_hand(page: Page, no: str) -> None:
    expect(page.locator("tr.cur .rownum")).to_have_text(no)


def test_it_confirms_and_gives_out_by_keyboard(
    cast: Cast, page: Page, sign_in: Callable[[Page, Any], None], axe: Callable[[Page], list[str]]
) -> None:
    sign_in(page, cast.user("secretary"))
    paste(page)
    expect(page.locator("textarea[name=text]")).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("Enter")
    in_hand(page, "2")
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.press("Control+A")
    page.keyboard.type("+2t")
    page.keyboard.press("Enter")
    in_hand(page, "3")
    expect(page.locator("tr.ok").nth(1)).to_contain_text("26/10/2023")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("vh")
    expect(page.locator("#unit-list li").first).to_have_text("Phòng VH&TT")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("tr.cur")).to_have_count(0)
    give_out = page.locator(".acts a.bt.p")
    expect(give_out).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("main form button.p").click()
    page.wait_for_url("**/directives/*/")
    paper = Directive.objects.get()
    assert [item.leads for item in paper.items.order_by("no")] == [["LB.VHTT"], ["LB.NV"], ["LB.VHTT"]]


def test_arrows_split_merge_and_undo(cast: Cast, page: Page, sign_in: Callable[[Page, Any], None]) -> None:
    sign_in(page, cast.user("secretary"))
    paste(page)
    expect(page.locator("textarea[name=text]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    in_hand(page, "2")
    page.keyboard.press("Alt+m")
    in_hand(page, "1")
    rows = page.locator("tr[data-row]")
    expect(rows).to_have_count(2)
    page.keyboard.press("Control+z")
    expect(rows).to_have_count(3)
    page.locator("textarea[name=text]").click()
    page.keyboard.press("Control+Home")
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Alt+s")
    expect(rows).to_have_count(4)
    page.keyboard.press("Control+Enter")
    expect(rows).to_have_count(5)
    page.keyboard.press("Control+z")
    expect(rows).to_have_count(4)


def test_words_typed_are_kept_when_one_goes_to_another_row(
    cast: Cast, page: Page, sign_in: Callable[[Page, Any], None]
) -> None:
    sign_in(page, cast.user("secretary"))
    paste(page)
    expect(page.locator("textarea[name=text]")).to_be_focused()
    page.locator("textarea[name=text]").fill("Chữ vừa gõ")
    page.locator(".src [data-pick]").nth(2).click()
    in_hand(page, "3")
    expect(page.locator("tr[data-row]").first).to_contain_text("Chữ vừa gõ")


def test_what_is_refused_stays_in_the_cell(
    cast: Cast, page: Page, sign_in: Callable[[Page, Any], None], noise: list[str]
) -> None:
    sign_in(page, cast.user("secretary"))
    paste(page)
    expect(page.locator("textarea[name=text]")).to_be_focused()
    page.locator("[name=due]").fill("khi nào xong thì xong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("khi nào xong thì xong")
    expect(page.locator("[name=due]")).to_have_value("khi nào xong thì xong")
    expect(page.locator("[name=due]")).to_be_focused()
    noise.clear()  # the browser notes every refusal (422)


def test_it_works_without_scripts(
    cast: Cast, open_context: Callable[..., BrowserContext], sign_in: Callable[[Page, Any], None]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    sign_in(page, cast.user("secretary"))
    paste(page)
    page.locator("[name=due]").fill("30/11")
    for no in ("2", "3"):
        page.locator("[data-key=enter]").click()
        in_hand(page, no)
    page.locator("[data-key='alt+m']").click()
    expect(page.locator("tr[data-row]")).to_have_count(2)
    page.locator("[data-key='ctrl+z']").click()
    expect(page.locator("tr[data-row]")).to_have_count(3)


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_runs_out_of_a_phone(
    cast: Cast,
    open_context: Callable[..., BrowserContext],
    sign_in: Callable[[Page, Any], None],
    overflow: Callable[[Page], int],
    axe: Callable[[Page], list[str]],
    width: int,
) -> None:
    page = open_context(viewport={"width": width, "height": 800}, color_scheme="dark").new_page()
    sign_in(page, cast.user("secretary"))
    capture = begun(cast.client("secretary"))
    for address in (START, page_of(capture), f"{page_of(capture)}discard/"):
        page.goto(address)
        assert overflow(page) == 0, address
        assert axe(page) == [], address
    assert again(capture).is_open
