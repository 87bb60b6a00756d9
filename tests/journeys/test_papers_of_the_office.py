"""Papers in a real browser: a sheet of 200 rows on the board, a draft that becomes a numbered paper, the Word report of its
items with the board's own counts."""

import io
import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import expect

from bench.papers import ROWS, sheet
from directives.models import Directive, DirectiveItem
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from meetings.layouts.tally import general, tally_of
from meetings.models import Meeting
from meetings.readings.results import results_of_items
from tests.builders import PORTAL, draft_paper, item
from tests.documents import papers
from tests.journeys.house import House
from tests.journeys.visitors import Visitor

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = date(2023, 10, 16)


def test_papers_go_from_sheet_and_draft_to_the_board(
    live_district: House, arrives: Any, tmp_path: Path
) -> None:
    live_district.today_is(TODAY)
    secretary = arrives("thuky")
    a_sheet_is_taken_over(secretary, tmp_path)
    paper = numbered(live_district, secretary, arrives("chanhvanphong"), arrives("vanthu"), tmp_path)
    meeting = meetings.create(
        by=PORTAL,
        committee=live_district.committee,
        fields=MeetingFields(title="Họp Ban Chỉ đạo", held_on=date(2023, 10, 25), starts_at=time(14, 0)),
    )
    live_district.today_is(date(2023, 10, 17))
    the_report_is_downloaded(secretary, meeting, paper)


def a_sheet_is_taken_over(secretary: Visitor, folder: Path) -> None:
    file = folder / "so-theo-doi.xlsx"
    file.write_bytes(sheet())
    page = secretary.open("/directives/import/")
    page.locator("[name=signer_post]").fill("Chủ tịch UBND quận")
    page.locator("[name=file]").set_input_files(file)
    page.locator("main form button.p").click()
    expect(page).to_have_url(re.compile(r"/directives/import/.+/"))
    secretary.look()
    page.locator("main form:has([name=fingerprint]) button.p").click()
    expect(page).to_have_url(re.compile(r"/directives/$"))
    assert DirectiveItem.objects.count() == ROWS
    listed = secretary.open("/directives/items/?q=thu+199")
    expect(listed.get_by_text("Nội dung thứ 199").first).to_be_visible()


def numbered(house: House, secretary: Visitor, head: Visitor, clerk: Visitor, folder: Path) -> Directive:
    draft = draft_paper(
        house.units["LB"], item(1, leads=["LB.NV"], due=date(2023, 10, 20)), item(2, leads=["LB.VHTT"]),
        number="", issued_on=None, signer_post="", committee=house.committee, issuer_committee=house.committee,
        layout="party",
    )  # fmt: skip
    own = f"/directives/{draft.pk}/"
    secretary.open(own).locator(f"form[action='{own}submit/'] button").click()
    head.send(f"{own}check/", note="Đồng ý trình ký")
    scan = folder / "ban-ky.pdf"
    scan.write_bytes(papers.pdf("Thong bao"))
    page = clerk.open(f"{own}issue/")
    page.locator("[name=draw]").set_checked(True)
    page.locator("[name=issued_on]").fill(TODAY.isoformat())
    page.locator("[name=signer_post]").fill("Trưởng Ban Chỉ đạo")
    page.locator("[name=file]").set_input_files(scan)
    page.locator("main form button.p").click()
    expect(page).to_have_url(re.compile(re.escape(own) + "$"))
    expect(page.get_by_text("01-TB/BCĐ").first).to_be_visible()
    expect(page.get_by_text("Đồng ý trình ký")).to_be_visible()
    return Directive.objects.get(pk=draft.pk)


def the_report_is_downloaded(secretary: Visitor, meeting: Meeting, paper: Directive) -> None:
    page = secretary.open(f"/meetings/{meeting.pk}/results/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").click()
    board = results_of_items(meeting, viewer=PORTAL, on=date(2023, 10, 17))
    assert board.notice is not None
    assert board.notice.id == paper.pk
    told = general(tally_of(board.counts))
    document = Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert told in [each.text for each in document.paragraphs]
    assert "Trong 02 nội dung" in told
