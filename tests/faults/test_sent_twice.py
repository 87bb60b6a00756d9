"""A person who clicks twice, or goes back and sends the form again: one report."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from directives.models import ProgressUpdate
from tests.builders import assignment, issued_paper
from tests.cast import TODAY, Cast, build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEND = "form[method=post]:has([name=result]) button[type=submit]"


@pytest.fixture
def people(transactional_db: None, settings: Any) -> Cast:
    settings.DEMO_TODAY = TODAY
    return build()


@pytest.fixture
def report(people: Cast, page: Page, sign_in: Callable[[Page, Any], None]) -> str:
    """The address of a report that waits to be written."""
    work = assignment(issued_paper(people.district), "LB.VHTT")
    sign_in(page, people.user("lead_officer"))
    return f"/directives/assignments/{work.pk}/report/"


def written(page: Page, address: str, text: str) -> None:
    page.goto(address)
    page.fill("[name=percent]", "40")
    page.fill("[name=result]", text)


def test_a_double_click_is_one_report(page: Page, report: str) -> None:
    written(page, report, "Đã xây dựng dự thảo")
    page.locator(SEND).last.dblclick()
    expect(page.get_by_text("Đã xây dựng dự thảo").first).to_be_visible()
    assert ProgressUpdate.objects.count() == 1


def test_gone_back_and_sent_again_is_one_report(page: Page, report: str) -> None:
    written(page, report, "Đã xây dựng dự thảo")
    page.locator(SEND).last.click()
    expect(page.get_by_text("Đã xây dựng dự thảo").first).to_be_visible()
    page.go_back()
    page.wait_for_selector("[name=result]")
    # Browsers differ in what they offer after "back"; the person sends the same words.
    page.fill("[name=percent]", "40")
    page.fill("[name=result]", "Đã xây dựng dự thảo")
    page.locator(SEND).last.click()
    expect(page).to_have_url(re.compile(report.removesuffix("report/") + "$"))
    assert ProgressUpdate.objects.count() == 1
