"""A person in a real browser, who looks at every page he opens: with axe, and on narrow windows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from egov_portal.demonstration.cast import PASSWORD

DESK = {"width": 1440, "height": 900}
NARROW = (390, 320)  # pixels
expect.set_options(timeout=20_000)  # the machine of a build server is shared


@dataclass
class Visitor:
    username: str
    page: Page
    axe: Callable[[Page], list[str]]
    overflow: Callable[[Page], int]
    seen: set[str]  # kinds of pages that somebody has looked at already
    found: list[str] = field(default_factory=list)

    def sign_in(self) -> None:
        self.page.goto("/accounts/login/")
        self.glance()
        self.page.locator("[name=login]").fill(self.username)
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("[name=password]").press("Enter")
        expect(self.page).not_to_have_url(re.compile("/accounts/login/"))

    def open(self, address: str) -> Page:
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, f"{address}: {answer.status}"
        self.glance()
        return self.page

    def glance(self) -> None:
        """Look, unless such a page was looked at before."""
        kind = re.sub(r"\d+", "0", self.page.url.split("/", 3)[-1].partition("&")[0])
        if kind not in self.seen:
            self.seen.add(kind)
            self.look()

    def look(self) -> None:
        """What is wrong with the page as it stands is kept, so that one run tells all."""
        self.page.wait_for_load_state("load")
        where = f"{self.username} {self.page.url.split('/', 3)[-1] or 'board'}"
        self.found += [f"{where}: {each}" for each in self.axe(self.page)]
        for width in NARROW:
            self.page.set_viewport_size({"width": width, "height": 844})
            if wider := self.overflow(self.page):
                self.found.append(f"{where}: {wider} px wider than {width}")
        self.page.set_viewport_size(DESK)

    def send(self, address: str, **fields: str | bool) -> None:
        """Open the form's page, fill it, press its main button."""
        self.open(address)
        form = self.page.locator("main form:has(button.p)")
        for name, value in fields.items():
            box = form.locator(f"[name={name}]")
            if isinstance(value, bool):
                box.set_checked(value)
            elif box.evaluate("field => field.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)
        form.locator("button.p").click()
        expect(self.page).not_to_have_url(re.compile(re.escape(address)))


@pytest.fixture
def arrives(
    open_context: Callable[..., BrowserContext], axe: Any, overflow: Any
) -> Iterator[Callable[[str], Visitor]]:
    """Somebody signs in by the form in his own browser; at the end nothing may be wrong with any page he saw."""
    everybody, seen = list[Visitor](), set[str]()

    def arrived(username: str) -> Visitor:
        visitor = Visitor(username, open_context(viewport=DESK).new_page(), axe, overflow, seen)
        everybody.append(visitor)
        visitor.sign_in()
        return visitor

    yield arrived
    wrong = [each for visitor in everybody for each in visitor.found]
    assert not wrong, "\n".join(wrong)


def counts_of(page: Page) -> dict[str, int]:
    """What the legend above the strip says: word of a status -> number."""
    found = {}
    for entry in page.locator("ul.lg li").all():
        *words, number = entry.inner_text().split()
        found[" ".join(words)] = int(number)
    return found


def cells_of(page: Page) -> list[str]:
    """The status key of every cell of the strip, in the order of the items."""
    classes = page.locator("ol.strip .cell").evaluate_all("cells => cells.map(cell => cell.className)")
    return [each.replace("cell", "").strip() for each in classes]
