"""The gallery in Chromium: nothing for axe to find, nothing sticks out, and the keyboard does what the list says."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


def themed(open_context: Callable[..., BrowserContext], live_server: Any, theme: str, **options: Any) -> Page:
    context = open_context(**options)
    context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
    page = context.new_page()
    page.goto("/gallery/")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_it_leaves_axe_nothing_to_find(
    size: str, theme: str, open_context: Any, live_server: Any, axe: Callable[[Page], list[str]]
) -> None:
    assert not axe(themed(open_context, live_server, theme, viewport=SIZES[size]))


@pytest.mark.parametrize("width", [320, 390, 820, 1000, 1280])
def test_it_never_scrolls_sideways(width: int, page: Page, overflow: Callable[[Page], int]) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/gallery/")
    assert overflow(page) == 0


def test_it_walks_rows_by_letters_until_they_are_switched_off(page: Page) -> None:
    page.goto("/gallery/")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-rows] .cursor")).to_have_count(1)
    expect(page.locator(".att > li").nth(1)).to_have_class(re.compile("cursor"))
    page.keyboard.press("k")
    expect(page.locator(".att > li").nth(0)).to_have_class(re.compile("cursor"))
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".att > li").nth(0)).to_have_class(re.compile("cursor"))
    page.keyboard.press("Control+k")
    expect(page.locator("#search")).to_be_focused()


def test_it_types_letters_into_fields_instead_of_walking(page: Page) -> None:
    page.goto("/gallery/")
    page.locator("#id_title").fill("")
    page.locator("#id_title").press_sequentially("jk?")
    expect(page.locator("#id_title")).to_have_value("jk?")
    expect(page.locator(".cursor")).to_have_count(0)


def test_it_keeps_a_draft_as_one_types(page: Page) -> None:
    page.goto("/gallery/")
    field = page.locator("#id_bad-title")
    field.fill("Một câu")
    field.blur()
    expect(page.locator("[data-autosave-status]")).to_have_text(re.compile(r"\d\d:\d\d"))


def test_it_keeps_the_text_and_says_so_when_the_draft_fails(page: Page, noise: list[str]) -> None:
    page.goto("/gallery/")
    page.route("**/gallery/", lambda route: route.abort())
    field = page.locator("#id_bad-title")
    field.fill("Một câu")
    field.blur()
    expect(page.locator("[data-autosave-status].bad")).not_to_be_empty()
    expect(field).to_have_value("Một câu")
    page.unroute("**/gallery/")
    noise.clear()


def test_it_changes_and_remembers_the_look(page: Page) -> None:
    page.goto("/gallery/")
    html = page.locator("html")
    expect(html).to_have_attribute("data-bs-theme", "auto")
    page.locator(".top [data-appearance] .ib").click()
    expect(html).to_have_attribute("data-bs-theme", "dark")
    page.reload()
    expect(html).to_have_attribute("data-bs-theme", "dark")


def test_it_opens_the_phones_menu_without_scripts(open_context: Any) -> None:
    page = open_context(viewport=SIZES["phone"], java_script_enabled=False).new_page()
    page.goto("/gallery/")
    expect(page.locator(".sheet")).not_to_be_visible()
    page.locator(".bottomnav summary").click()
    expect(page.locator(".sheet a").first).to_be_visible()


def test_it_tells_why_a_button_is_off_to_eye_and_ear(page: Page) -> None:
    page.goto("/gallery/")
    button = page.locator('.ph [aria-disabled="true"]')
    button.focus()
    reason = page.locator(f"#{button.get_attribute('aria-describedby')}").first
    expect(reason).to_be_visible()
