"""The browser of the tests hears whom a page asks, and lets nobody else be reached."""

from playwright.sync_api import Page, expect


def test_it_hears_of_everybody_else_a_page_asks(page: Page, noise: list[str]) -> None:
    page.set_content(
        '<img alt="" src="https://example.org/a.png"><img alt="" src="http://192.0.2.1/b.png"><p>nobody</p>'
    )
    expect(page.get_by_text("nobody")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert {"asked https://example.org/a.png", "asked http://192.0.2.1/b.png"} <= set(noise)
    assert sum("ERR_NAME_NOT_RESOLVED" in line for line in noise) == 2
    noise.clear()
