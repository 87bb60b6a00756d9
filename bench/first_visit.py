"""The first visit of the leader board in Chromium, over a slow line and on a slow machine, with nothing in its cache.

Line and machine are those of Lighthouse's mobile runs ("slow 4G" of its lantern profile: 150 ms of round trip,
1.6 Mbit/s down, 750 kbit/s up; CPU slowed four times). The server is gunicorn as `make run` starts it, not slowed.
Paint is the largest contentful paint, the median of five; weight is what travelled, headers included.
"""

import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, StorageState, sync_playwright

from bench.machine import ROOT
from bench.pages import Site
from bench.startup import free_port, until_it_answers
from bench.story import PASSWORD, prepared
from bench.tables import Measure, Table
from tests.infrastructure.services import chromium

VISITS, WARMING = 5, 2
SLOW_4G = {
    "offline": False, "latency": 150, "downloadThroughput": 1_600_000 // 8, "uploadThroughput": 750_000 // 8,
}  # fmt: skip
SLOWER = 4
PAINT = """() => new Promise((told) => new PerformanceObserver((list) => {
  const last = list.getEntries().at(-1); told([last.startTime, last.element ? last.element.outerHTML.slice(0, 90) : ""]);
}).observe({type: "largest-contentful-paint", buffered: true}))"""


@dataclass(frozen=True)
class Visit:
    paint: float  # seconds
    element: str  # what was painted last and largest
    fonts: float  # KB
    others: float  # KB


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The address of the portal under the house's gunicorn."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "deploy/gunicorn.conf.py",
        "egov_portal.wsgi:application",
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment | {"PORT": str(port)}, stdin=subprocess.DEVNULL, stdout=sys.stderr
    )
    try:
        until_it_answers(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def signed_in(browser: Browser, address: str) -> StorageState:
    context = browser.new_context(base_url=address, locale="vi-VN")
    page = context.new_page()
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill("truongban")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(f"{address}/")
    state = context.storage_state()
    context.close()
    return state


def visit(browser: Browser, address: str, state: StorageState) -> Visit:
    """A browser that has never been here but holds a session."""
    viewport = {"width": 1440, "height": 900}
    context = browser.new_context(base_url=address, locale="vi-VN", storage_state=state, viewport=viewport)
    page = context.new_page()
    kinds, weights = dict[str, str](), dict[str, float]()
    line = context.new_cdp_session(page)
    line.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    line.on(
        "Network.loadingFinished", lambda told: weights.update({told["requestId"]: told["encodedDataLength"]})
    )
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_4G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto("/", wait_until="networkidle")
    paint, element = page.evaluate(PAINT)
    context.close()
    fonts = sum(weight for asked, weight in weights.items() if kinds[asked] == "Font")
    return Visit(paint / 1000, element, fonts / 1024, (sum(weights.values()) - fonts) / 1024)


def visited(environment: dict[str, str]) -> list[Visit]:
    with served(environment) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        state = signed_in(browser, address)
        visits = [visit(browser, address, state) for _turn in range(WARMING + VISITS)]
        browser.close()
    return visits[WARMING:]


def statements(portal: Site, case: str) -> float:
    """As the pages' table counts them: once the process has what it keeps between requests."""
    return [portal.ask(case)["statements"] for _turn in range(2)][-1]


def first_visit() -> Table:
    with prepared() as environment:
        visits = visited(environment)
        with Site("portal", environment) as portal:
            board, wall = statements(portal, "board"), statements(portal, "wall refresh")
    paint, fonts, others = (
        statistics.median(getattr(each, what) for each in visits) for what in ("paint", "fonts", "others")
    )
    return Table(
        "First visit of the leader board, slow 4G, CPU slowed four times",
        [
            Measure("largest contentful paint", paint, "s", floor=2.0),
            Measure("  slowest of five", max(each.paint for each in visits), "s"),
            Measure("weight, compressed, without fonts", others, "KB", floor=120),
            Measure("weight of the fonts", fonts, "KB", floor=130),
            Measure("leader board: statements", board, "", floor=12),
            Measure("one refresh of the wall: statements", wall, "", floor=8),
        ],
    )
