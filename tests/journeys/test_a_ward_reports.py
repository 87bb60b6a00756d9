"""A ward sends its month in a real browser, clicks twice, goes back, corrects what the office returned; the office takes it.
Pages of reporting by day, by night, on a phone and printed."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from reporting.models import Report, ReportVersion, Value
from tests.cast import TODAY, Cast, build
from tests.guards import world_reporting
from tests.guards.world_reporting import ReportingWorld
from tests.journeys.visitors import DESK, Visitor
from tests.reporting.sending import EARLIER, MONTHLY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINE = f"/reports/{MONTHLY}/{EARLIER}/LB.00118/"


@pytest.fixture
def people(transactional_db: None, settings: Any) -> Cast:
    settings.DEMO_TODAY = TODAY
    return build()


@pytest.fixture
def world(people: Cast) -> ReportingWorld:
    return world_reporting.build(people)


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(
    people: Cast, open_context: Callable[..., BrowserContext], sign_in: Any, axe: Any, overflow: Any
) -> Any:
    visitors: list[Visitor] = []

    def begun(person: str, **options: Any) -> Visitor:
        page = open_context(viewport=DESK, **options).new_page()
        sign_in(page, people.user(person))
        visitors.append(Visitor(person, page, axe, overflow, set()))
        return visitors[-1]

    yield begun
    found = [each for visitor in visitors for each in visitor.found]
    assert not found, "\n".join(found)


def sends(page: Page, *figures: tuple[str, str]) -> None:
    """Two clicks where one would do, and once more after the portal has asked; then back to the form, and again."""
    for name, figure in figures:
        page.locator(f"[name=v-{name}]").fill(figure)
    send = page.locator("button[name=act][value=submit]")
    send.dblclick()
    expect(page.locator("[name=looked]")).to_have_count(1)  # it is not complete: the portal says so once
    send.dblclick()
    expect(send).to_have_count(0)


def back_to_the_form(page: Page) -> None:
    """As the browser kept it, or its own question whether to send the form once more: then nothing is sent."""
    try:
        page.go_back()
    except Error as asked:
        if "ERR_CACHE_MISS" not in str(asked):
            raise


def test_a_ward_sends_its_month_once_and_again_until_the_office_takes_it(
    people: Cast, world: ReportingWorld, visit: Visit
) -> None:
    ward, office = visit("ward_b_officer"), visit("secretary")
    page = ward.open(MINE)
    sends(page, ("HT04-value", "37"), ("DVC02-numerator", "640"), ("DVC02-denominator", "1.003"))
    report = Report.objects.get(unit=people.ward_b, period__code=EARLIER)
    assert (report.state, Value.objects.filter(report=report).count()) == ("submitted", 2)
    acts = ReportVersion.objects.filter(report=report).order_by("number").values_list("act", flat=True)
    once = [act for act in acts if act == "submitted"]
    assert len(once) == 1
    back_to_the_form(page)
    if (again := page.locator("button[name=act][value=submit]")).count():
        again.first.click()
        page.wait_for_load_state("load")
    assert [act for act in acts.all() if act == "submitted"] == once
    review = f"/reports/review/{report.pk}/"
    office.send(f"{review}return/", reason="Số máy trạm chưa khớp biên bản.")
    page = ward.open(MINE)
    ward.look()
    expect(page.locator("main")).to_contain_text("Số máy trạm chưa khớp biên bản.")
    sends(page, ("HT04-value", "38"))
    page = office.open(review)
    assert (page.locator("main del").all_inner_texts(), page.locator("main ins").all_inner_texts()) == (
        ["37"],
        ["38"],
    )
    office.send(f"{review}accept/")
    report.refresh_from_db()
    assert report.state == "accepted"
    page = office.open("/reports/completeness/")
    expect(page.locator(f".hm a[href*='/{EARLIER}/LB.00118/']")).to_be_visible()
    page = office.open("/reports/indicators/DVC02/")
    expect(page.locator("main")).to_contain_text("1.452/2.006")  # with 812 of 1.003 of the other ward


def test_its_pages_are_read_by_day_by_night_and_on_a_phone(
    people: Cast, world: ReportingWorld, visit: Visit
) -> None:
    office, ward = visit("head_of_office"), visit("ward_a_officer")
    settings = f"/reports/settings/forms/{MONTHLY}/"
    report = f"/reports/{MONTHLY}/{EARLIER}/LB.00115/"
    for visitor, address in (
        (office, "/reports/completeness/"),
        (office, "/reports/ranking/"),
        (office, "/reports/indicators/DVC02/"),
        (office, f"/reports/review/{world.waiting.pk}/"),
        (office, settings),
        (office, f"{settings}indicators/"),
        (office, f"{settings}rules/"),
        (ward, "/ward/LB.00115/"),
        (ward, report),
    ):
        page = visitor.open(address)
        page.emulate_media(color_scheme="dark")
        visitor.found += [f"by night {address}: {each}" for each in visitor.axe(page)]
        page.emulate_media(color_scheme="light")
    ward.page.emulate_media(media="print")
    assert not ward.page.locator("nav.crumb").first.is_visible()
    assert re.search(r"\d", ward.page.locator("main").inner_text())
