"""The weekly brief: prepared by the office, released by its head, unchanged from then on."""

import io
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from common.models import AuditEntry
from dashboards.models import WeeklyBrief
from tests.builders import assignment
from tests.cast import TODAY, Cast
from tests.dashboards.asking import Told, seen, told
from tests.directives.asking import accepted
from tests.infrastructure.layers import layer


@layer
def story(cast: Cast) -> Told:
    return told(cast)


def prepared(cast: Cast, on: str = "2023-10-16", **fields: Any) -> Any:
    return cast.client("secretary").post("/briefs/new/", {"on": on, **fields})


def released(cast: Cast, brief: WeeklyBrief, **fields: Any) -> Any:
    body = {"version": brief.version, **fields}
    return cast.client("head_of_office").post(f"/briefs/{brief.pk}/release/", body)


def test_leaders_read_it_after_the_head_of_office_released_it(cast: Cast, story: Told) -> None:
    answer = prepared(cast, word="Tập trung nội dung quá hạn.")
    brief = WeeklyBrief.objects.get()
    assert answer.headers["Location"] == f"/briefs/{brief.pk}/"
    assert cast.client("chair").get(f"/briefs/{brief.pk}/").status_code == 404
    waiting = next(
        line for line in seen(cast, "head_of_office", "/")["board"].queue if line.url == "/briefs/"
    )
    assert waiting.count == 1
    assert cast.client("secretary").post(f"/briefs/{brief.pk}/release/", {"version": 1}).status_code == 403
    assert released(cast, brief).status_code == 302
    page = seen(cast, "chair", f"/briefs/{brief.pk}/")["page"]
    assert page.brief.released_on == TODAY
    assert [each.brief for each in (page,)] == list(seen(cast, "chair", "/briefs/")["listing"].rows)
    verbs = list(
        AuditEntry.objects.filter(object_kind="dashboards.weeklybrief").values_list("verb", flat=True)
    )
    assert verbs == ["brief.released", "brief.prepared"]


def test_released_figures_stay_and_a_correction_stands_beside_them(cast: Cast, story: Told) -> None:
    prepared(cast)
    brief = WeeklyBrief.objects.get()
    released(cast, brief)
    before = brief.figures
    accepted(assignment(story.paper, "LB.QLDA", 2))
    page = seen(cast, "chair", f"/briefs/{brief.pk}/")["page"]
    brief.refresh_from_db()
    assert brief.figures == before
    overdue = next(
        line for line in page.lines if line.told.reference.startswith("open_items:unit=LB&status=over")
    )
    assert (overdue.told.text, overdue.now) == ("1 nội dung", "0 nội dung")
    assert page.is_corrected
    changed = cast.client("secretary").post(f"/briefs/{brief.pk}/change/", {"version": 2, "word": "Khác"})
    assert changed.status_code == 409
    assert released(cast, brief).status_code == 409


def test_a_draft_is_brought_up_to_date_and_a_stale_one_is_not_released(cast: Cast, story: Told) -> None:
    prepared(cast)
    brief = WeeklyBrief.objects.get()
    accepted(assignment(story.paper, "LB.QLDA", 2))
    client = cast.client("secretary")
    assert client.post(f"/briefs/{brief.pk}/change/", {"version": 1, "word": "Mới"}).status_code == 302
    stale = released(cast, brief)
    assert (stale.status_code, WeeklyBrief.objects.get().is_draft) == (422, True)
    assert WeeklyBrief.objects.get().word == "Mới"
    assert not seen(cast, "secretary", f"/briefs/{brief.pk}/")["page"].is_corrected


@pytest.mark.parametrize("on", ["2023-10-17", "2021-01-01", "hôm nay", ""])
def test_a_day_without_figures_is_refused_and_the_words_are_kept(cast: Cast, story: Told, on: str) -> None:
    answer = prepared(cast, on=on, word="Giữ lại câu này")
    assert answer.status_code == 422
    assert "Giữ lại câu này" in answer.content.decode()
    assert not WeeklyBrief.objects.exists()


def test_one_day_has_one_brief(cast: Cast, story: Told) -> None:
    prepared(cast)
    assert prepared(cast).status_code == 422
    assert WeeklyBrief.objects.count() == 1


def test_its_paper_is_one_page_and_the_same_bytes(cast: Cast, story: Told) -> None:
    prepared(cast, word="Nội dung lãnh đạo cần biết. " * 24)
    brief = WeeklyBrief.objects.get()
    first, second = (
        cast.client("secretary").get(f"/briefs/{brief.pk}/brief.pdf").content for _twice in (1, 2)
    )
    assert first == second
    read = PdfReader(io.BytesIO(first))
    assert len(read.pages) == 1
    text = read.pages[0].extract_text()
    assert "DỰ THẢO" in text
    assert all(each["label"].split()[0] in text for each in brief.figures)
    assert date(2023, 10, 16) == brief.on
