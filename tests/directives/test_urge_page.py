"""Urging: a short text to copy, and the record of it."""

from datetime import date

from directives.models import Urge
from tests.builders import assignment, issued_paper, item
from tests.infrastructure.layers import layer


@layer
def work(cast):
    paper = issued_paper(
        cast.district, item(4, due=date(2023, 10, 10), text="Trình phương án mặt bằng"), on=date(2023, 9, 1)
    )
    return assignment(paper, "LB.VHTT", 4)


def address(work):
    return f"/directives/assignments/{work.pk}/urge/"


def offered(cast, work):
    return str(cast.client("chair").get(address(work)).context["form"]["text"].value())


def test_the_text_names_unit_item_paper_deadline_and_where_to_answer(cast, work):
    text = offered(cast, work)
    for part in (
        "Phòng Văn hóa và Thông tin",
        "63-TB/BCĐ",
        "Trình phương án mặt bằng",
        "10/10/2023",
        f"/assignments/{work.pk}/",
    ):
        assert part in text


def test_nothing_of_a_restricted_paper_goes_into_the_chat(cast):
    paper = issued_paper(cast.district, item(1, text="Nội dung hạn chế"), circulation="restricted")
    assert "Nội dung hạn chế" not in offered(cast, assignment(paper, "LB.VHTT"))


def test_an_urge_is_recorded_in_the_history(cast, work):
    answer = cast.client("chair").post(address(work), {"text": "Đề nghị báo cáo trước 17h"})
    assert answer.status_code == 302
    assert Urge.objects.get().text == "Đề nghị báo cáo trước 17h"
    page = cast.client("lead_officer").get(f"/directives/assignments/{work.pk}/").context["work"]
    assert "Đề nghị báo cáo trước 17h" in page.history[0].text


def test_an_empty_text_is_no_urge(cast, work):
    assert cast.client("chair").post(address(work), {"text": "  "}).status_code == 422
    assert not Urge.objects.exists()


def test_a_unit_does_not_urge_another(cast, work):
    assert cast.client("coordinator_officer").get(address(work)).status_code == 403
    assert cast.client("coordinator_officer").post(address(work), {"text": "x"}).status_code == 403
