"""The results report: its figures are the board's, in Word, PDF and Excel, and stay as they were on the meeting's day."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from common import clock
from directives.actions import progress_updates
from documents.layouts.paper import STATE, Grid, Line, Paper
from meetings.actions import verdicts
from meetings.actions.verdicts import Said
from meetings.layouts.results_report import (
    PARTS,
    VERDICT_HEAD,
    Change,
    ItemLine,
    ResultsReport,
    changed,
    results_paper,
)
from meetings.layouts.tally import Tally, general
from meetings.readings.results import results_of_items
from meetings.readings.results_checks import results_checks
from meetings.readings.results_report import results_report
from tests.builders import PORTAL
from tests.documents.test_paper_layouts import DAY, heading
from tests.infrastructure.layers import layer
from tests.meetings.story import SECOND, THIRD, Story, orientation, task

TODAY = date(2023, 10, 16)


@layer
def told(story: Story) -> Story:
    """Four items: one done, one late with its cause, one in hand for two wards, one orientation."""
    paper = story.notice(
        date(2021, 3, 12),
        [task(1), task(2), task(3, date(2021, 6, 30), leads=("LB.00115", "LB.00118")), orientation(4)],
    )
    story.done(story.item(paper, 1), date(2021, 5, 20))
    with clock.at(date(2021, 5, 25)):
        late = story.item(paper, 2).assignments.get()
        progress_updates.record(
            by=PORTAL, assignment=late, percent=40, result="Đã khảo sát", cause="Thiếu <mặt bằng>", proposals="Bố trí {{ vốn }}"
        )  # fmt: skip
        for work in story.item(paper, 3).assignments.leads():
            progress_updates.record(by=PORTAL, assignment=work, percent=50, result="Đang cài đặt")
    return story


def test_it_says_what_is_missing_before_it_is_sent_up(told: Story) -> None:
    report = results_report(told.meeting(SECOND), viewer=PORTAL, on=TODAY, parts=("open",))
    assert report is not None
    whole, reported, proved, numbered = results_checks(report)
    assert (whole.key, reported.key, proved.key, numbered.key) == ("soon", "done", "soon", "none")
    assert (len(proved.named), "1" in proved.named[0]) == (1, True)
    silent = replace(report, items=tuple(replace(line, result="") for line in report.items))
    assert len(results_checks(silent)[1].named) == 2
    every = replace(report, parts=frozenset({"open", "ended"}))
    assert results_checks(every)[0].key == "done"


def test_every_figure_equals_the_board(told: Story) -> None:
    meeting = told.meeting(SECOND)
    board = results_of_items(meeting, viewer=PORTAL, on=TODAY).counts
    report = results_report(meeting, viewer=PORTAL, on=TODAY)
    assert report is not None
    tally = report.tally
    assert (tally.total, tally.done) == (int(board.total), int(board.done)) == (4, 1)
    parts = (
        tally.done,
        tally.over,
        tally.wait,
        tally.in_hand,
        tally.none,
        tally.standing,
        tally.suspended,
        tally.ended,
    )
    assert sum(parts) == tally.asked == 3
    assert "Trong 04 nội dung, có 03 nội dung giao thực hiện" in general(tally)
    assert "đã hoàn thành 01 nội dung (đạt 33,3%)" in general(tally)
    assert "quá hạn 01 nội dung" in general(tally)


def test_it_says_result_cause_and_proposal_of_each_item(told: Story) -> None:
    report = results_report(told.meeting(SECOND), viewer=PORTAL, on=TODAY)
    assert report is not None
    lines = {line.no: line for line in report.items}
    assert (lines[2].result, lines[2].cause, lines[2].proposals) == (
        "Đã khảo sát",
        "Thiếu <mặt bằng>",
        "Bố trí {{ vốn }}",
    )
    assert lines[3].share == "0/2"
    assert lines[3].result.endswith(": Đang cài đặt")
    assert lines[1].is_ended


def test_a_page_gives_word_pdf_and_excel_of_the_same_figures(told: Story) -> None:
    meeting = told.meeting(SECOND)
    client = told.cast.client("secretary")
    page = client.get(f"/meetings/{meeting.pk}/results/?asked=1&parts=open&parts=proposals&layout=state")
    assert page.status_code == 200
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page.text
    assert "Thiếu &lt;mặt bằng&gt;" in page.text
    files = {kind: client.get(f"/meetings/{meeting.pk}/results.{kind}") for kind in ("docx", "pdf", "xlsx")}
    assert all(answer.status_code == 200 for answer in files.values())
    sentence = general(page.context["report"].tally)
    assert sentence in [each.text for each in Document(io.BytesIO(files["docx"].content)).paragraphs]
    printed = "".join(each.extract_text() for each in PdfReader(io.BytesIO(files["pdf"].content)).pages)
    assert "".join(sentence.split()) in "".join(printed.split())
    sheet = load_workbook(io.BytesIO(files["xlsx"].content)).active
    assert sheet.cell(2, 1).value == sentence
    assert [row[0].value for row in sheet.iter_rows(min_row=5)] == [1, 2, 3, 4]
    assert client.get(f"/meetings/{meeting.pk}/results.odt").status_code == 404
    assert client.get(f"/meetings/{meeting.pk}/results/?asked=1&layout=none").status_code == 400


def test_later_facts_leave_a_past_meetings_paper_byte_for_byte(told: Story, tmp_path: Path) -> None:
    meeting = told.meeting(SECOND)
    first, second = tmp_path / "1.docx", tmp_path / "2.docx"
    call_command("results_report", str(meeting.pk), out=first, on=SECOND, stdout=io.StringIO())
    late = told.item(meeting_notice(told), 2).assignments.get()
    with clock.at(date(2021, 6, 20)):
        progress_updates.record(by=PORTAL, assignment=late, percent=90, result="Sắp xong")
    call_command("results_report", str(meeting.pk), out=second, stdout=io.StringIO())
    assert first.read_bytes() == second.read_bytes()


def test_it_stands_beside_the_meeting_before_with_what_this_one_said(told: Story) -> None:
    told.meeting(SECOND)
    meeting, item = told.meeting(THIRD), told.item(meeting_notice(told), 2)
    with clock.at(THIRD):
        verdicts.give(by=PORTAL, meeting=meeting, item=item, said=Said("escalate"))
    report = results_report(meeting, viewer=PORTAL, on=TODAY)
    assert report is not None
    lines = {line.no: line for line in report.items}
    assert (lines[2].before, lines[3].before) == ("Quá hạn, 40%", "Đang thực hiện, 50%")
    assert lines[2].verdict
    assert not lines[3].verdict
    change = report.change
    assert change is not None
    assert (
        (change.held_on, change.over_before, change.over_now)
        == (SECOND, 1, report.tally.over)
        == (SECOND, 1, 2)
    )
    client = told.cast.client("secretary")
    word = Document(io.BytesIO(client.get(f"/meetings/{meeting.pk}/results.docx").content))
    assert changed(change) in [each.text for each in word.paragraphs]
    heads = [table.rows[0].cells[-1].text for table in word.tables]
    assert VERDICT_HEAD in heads
    sheet = load_workbook(io.BytesIO(client.get(f"/meetings/{meeting.pk}/results.xlsx").content)).active
    rows = {row[0]: row for row in sheet.iter_rows(min_row=6, values_only=True)}
    assert rows[2][-4:] == (lines[2].before, lines[2].verdict, None, None)


def meeting_notice(story: Story) -> object:
    from directives.models import Directive

    return Directive.objects.get(number="0312-TB/BCĐ")


def test_the_command_says_what_is_wrong(story: Story, tmp_path: Path) -> None:
    meeting = story.meeting(SECOND)
    for arguments, told in (
        ((str(meeting.pk), "--out", str(tmp_path / "a.odt")), "docx"),
        (("999999", "--out", str(tmp_path / "a.docx")), "999999"),
        ((str(meeting.pk), "--out", str(tmp_path / "a.docx")), "no conclusion notice"),
    ):
        with pytest.raises(CommandError) as refused:
            call_command("results_report", *arguments)
        assert told in str(refused.value)


def bad_results_paper(layout: str, text: str) -> Paper:
    """With the text in every field that somebody writes; a verdict that the notice changed."""
    entry = ItemLine(
        no=1, heading=text, text=text, lead=text, coordinators=text, due=text, due_on=DAY, done_on=None, status=text,
        share="40%", percent=40, result=text, cause=text, proposals=text, evidence=1, is_ended=False, before=text,
        verdict="Tiếp tục", settled="Gia hạn (30/11/2023)", why=text,
    )  # fmt: skip
    report = ResultsReport(
        heading=heading(layout), notice="5-TB/BCĐ", notice_day=DAY, issuer=text, office=text, to_post=text,
        items=(entry,), earlier=(("4-TB/BCĐ", (entry,)),), tally=Tally(1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
        parts=frozenset(PARTS), on=DAY, signed=("CHÁNH VĂN PHÒNG",), receivers=(text,), is_illustrative=True,
        reference=text, change=Change(DAY, 1, 0, 0, 1, 1),
    )  # fmt: skip
    return results_paper(report)


def test_a_verdict_that_the_notice_changed_stands_beside_that_of_the_table() -> None:
    """In the item's own row, and in a section that says which, how and why."""
    paper = bad_results_paper(STATE, "Đủ căn cứ")
    grid = next(block for block in paper.blocks if isinstance(block, Grid))
    assert (
        grid.rows[1][-1] == "Tại cuộc họp: Tiếp tục\nTheo thông báo: Gia hạn (30/11/2023)\nLý do: Đủ căn cứ"
    )
    lines = [block.text for block in paper.blocks if isinstance(block, Line)]
    told = "tại cuộc họp “Tiếp tục”, theo thông báo “Gia hạn (30/11/2023)”; lý do: Đủ căn cứ."
    assert f"- Nội dung 1: {told}" in lines
    assert f"- Nội dung 1, Thông báo số 4-TB/BCĐ: {told}" in lines
