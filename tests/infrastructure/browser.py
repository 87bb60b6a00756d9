"""Debian's Chromium: every page of a journey must be silent on the console and ask nobody else for anything."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.infrastructure.services import chromium

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--force-color-profile=srgb",
    # Nobody else is there to be asked. (Holding every request in the hand would cost the browser its cache.)
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def noise() -> list[str]:
    """What the console said and whom the page asked; a test that expects a refusal clears it."""
    return []


@pytest.fixture
def portal_url(live_server: Any) -> str:
    """Where the portal of the test answers; a test that serves another one says so here."""
    return str(live_server.url)


@pytest.fixture
def open_context(
    browser: Browser, portal_url: str, noise: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser contexts (viewport, colour scheme, JavaScript off, ...) that write to `noise`."""
    contexts: list[BrowserContext] = []

    def watch(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            noise.append(f"{message.type}: {message.text}")

    def heard(request: Request) -> None:
        if not request.url.startswith((portal_url, "data:", "blob:")):
            noise.append(f"asked {request.url}")

    def opened(**options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=portal_url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options
        )
        context.set_default_timeout(15_000)
        context.on("console", watch)
        context.on("weberror", lambda error: noise.append(f"script: {error.error}"))
        context.on("request", heard)
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert not noise, "\n".join(noise)


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport={"width": 1440, "height": 900}).new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def sign_in(portal_url: str) -> Callable[[Page, Any], None]:
    """Hands the page a session of the person, without the sign-in form."""

    def handed(page: Page, user: Any) -> None:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": portal_url, "httpOnly": True}]
        )

    return handed


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe-core finds on the page as it stands: one line per violation and element."""

    def found(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        options = json.dumps({"runOnly": AXE_TAGS, "resultTypes": ["violations"]})
        result = page.evaluate(f"axe.run(document, {options})")
        return [
            f"{violation['id']}: {violation['help']} -> {node['target']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return found


@pytest.fixture
def overflow() -> Callable[[Page], int]:
    """How many pixels the page is wider than its window; 0 is right."""

    def measured(page: Page) -> int:
        return int(page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))

    return measured
