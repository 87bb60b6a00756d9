"""The meeting ahead on the board: how ready it is, and what its day will bring."""

from datetime import date, time

from common import clock
from documents.actions.received import received
from meetings.actions import agenda, meetings, papers
from meetings.actions.agenda import EntryFields
from meetings.actions.meetings import MeetingFields
from tests.builders import PORTAL
from tests.dashboards.asking import BUDGET, seen, statements, told
from tests.documents.papers import pdf
from tests.infrastructure.layers import layer

HELD_ON = date(2023, 10, 25)


@layer
def ahead(cast):
    """Two reports are on the agenda, neither with a paper yet."""
    told(cast)
    fields = MeetingFields(title="Họp Ban Chỉ đạo quý III", held_on=HELD_ON, starts_at=time(14, 0))
    with clock.at(date(2023, 10, 2)):
        meeting = meetings.create(by=PORTAL, committee=cast.committee, fields=fields)
        for title in ("Tiến độ hạ tầng", "Kết quả dịch vụ công"):
            agenda.add(by=PORTAL, meeting=meeting, fields=EntryFields("report", title))
    return meeting


def test_the_board_says_how_ready_it_is(cast, ahead) -> None:
    meeting = seen(cast, "chair", "/")["board"].meeting
    assert (meeting.title, meeting.held_on, meeting.days) == (ahead.title, HELD_ON, 9)
    assert (meeting.reports, meeting.ready) == (2, 0)
    file, entry = received(pdf("Báo cáo"), "bao-cao.pdf"), ahead.agenda.get(title="Tiến độ hạ tầng")
    for each in (None, entry):  # a paper of the whole meeting is no report
        papers.lay(by=PORTAL, meeting=ahead, title="Tài liệu", file=file, entry=each)
    meeting = seen(cast, "chair", "/")["board"].meeting
    assert (meeting.reports, meeting.ready) == (2, 1)


def test_its_day_is_foretold_as_on_its_own_page(cast, ahead) -> None:
    address = seen(cast, "chair", "/")["board"].meeting.outlook_url
    tile = seen(cast, "chair", address)["tile"]
    page = seen(cast, "chair", tile.url)["forecast"]
    assert tile.forecast == page
    assert page.overdue == 2  # one is late already, one falls due before the meeting
    part = cast.client("chair").get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert tile.url in part


def test_without_a_meeting_ahead_it_says_so(cast) -> None:
    told(cast)
    assert seen(cast, "chair", "/")["board"].meeting is None
    assert seen(cast, "chair", "/board/outlook/")["tile"] is None


def test_it_keeps_within_its_statements(cast, ahead) -> None:
    assert statements(cast.client("chair"), "/board/outlook/") <= BUDGET
