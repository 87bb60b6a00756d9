"""Days worth going back to, and what is said of a day without facts."""

from datetime import date, time, timedelta

import pytest

from common import clock
from common.days import first_day, on_day
from dashboards.readings import bookmarks
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from meetings.models import Meeting
from tests.builders import PORTAL
from tests.cast import TODAY, Cast


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("/", "/?on=2022-12-31"),
        ("/attention/?kind=late&on=2021-01-01&q=a%20b", "/attention/?kind=late&q=a+b&on=2022-12-31"),
        ("/tables/?units=1&units=2#x", "/tables/?units=1&units=2&on=2022-12-31#x"),
    ],
)
def test_a_page_keeps_what_it_asks_when_it_speaks_of_another_day(page: str, told: str) -> None:
    assert on_day(page, date(2022, 12, 31)) == told


def test_each_meeting_and_each_years_end_leads_back_to_the_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = date(2021, 3, 1)
    monkeypatch.setattr(bookmarks, "first_day", lambda: first)
    with clock.at(date(2021, 3, 1)):
        for day in (date(2022, 4, 5), TODAY + timedelta(days=9)):
            fields = MeetingFields(title=f"Họp {day:%d/%m/%Y}", held_on=day, starts_at=time(14))
            meetings.create(by=PORTAL, committee=cast.committee, fields=fields)
        foreign = MeetingFields(title="Họp nơi khác", held_on=date(2022, 4, 6), starts_at=time(14))
        meetings.create(by=PORTAL, committee=cast.other_committee, fields=foreign)
    Meeting.objects.update(state=Meeting.State.CONCLUDED)
    reader = cast.client("chair")
    board = reader.get("/attention/?kind=late&on=2022-12-31").content.decode()
    assert "/days/?next=%2Fattention%2F%3Fkind%3Dlate%26on%3D2022-12-31" in board
    page = reader.get("/days/", {"next": "/attention/?kind=late&on=2022-12-31"})
    marks = [mark for year in page.context["years"] for mark in year.marks]
    told = [(mark.day, mark.is_shown) for mark in marks]
    ends = [date(year, 12, 31) for year in range(first.year, TODAY.year)]
    assert told == sorted(
        [(date(2022, 4, 5), False), (first, False), *((day, day == date(2022, 12, 31)) for day in ends)],
        reverse=True,
    )
    assert all(mark.url.startswith("/attention/?kind=late&on=") for mark in marks)
    for strange in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        urls = [
            mark.url
            for year in reader.get("/days/", {"next": strange}).context["years"]
            for mark in year.marks
        ]
        assert urls
        assert all(url.startswith("/?on=") for url in urls)
    assert reader.get("/days/", {"next": "/?on=nonsense"}).status_code == 200


def test_a_day_without_facts_is_told_once_and_not_by_parts_of_a_page(cast: Cast) -> None:
    first = first_day()
    assert first
    reader = cast.client("chair")

    def said(on: date, **headers: str) -> list[str]:
        return [
            str(message)
            for message in reader.get("/attention/", {"on": on.isoformat()}, headers=headers).context[
                "messages"
            ]
        ]

    assert len(said(first - timedelta(days=1))) == 1
    assert len(said(TODAY + timedelta(days=1))) == 1
    assert said(first) == said(TODAY) == []
    reader.get("/attention/", {"on": "2030-01-01"}, headers={"HX-Request": "true"})
    assert said(TODAY) == []
