"""What the reader of a notice finds of a yearly month and of the leader who directs reaches the item."""

from datetime import date

from directives.models import DirectiveItem
from tests import builders
from tests.cast import Cast
from tests.directives.capturing import SHORT, again, begun, confirmed, page_of

DUTIES = """1. Giao Phòng Nội vụ tổng hợp kết quả cải cách hành chính, báo cáo trước ngày 15/6 hằng năm. Lãnh đạo phụ trách: PCT Thường trực.
2. Giao Phòng Tư pháp rà soát văn bản, hoàn thành trước 30/11/2023. Lãnh đạo phụ trách: Đ/c Người Lạ.
"""
YEARLY = SHORT[: SHORT.index("1. Giao")] + DUTIES + SHORT[SHORT.index("\nNơi nhận") :]


def test_what_was_read_of_month_and_leader_reaches_the_item(cast: Cast) -> None:
    secretary = cast.client("secretary")
    deputy = builders.post(cast.district, "Phó Chủ tịch Thường trực UBND quận", is_leader=True)
    capture = begun(secretary, YEARLY)
    first, second = again(capture).rows
    assert (first["due"]["rule"], first["due"]["day"], first["due"]["month"]) == ("yearly", 15, 6)
    assert (first["directing_post"], second["directing_post"]) == (deputy.pk, None)
    assert any("Người Lạ" in note for _severity, note in second["notes"])
    shown = secretary.get(f"{page_of(capture)}?row={first['id']}").context["page"].current
    assert shown.due_entry == "ngày 15/6 hằng năm"
    done = confirmed(secretary, capture)
    secretary.post(f"{page_of(capture)}give-out/", {"version": done.version})
    item = DirectiveItem.objects.get(no=1)
    assert (item.rhythm, item.rhythm_day, item.rhythm_month) == ("yearly", 15, 6)
    assert item.directing_post == deputy
    assert list(item.assignments.values_list("cycle", "original_due_on")) == [("2024", date(2024, 6, 15))]


def test_a_yearly_month_is_changed_in_a_draft_and_belongs_to_yearly_duties_only(cast: Cast) -> None:
    duty = builders.item(1, due_kind="recurring", rhythm="yearly", rhythm_day=15, rhythm_month=6)
    item = builders.draft_paper(cast.district, duty).items.get()
    page, secretary = f"/directives/items/{item.pk}/edit/", cast.client("secretary")
    form = {name: value for name, value in secretary.get(page).context["form"].initial.items() if value}
    answer = secretary.post(page, form | {"rhythm": "monthly"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["rhythm_month"])
    assert secretary.post(page, form | {"rhythm_month": 9}).status_code == 302
    changed = DirectiveItem.objects.get(pk=item.pk)
    assert changed.cycles.around(date(2023, 1, 1)).due_on == date(2023, 9, 15)
