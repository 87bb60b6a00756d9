"""The pages of meetings: list, one meeting whole, and the forms, through the browser's door."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.models import Attendance, Meeting
from meetings.readings.calendar import next_meeting
from tests.builders import PORTAL
from tests.meetings.story import FIRST, SECOND, THIRD, Story, orientation, task

TODAY = date(2023, 10, 16)
NOTICE = date(2021, 3, 12)
BUDGET = 12
FREE = ("organizations_session", '"organizations_user"', '"organizations_roleassignment"')


def page_of(meeting: Meeting, name: str = "detail", **query: str) -> str:
    address = reverse(f"meetings:{name}", args=(meeting.pk,))
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else address


def read(story: Story, address: str, name: str = "secretary") -> str:
    answer = story.cast.client(name).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def statements(story: Story, address: str) -> int:
    """Without transaction marks, and without session, user and roles (architecture 10)."""
    client = story.cast.client("secretary")
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    asked = [
        query["sql"]
        for query in caught
        if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    return sum(not any(f'FROM "{table.strip(chr(34))}"' in sql for table in FREE) for sql in asked)


def told(story: Story, items: int) -> Meeting:
    """Two meetings with a notice between them, some of it done; the second one is returned."""
    story.members(5)
    first = story.meeting(FIRST)
    paper = story.notice(NOTICE, [task(no, date(2021, 5, 1 + no % 25)) for no in range(1, items + 1)])
    story.link(first, paper)
    story.done(story.item(paper, 1), date(2021, 4, 1))
    second = story.meeting(SECOND)
    return story.link(second, story.notice(date(2021, 6, 9), [orientation(no) for no in range(1, 8)]))


# ---- the list ----


def test_the_list_holds_the_meetings_of_the_plan_the_latest_first(story: Story) -> None:
    told(story, 2)
    text = read(story, reverse("meetings:list"))
    assert text.index("04/06/2021") < text.index("05/03/2021")
    assert "0312-TB/BCĐ" in text


def test_an_empty_list_says_who_makes_the_first(story: Story) -> None:
    assert reverse("meetings:new") in read(story, reverse("meetings:list"))
    assert f'href="{reverse("meetings:new")}"' not in read(story, reverse("meetings:list"), "lead_officer")


def test_the_list_is_filtered_by_period_year_and_words(story: Story) -> None:
    story.meeting(SECOND, place="Hội trường Ngọc Thụy")
    story.meeting(date(2023, 11, 3), prepared_on=date(2023, 10, 1), held=False)
    address = reverse("meetings:list")
    assert "04/06/2021" not in read(story, f"{address}?period=upcoming")
    assert "03/11/2023" not in read(story, f"{address}?period=past")
    assert "03/11/2023" not in read(story, f"{address}?year=2021")
    assert "04/06/2021" in read(story, f"{address}?q=ngoc thuy")
    assert "04/06/2021" not in read(story, f"{address}?q=bồ đề")


def test_the_list_of_a_past_day_knows_no_later_meeting(story: Story) -> None:
    story.meeting(FIRST)
    story.meeting(SECOND, prepared_on=date(2021, 5, 15))
    address = reverse("meetings:list")
    assert "04/06/2021" not in read(story, f"{address}?on=2021-05-14")
    assert "04/06/2021" in read(story, f"{address}?on=2021-05-15")


def test_another_district_sees_none_of_it(story: Story) -> None:
    meeting = told(story, 1)
    assert "04/06/2021" not in read(story, reverse("meetings:list"), "outsider")
    for name in ("detail", "edit", "agenda", "attendance", "hold", "notice"):
        assert story.cast.client("outsider").get(page_of(meeting, name)).status_code == 404


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_asks_as_much_of_the_database_for_fifty_as_for_one(story: Story, count: int) -> None:
    for place in range(count):
        story.meeting(date.fromordinal(FIRST.toordinal() + place))
    assert statements(story, reverse("meetings:list")) <= BUDGET


# ---- one meeting ----


def test_the_page_tells_the_meeting_whole(story: Story) -> None:
    text = read(story, page_of(told(story, 3)))
    assert "Định hướng số 7" in text
    assert "0609-TB/BCĐ" in text
    assert text.count('class="cell ') == 6  # in the strip, and once more as carried or ended
    assert "5/5" in text


@pytest.mark.parametrize("count", [1, 50])
def test_the_page_asks_as_much_of_the_database_for_fifty_items_as_for_one(story: Story, count: int) -> None:
    assert statements(story, page_of(told(story, count))) <= BUDGET


def test_the_page_of_a_past_meeting_does_not_change(story: Story) -> None:
    meeting = told(story, 3)
    before = main(read(story, page_of(meeting, on="2021-06-10")))
    paper = Meeting.objects.get(held_on=FIRST).notice
    assert paper is not None
    story.done(story.item(paper, 2), date(2021, 7, 1))
    story.meeting(THIRD)
    assert main(read(story, page_of(meeting, on="2021-06-10"))) == before


def test_a_day_before_the_notice_shows_the_meeting_as_held(story: Story) -> None:
    meeting = told(story, 2)
    assert "Định hướng số 7" not in read(story, page_of(meeting, on="2021-06-08"))
    assert "Định hướng số 7" in read(story, page_of(meeting, on="2021-06-09"))


def test_a_draft_shown_on_a_past_day_keeps_the_day_it_had(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 20), prepared_on=date(2023, 10, 2), held=False)
    post(story, page_of(meeting, "edit"), {**typed(meeting), "held_on": "2023-10-27"})
    assert "20/10/2023" in read(story, page_of(meeting, on="2023-10-03"))
    assert "27/10/2023" not in main(read(story, page_of(meeting, on="2023-10-03")))
    assert "27/10/2023" in read(story, page_of(meeting))


def test_a_reader_finds_every_act_with_the_reason_why_not(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 20), prepared_on=date(2023, 10, 2), held=False)
    assert page_of(meeting, "edit") in read(story, page_of(meeting))
    for_officer = read(story, page_of(meeting), "lead_officer")
    assert page_of(meeting, "edit") not in for_officer
    assert 'aria-disabled="true"' in for_officer


def test_a_restricted_notice_stays_with_its_addressees(story: Story) -> None:
    story.notice(NOTICE, [task(1)], circulation="restricted")
    meeting = story.meeting(SECOND)
    story.link(meeting, story.notice(date(2021, 6, 9), [task(1, THIRD)], circulation="restricted"))
    assert "việc số 1" in read(story, page_of(meeting), "lead_officer")
    text = read(story, page_of(meeting), "ward_b_officer")
    assert "việc số 1" not in text
    assert "TB/BCĐ" not in text


# ---- the forms ----


def typed(meeting: Meeting) -> dict[str, Any]:
    return {
        "title": meeting.title,
        "kind": "regular",
        "held_on": f"{meeting.held_on}",
        "version": str(meeting.version),
    }


def post(story: Story, address: str, data: dict[str, Any], name: str = "secretary") -> Any:
    return story.cast.client(name).post(address, data)


def main(text: str) -> str:
    return text[text.index("<main") : text.index("</main>")]


def test_the_secretary_prepares_a_meeting(story: Story) -> None:
    story.members(2)
    data = {
        "committee": story.committee.pk,
        "title": "Họp giao ban",
        "kind": "regular",
        "held_on": "2023-11-03",
        "starts_at": "14:00",
        "usual_agenda": "on",
    }
    answer = post(story, reverse("meetings:new"), data)
    meeting = Meeting.objects.get()
    assert answer["Location"] == page_of(meeting)
    assert (meeting.agenda.count(), meeting.attendances.count()) == (4, 2)


def test_what_was_typed_is_kept_when_the_meeting_cannot_be_prepared(story: Story) -> None:
    story.meeting(date(2023, 11, 3), prepared_on=TODAY, held=False)
    data = {
        "committee": story.committee.pk,
        "title": "Họp lần hai",
        "kind": "regular",
        "held_on": "2023-11-03",
        "starts_at": "14:00",
    }
    answer = post(story, reverse("meetings:new"), data)
    assert answer.status_code == 422
    assert "Họp lần hai" in answer.content.decode()
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("day", ["", "31/02/2023", "0001-01-01", "9999-12-31", "soon"])
def test_a_day_that_is_none_is_refused_in_the_form(story: Story, day: str) -> None:
    data = {"committee": story.committee.pk, "title": "Họp", "kind": "regular", "held_on": day}
    assert post(story, reverse("meetings:new"), data).status_code == 422
    assert not Meeting.objects.exists()


def test_a_meeting_of_another_districts_committee_cannot_be_prepared(story: Story) -> None:
    data = {
        "committee": story.cast.other_committee.pk,
        "title": "Họp",
        "kind": "regular",
        "held_on": "2023-11-03",
    }
    assert post(story, reverse("meetings:new"), data).status_code == 422


def test_two_editors_the_second_keeps_his_text_and_sees_the_first(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 20), prepared_on=TODAY, held=False)
    data = typed(meeting)
    assert post(story, page_of(meeting, "edit"), {**data, "title": "Tên thứ nhất"}).status_code == 302
    answer = post(story, page_of(meeting, "edit"), {**data, "title": "Tên thứ hai"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Tên thứ nhất" in text
    assert "Tên thứ hai" in text
    assert Meeting.objects.get().title == "Tên thứ nhất"
    version = Meeting.objects.get().version
    assert (
        post(
            story, page_of(meeting, "edit"), {**data, "title": "Tên thứ hai", "version": version}
        ).status_code
        == 302
    )


def test_the_agenda_is_laid_out_by_form(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 20), prepared_on=TODAY, held=False)
    for title in ("Khai mạc", "Báo cáo"):
        post(story, page_of(meeting, "agenda"), {"kind": "report", "title": title, "starts_at": "14h05"})
    first, second = meeting.agenda.all()
    post(story, reverse("meetings:agenda-move", args=(meeting.pk, second.pk)), {"way": "up"})
    post(
        story,
        reverse("meetings:agenda-change", args=(meeting.pk, first.pk)),
        {"kind": "opening", "title": "Khai mạc họp"},
    )
    assert [entry.title for entry in meeting.agenda.all()] == ["Báo cáo", "Khai mạc họp"]
    post(story, reverse("meetings:agenda-remove", args=(meeting.pk, second.pk)), {})
    assert meeting.agenda.count() == 1


def test_attendance_everybody_then_the_exception(story: Story) -> None:
    story.members(3)
    meeting = story.meeting(date(2023, 10, 16), held=False)
    post(story, page_of(meeting, "attendance"), {"all_present": "1"})
    marks = {f"presence_{seat.pk}": "present" for seat in meeting.attendances.all()}
    last = meeting.attendances.last()
    assert last is not None
    marks |= {f"presence_{last.pk}": "substitute"}
    assert post(story, page_of(meeting, "attendance"), marks).status_code == 422
    marks |= {f"substitute_{last.pk}": "Phó Trưởng phòng"}
    assert post(story, page_of(meeting, "attendance"), marks).status_code == 302
    assert list(meeting.attendances.values_list("presence", flat=True)) == [
        "present",
        "present",
        "substitute",
    ]


def test_a_guest_is_put_on_the_list_and_taken_off(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 16), held=False)
    data = {"title": "Trưởng phòng GD&ĐT", "unit": story.cast.lead.pk}
    assert post(story, page_of(meeting, "guest-invite"), data).status_code == 302
    guest = meeting.attendances.get()
    assert "GD&amp;ĐT" in read(story, page_of(meeting, "attendance"))
    assert post(story, page_of(meeting, "guest-invite"), {"title": ""}).status_code == 422
    post(story, reverse("meetings:guest-remove", args=(meeting.pk, guest.pk)), {})
    assert not meeting.attendances.exists()


def test_the_meeting_is_held_with_everybody_present_unless_said_otherwise(story: Story) -> None:
    story.members(2)
    meeting = story.meeting(TODAY, held=False)
    first, second = meeting.attendances.all()
    marks = {f"presence_{first.pk}": "present", f"presence_{second.pk}": "excused"}
    assert "selected" in read(story, page_of(meeting, "hold"))
    assert post(story, page_of(meeting, "hold"), marks).status_code == 302
    assert Meeting.objects.get().state == Meeting.State.HELD
    assert Attendance.objects.get(pk=second.pk).presence == "excused"
    assert post(story, page_of(meeting, "hold"), marks).status_code == 409


def test_a_meeting_ahead_is_not_held_yet(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 17), prepared_on=TODAY, held=False)
    assert story.cast.client("secretary").get(page_of(meeting, "hold")).status_code == 409


def test_the_notice_is_linked_from_the_page(story: Story) -> None:
    meeting = story.meeting(SECOND)
    assert reverse("directives:capture") in read(story, page_of(meeting, "notice"))
    paper = story.notice(date(2021, 6, 9), [task(1, THIRD)])
    assert paper.number in read(story, page_of(meeting))
    assert post(story, page_of(meeting, "notice"), {"notice": "0"}).status_code == 422
    assert post(story, page_of(meeting, "notice"), {"notice": paper.pk}).status_code == 302
    assert Meeting.objects.get().notice == paper


@pytest.mark.parametrize("name", ["edit", "agenda", "attendance", "hold", "notice"])
def test_who_may_not_is_told_by_whom_it_is_done(story: Story, name: str) -> None:
    meeting = story.meeting(SECOND)
    for reader in ("lead_officer", "ward_a_officer", "auditor", "chair"):
        assert story.cast.client(reader).get(page_of(meeting, name)).status_code == 403


# ---- the calendar ----


def test_the_next_meeting_is_the_nearest_not_held(story: Story) -> None:
    story.meeting(FIRST)
    later = story.meeting(date(2023, 11, 10), prepared_on=date(2023, 10, 1), held=False)
    near = story.meeting(date(2023, 10, 20), prepared_on=date(2023, 10, 2), held=False)
    found = next_meeting(story.committee, viewer=PORTAL, on=TODAY)
    assert found is not None
    assert (found.id, found.days_until) == (near.pk, 4)
    early = next_meeting(story.cast.district, viewer=PORTAL, on=date(2023, 10, 1))
    assert early is not None
    assert early.id == later.pk
    assert next_meeting(story.cast.district, viewer=story.cast.actor("outsider"), on=TODAY) is None
