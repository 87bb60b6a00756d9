"""The invitation and the minutes of a meeting as papers."""

from dataclasses import replace
from datetime import date, time

import pytest

from common import clock
from documents.layouts.paper import PARTY, STATE, Paper
from meetings.actions import agenda, meetings
from meetings.actions.agenda import EntryFields
from meetings.layouts import meeting_papers as made
from meetings.layouts.notice_words import Heard, Sat, notice_words
from meetings.models import AgendaEntry
from tests.builders import PORTAL
from tests.directives.test_work_papers import assert_literal, is_whole
from tests.documents.test_paper_layouts import DAY, EVIL, heading
from tests.meetings.story import SECOND, Story, task


def test_an_invitation_and_minutes_are_papers(story: Story) -> None:
    story.members()
    paper = story.notice(date(2021, 3, 12), [task(1), task(2)])
    meeting = story.meeting(
        SECOND, held=False, place="Phòng họp {{ tầng 2 }}", invitation_text="Chuẩn bị <b>&amp; 😀", presided_by="Trưởng ban",
        starts_at=time(14, 0),
    )  # fmt: skip
    with clock.at(SECOND):
        agenda.add(
            by=PORTAL, meeting=meeting,
            fields=EntryFields(kind=AgendaEntry.Kind.REPORT, title="Nghe báo cáo", note="Các ý kiến thống nhất"),
        )  # fmt: skip
        client = story.cast.client("secretary")
        told = ("Phòng họp {{ tầng 2 }}", "Chuẩn bị <b>&amp; 😀", "- Ủy viên 1", "ngày 04 tháng 6 năm 2021")
        is_whole(client, f"/meetings/{meeting.pk}/invitation.", *told, "Nghe báo cáo")
        held = meetings.hold(by=PORTAL, meeting=meeting, all_present=True)
        count = held.attendances.count()
        seats = (f"Triệu tập {count:02}, có mặt {count:02}", "Ủy viên 3", "Các ý kiến thống nhất")
        items = (f"{paper.number}, nội dung 1", "Quá hạn")
        is_whole(client, f"/meetings/{meeting.pk}/minutes.", *seats, *items)


def bad_meeting_papers(layout: str, text: str) -> list[Paper]:
    """Both with the text in every field that somebody writes."""
    sitting = made.Sitting(
        heading(layout), text, text, DAY, "14:00", text, text, (text,), text,
        (made.AgendaLine("14:00", text, text, "20", text),), ("TL. TRƯỞNG BAN",), True, DAY,
    )  # fmt: skip
    seats, units = (made.SeatLine(text, text, text),), (made.UnitAttendance(text, 1, 1, 0, 0),)
    said = (made.VerdictLine("5-TB/BCĐ", text, "Quá hạn", text),)
    return [
        made.invitation_paper(made.InvitationPaper(sitting, (text,), text)),
        made.minutes_paper(made.MinutesPaper(sitting, text, seats, units, 1, 1, said, (text,), text)),
    ]


@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_bad_text_stays_in_both(layout: str) -> None:
    for paper in bad_meeting_papers(layout, EVIL):
        assert_literal(paper)


def sat(layout: str) -> Sat:
    return Sat(
        layout=layout, committee="Ban Chỉ đạo", title="Họp Ban Chỉ đạo quý II", held_on=date(2021, 6, 4),
        place="Phòng họp {{ 2 }}", chair="Trưởng Ban", members=14, members_present=12, guests=("Công an", "Chuyên gia"),
        heard=(
            Heard("Nghe báo cáo kết quả 19 nội dung", "Văn phòng", is_report=True),
            Heard("Hạ tầng số", "", is_report=True),
            Heard("Dự thảo Đề án", "", is_report=False),
        ),
        previous="12-TB/BCĐ", results="Trong 19 nội dung: đã hoàn thành 15 nội dung.", office="Văn phòng Quận ủy",
    )  # fmt: skip


def test_the_words_of_a_notice_are_put_together_from_the_meeting() -> None:
    state, party = notice_words(sat(STATE)), notice_words(sat(PARTY))
    heard = "Văn phòng báo cáo kết quả 19 nội dung; báo cáo hạ tầng số; thảo luận dự thảo Đề án"
    came = "Dự họp có: các thành viên Ban Chỉ đạo (có mặt 12/14); Công an; Chuyên gia."
    day = "Ngày 04 tháng 6 năm 2021, tại Phòng họp {{ 2 }}, "
    assert state.opening == (
        f"{day}Trưởng Ban đã chủ trì cuộc họp Ban Chỉ đạo quý II. {came} Sau khi nghe {heard} và ý kiến của các đại biểu, "
        "Trưởng Ban kết luận như sau:"
    )
    assert party.opening == (
        f"{day}Ban Chỉ đạo họp dưới sự chủ trì của Trưởng Ban, nghe {heard}. {came} Sau khi thảo luận, Trưởng Ban kết luận "
        "như sau:"
    )
    assert (
        state.assessment
        == "Kết quả thực hiện Thông báo số 12-TB/BCĐ: trong 19 nội dung: đã hoàn thành 15 nội dung."
    )
    assert state.follow_up.endswith("thông báo để các đơn vị biết, thực hiện.")
    bare = notice_words(replace(sat(STATE), heard=(), previous="", place="", members=0, guests=()))
    assert bare.opening.startswith("Ngày 04 tháng 6 năm 2021, Trưởng Ban đã chủ trì")
    assert "Sau khi nghe ý kiến" in bare.opening
    assert not bare.assessment
