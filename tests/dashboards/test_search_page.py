"""One box over everything the reader may see."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from dashboards.readings.search import pieces
from directives.actions import evidence
from documents.actions.received import received
from meetings.actions import meetings, papers
from meetings.actions.meetings import MeetingFields
from organizations.models import UnitSuccession
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.cast import Cast
from tests.dashboards.asking import BUDGET, seen, statements, told
from tests.documents.papers import docx
from tests.infrastructure.layers import layer


def found(cast: Cast, words: str, name: str = "secretary", more: str = "") -> dict[str, list[str]]:
    groups = seen(cast, name, f"/search/?q={words}{more}")["found"].groups
    return {group.key: [each.hit.title for each in group.hits] for group in groups}


@layer
def story(cast: Cast) -> Any:
    return told(cast)


@pytest.mark.parametrize("words", ["phuong an mat bang", "PHƯƠNG ÁN mặt bằng", "mặt bằng phương án"])
def test_it_finds_with_and_without_diacritics_in_any_order(cast: Cast, story: Any, words: str) -> None:
    assert len(found(cast, words)["items"]) == 1


def test_it_finds_a_paper_and_its_items_by_number(cast: Cast, story: Any) -> None:
    hits = found(cast, story.paper.number)
    assert len(hits["papers"]) == 1
    assert len(hits["items"]) == 5


def test_what_begins_with_the_words_stands_first(cast: Cast) -> None:
    texts = ["Báo cáo về mạng diện rộng", "Mạng diện rộng: nâng cấp"]
    issued_paper(cast.district, *(item(no, text=text, leads=["LB.VHTT"]) for no, text in enumerate(texts, 1)))
    assert found(cast, "mang dien rong")["items"] == texts[::-1]


def test_it_finds_a_unit_that_ended_and_says_so(cast: Cast) -> None:
    groups = seen(cast, "secretary", "/search/?q=dan cu")["found"].groups
    (hit,) = [each.hit for group in groups if group.key == "units" for each in group.hits]
    assert (hit.title, "31/12/2022" in hit.note) == (cast.closed.name, True)


def test_it_finds_who_followed_a_unit_by_its_old_name(cast: Cast) -> None:
    day = cast.closed.valid_to + timedelta(days=1)
    UnitSuccession.objects.create(
        predecessor=cast.closed,
        successor=cast.ward_a,
        effective_on=day,
        coverage="whole",
        legal_basis="Nghị quyết",
    )
    units = seen(cast, "secretary", "/search/?q=dan cu")["found"].groups[0].hits
    assert [each.hit.title for each in units] == [cast.closed.name, cast.ward_a.name]
    assert cast.closed.short_name in units[1].hit.note
    before = (
        seen(cast, "secretary", f"/search/?q=dan cu&on={day - timedelta(days=9)}")["found"].groups[0].hits
    )
    assert [each.hit.title for each in before] == [cast.closed.name]


def test_a_file_is_opened_where_it_lies(cast: Cast, story: Any) -> None:
    """Papers on a meeting's table are documents too; one taken off it is found no more."""
    fields = MeetingFields(title="Họp Ban Chỉ đạo", held_on=cast.today)
    meeting = meetings.create(by=PORTAL, committee=cast.committee, fields=fields)
    paper = papers.lay(
        by=PORTAL,
        meeting=meeting,
        title="Tờ trình",
        file=received(docx("Phương án dùng chung"), "to-trinh.docx"),
    )
    found_it = seen(cast, "secretary", "/search/?q=phuong an dung chung")["found"].groups
    (hit,) = [each.hit for group in found_it for each in group.hits]
    answer = cast.client("secretary").get(hit.url)
    assert answer.headers["Location"] == f"/meetings/{meeting.pk}/"
    assert cast.client("outsider").get(hit.url).status_code == 404
    papers.withdraw(by=PORTAL, paper=paper)
    assert found(cast, "phuong an dung chung") == {}
    assert cast.client("secretary").get(hit.url).status_code == 404


def test_the_reference_of_a_figure_opens_it(cast: Cast, story: Any) -> None:
    answer = cast.client("chair").get("/search/?" + urlencode({"q": "open_items:unit=LB@2023-10-16"}))
    assert answer.headers["Location"] == "/explain/?figure=open_items&unit=LB&on=2023-10-16"


def test_it_finds_the_text_inside_a_file_for_those_who_see_its_holder(cast: Cast) -> None:
    paper = issued_paper(
        cast.district, item(1, leads=["LB.00115"]), number="7-TB/BCĐ", circulation="restricted"
    )
    scan = received(docx("Biên bản nghiệm thu đường truyền số liệu"), "bien-ban.docx")
    evidence.add(by=PORTAL, assignment=assignment(paper, "LB.00115"), file=scan)
    assert found(cast, "nghiem thu duong truyen")["files"] == ["bien-ban.docx"]
    assert found(cast, "nghiem thu duong truyen", "ward_a_officer")["files"] == ["bien-ban.docx"]
    assert found(cast, "nghiem thu duong truyen", "ward_b_officer") == {}


def test_another_district_finds_none_of_it(cast: Cast, story: Any) -> None:
    assert found(cast, story.paper.number, "outsider") == {}
    assert found(cast, "long bien", "outsider") == {}


def test_it_knows_what_was_known_on_the_day(cast: Cast, story: Any) -> None:
    assert "items" not in found(cast, "phuong an", more="&on=2023-08-01")


def test_one_kind_is_read_page_by_page(cast: Cast) -> None:
    rows = [item(no, text=f"Rà soát số {no}", leads=["LB.VHTT"]) for no in range(1, 31)]
    issued_paper(cast.district, *rows)
    page = seen(cast, "secretary", "/search/?q=ra soat so&kind=items&page=2")["found"]
    assert (page.page.paginator.count, len(page.chosen.hits)) == (30, 5)
    overview = seen(cast, "secretary", "/search/?q=ra soat so")["found"]
    assert [(group.key, len(group.hits), group.has_more) for group in overview.groups] == [("items", 5, True)]


@pytest.mark.parametrize("words", ["", "a", " ", "ß"])
def test_too_little_is_told_kindly(cast: Cast, words: str) -> None:
    page = cast.client("secretary").get(f"/search/?q={words}")
    assert page.status_code == 200
    assert not page.context["found"].groups


def test_it_costs_as_many_statements_as_there_are_nouns(cast: Cast, story: Any) -> None:
    few = statements(cast.client("secretary"), "/search/?q=phuong")
    assert few <= BUDGET
    issued_paper(
        cast.district,
        *(item(no, text=f"Phương án {no}", leads=["LB.VHTT"]) for no in range(1, 40)),
        number="8-TB/BCĐ",
    )
    assert statements(cast.client("secretary"), "/search/?q=phuong") == few


def test_it_marks_the_words_as_they_are_written() -> None:
    assert list(pieces("Kết nối với đường truyền", "duong ket")) == [
        ("Kết", True), (" nối với ", False), ("đường", True), (" truyền", False),
    ]  # fmt: skip
    assert "".join(text for text, _lit in pieces("Straße và phố", "pho")) == "Straße và phố"
