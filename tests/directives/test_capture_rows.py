"""Acts on the rows of a capture: editing, confirming, dividing, joining, undoing, two people at once."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.decisions import Kind
from directives.actions import captures
from directives.actions.captures import RowFields
from directives.models import Capture, CaptureVersion, Directive
from directives.readings.look_alikes import open_items
from tests.builders import draft_paper, issued_paper, item
from tests.cast import Cast
from tests.directives.asking import accepted, refusal
from tests.directives.capturing import SHORT, again, begun, confirmed, page_of, sent, shown_cells
from tests.infrastructure.layers import layer

PLAN_TEXT = "Giao Phòng Nội vụ xây dựng kế hoạch tập huấn chuyển đổi số, hoàn thành trước ngày 30/9/2023."


@layer
def capture(cast: Cast) -> Capture:
    return begun(cast.client("secretary"))


def test_a_row_is_confirmed_with_what_was_typed_in_it(cast: Cast, capture: Capture) -> None:
    answer = sent(cast.client("secretary"), capture, 0, "confirm", text="Đánh giá 31 phần mềm", due="15/12")
    row = again(capture).rows[0]
    assert (row["text"], row["due"]["date"], row["confirmed"]) == ("Đánh giá 31 phần mềm", "2023-12-15", True)
    assert row["due"]["phrase"] == "trước ngày 30/11/2023"
    assert answer.headers["Location"].endswith(f"?row={again(capture).rows[1]['id']}")


def test_a_row_without_text_is_not_confirmed(cast: Cast, capture: Capture) -> None:
    answer = sent(cast.client("secretary"), capture, 0, "confirm", text="  ")
    assert answer.status_code == 422
    assert not again(capture).rows[0]["confirmed"]


def test_a_row_without_deadline_is_warned_of_and_confirmed(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    rows = secretary.get(page_of(capture)).context["page"].rows
    assert (rows[2].status_key, rows[2].findings[0].clear) == ("over", "when")
    sent(secretary, capture, 2, "confirm")
    assert again(capture).rows[2]["confirmed"]


def test_an_edit_takes_the_confirmation_back(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    sent(secretary, capture, 0, "confirm")
    sent(secretary, capture, 0, "save", output="Báo cáo đánh giá")
    assert not again(capture).rows[0]["confirmed"]
    sent(secretary, capture, 0, "confirm")
    sent(secretary, capture, 0, "save")
    assert again(capture).rows[0]["confirmed"], "nothing was changed"
    sent(secretary, capture, 0, "unconfirm")
    assert not again(capture).rows[0]["confirmed"]


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("vh", ["LB.VHTT"]),
        ("PHÒNG VĂN HOÁ VÀ THÔNG TIN", ["LB.VHTT"]),
        ("nv; tckh", ["LB.NV", "LB.TCKH"]),
        ("lb.ca", ["LB.CA"]),
        ("UBND 4 phường", ["@wards"]),
        ("các phường trừ phường Thượng Thanh", ["@wards-except:LB.00115"]),
        ("các phòng, ban", ["@phong", "@ban"]),
        ("Phòng Chưa Có", []),
        ("các phường", ["@wards"]),
        ("Phường Thượng Thanh, Phường Ngọc Thụy", ["LB.00115", "LB.00118"]),
        ("", []),
    ],
)
def test_units_are_typed_by_name_or_abbreviation(
    cast: Cast, capture: Capture, typed: str, leads: list[str]
) -> None:
    sent(cast.client("secretary"), capture, 0, "save", leads=typed)
    row = again(capture).rows[0]
    assert row["leads"] == leads
    assert bool(row["typed"]) == (bool(typed) and not leads)


def test_what_is_not_understood_is_kept_as_typed_and_not_confirmed(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    typed = {"leads": "Phòng VH&TT; Phòng Chưa Có", "due": "khi nào xong thì xong"}
    answer = sent(secretary, capture, 0, "confirm", **typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Phòng Chưa Có" in page
    assert "khi nào xong thì xong" in page
    sent(secretary, capture, 0, "save", **typed)
    row = again(capture).rows[0]
    assert (row["leads"], row["confirmed"]) == (["LB.VHTT"], False)
    assert row["typed"] == {"leads": "Phòng Chưa Có", "due": "khi nào xong thì xong"}
    assert shown_cells(secretary, capture, row["id"])["leads"] == "Phòng VH&TT; Phòng Chưa Có"
    sent(secretary, capture, 0, "confirm", leads="Phòng VH&TT", due="kỳ họp tới")
    row = again(capture).rows[0]
    assert (row["typed"], row["due"]["kind"], row["confirmed"]) == ({}, "next_meeting", True)


def test_a_text_beyond_its_bounds_comes_back_whole(cast: Cast, capture: Capture) -> None:
    text = "dài " * 3000
    answer = sent(cast.client("secretary"), capture, 0, "save", text=text)
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()


def test_the_second_of_two_editors_sees_the_conflict_and_keeps_his_text(cast: Cast, capture: Capture) -> None:
    secretary, head = cast.client("secretary"), cast.client("head_of_office")
    as_seen = shown_cells(head, capture, capture.rows[0]["id"])
    sent(secretary, capture, 0, "save", text="Lời của thư ký")
    answer = sent(head, capture, 0, "save", shown=as_seen, text="Lời của chánh văn phòng")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Ngô Thị Mai" in page
    assert "Lời của thư ký" in page
    assert "Lời của chánh văn phòng" in page
    assert again(capture).rows[0]["text"] == "Lời của thư ký"
    seen_now = answer.context["page"].current
    second = {**as_seen, "version": seen_now.rev, "text": "Lời của chánh văn phòng"}
    assert sent(head, capture, 0, "save", shown=second).status_code == 302
    assert again(capture).rows[0]["text"] == "Lời của chánh văn phòng"


def test_two_people_work_on_different_rows(cast: Cast, capture: Capture) -> None:
    secretary, head = cast.client("secretary"), cast.client("head_of_office")
    as_seen = shown_cells(head, capture, capture.rows[1]["id"])
    sent(secretary, capture, 0, "confirm")
    assert sent(head, capture, 1, "confirm", shown=as_seen).status_code == 302
    assert [row["confirmed"] for row in again(capture).rows] == [True, True, False]


def test_a_row_that_somebody_took_off_gives_the_typed_words_back(cast: Cast, capture: Capture) -> None:
    secretary, head = cast.client("secretary"), cast.client("head_of_office")
    row_id = capture.rows[0]["id"]
    as_seen = shown_cells(head, capture, row_id)
    sent(secretary, capture, 0, "remove")
    answer = head.post(f"{page_of(capture)}rows/{row_id}/", {**as_seen, "act": "save", "text": "Lời đã gõ"})
    assert answer.status_code == 409
    assert "Lời đã gõ" in answer.content.decode()


def test_nobody_undoes_or_gives_out_what_he_has_not_seen(cast: Cast, capture: Capture) -> None:
    secretary, head = cast.client("secretary"), cast.client("head_of_office")
    version = confirmed(secretary, capture).version
    sent(head, capture, 0, "confirm", text="Sửa sau cùng")
    assert secretary.post(f"{page_of(capture)}undo/", {"version": version}).status_code == 409
    assert secretary.post(f"{page_of(capture)}give-out/", {"version": version}).status_code == 422
    assert not Directive.objects.exists()
    assert again(capture).rows[0]["text"] == "Sửa sau cùng"


def test_ones_own_saves_while_typing_are_no_conflict(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    row_id = capture.rows[0]["id"]
    shown = shown_cells(secretary, capture, row_id)
    address = f"{page_of(capture)}rows/{row_id}/"
    for text in ("Gõ dở", "Gõ dở dang", "Gõ xong"):
        kept = secretary.post(address, {**shown, "text": text}, headers={"X-Autosave": "1"})
        assert kept.status_code == 200
    assert kept.json()["version"] == again(capture).rows[0]["rev"]
    assert again(capture).rows[0]["text"] == "Gõ xong"
    assert CaptureVersion.objects.count() == 1, "one stretch of typing is one step back"
    assert sent(secretary, capture, 0, "confirm", shown=shown, text="Gõ xong").status_code == 302
    secretary.post(f"{page_of(capture)}undo/", {"version": 1})
    secretary.post(f"{page_of(capture)}undo/", {"version": 1})
    assert again(capture).rows == capture.rows


def test_a_save_while_typing_tells_the_conflict_to_the_script(cast: Cast, capture: Capture) -> None:
    row_id = capture.rows[0]["id"]
    shown = shown_cells(cast.client("head_of_office"), capture, row_id)
    sent(cast.client("secretary"), capture, 0, "save", text="Lời của thư ký")
    address = f"{page_of(capture)}rows/{row_id}/"
    answer = cast.client("head_of_office").post(
        address, {**shown, "text": "Khác"}, headers={"X-Autosave": "1"}
    )
    assert (answer.status_code, "Ngô Thị Mai" in answer.json()["reason"]) == (409, True)


def test_a_row_is_divided_at_the_cursor_and_undo_restores_it(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    before = again(capture).rows
    text = before[0]["text"]
    at = text.index(" đánh giá")
    sent(secretary, capture, 0, "split", at=at)
    rows = again(capture).rows
    assert len(rows) == 4
    assert (rows[0]["text"], rows[1]["text"]) == (text[:at], text[at:].strip())
    assert rows[1]["leads"] == ["LB.VHTT"]
    assert rows[0]["due"]["kind"] == "none"
    assert rows[1]["due"]["date"] == "2023-11-30", "the deadline goes with its words"
    assert rows[0]["spans"][-1][1] == rows[1]["spans"][0][0]
    secretary.post(f"{page_of(capture)}undo/", {"version": again(capture).version})
    assert again(capture).rows == before


@pytest.mark.parametrize(
    ("text", "parts"), [("Việc một\nViệc hai", 2), ("Việc một. Việc hai", 2), ("Một việc", 1)]
)
def test_without_a_cursor_a_line_break_or_sentence_divides(
    cast: Cast, capture: Capture, text: str, parts: int
) -> None:
    answer = sent(cast.client("secretary"), capture, 0, "split", text=text)
    assert len(again(capture).rows) == 2 + parts
    assert answer.status_code == (302 if parts == 2 else 422)


def test_a_row_is_joined_to_the_one_above_and_undo_restores_both(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    before = again(capture).rows
    sent(secretary, capture, 1, "merge")
    rows = again(capture).rows
    assert len(rows) == 2
    assert rows[0]["leads"] == ["LB.VHTT", "LB.NV"]
    assert rows[0]["due"] == before[0]["due"]
    assert rows[0]["spans"] == [*before[0]["spans"], *before[1]["spans"]]
    assert sent(secretary, capture, 0, "merge").status_code == 422
    secretary.post(f"{page_of(capture)}undo/", {"version": again(capture).version})
    assert again(capture).rows == before


def test_a_row_typed_by_hand_is_added_below_the_one_in_hand(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    secretary.post(f"{page_of(capture)}rows/", {"after": capture.rows[0]["id"]})
    sent(secretary, capture, 1, "confirm", text="Việc ghi thêm tại cuộc họp", leads="nv", due="+2t")
    row = again(capture).rows[1]
    assert (row["leads"], row["due"]["date"], row["spans"]) == (["LB.NV"], "2023-10-26", [])


def test_there_is_an_end_to_undo(cast: Cast, capture: Capture) -> None:
    answer = cast.client("secretary").post(f"{page_of(capture)}undo/", {"version": capture.version})
    assert answer.status_code == 409
    assert again(capture).rows == capture.rows


ACTS = st.lists(
    st.tuples(st.sampled_from(["confirm", "save", "split", "merge", "remove", "add"]), st.integers(0, 5)),
    max_size=7,
)


@given(acts=ACTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_goes_back_through_any_edits(cast: Cast, capture: Capture, acts: list[tuple[str, int]]) -> None:
    by = cast.actor("secretary")
    tables = [again(capture).rows]
    for name, number in acts:
        mine = again(capture)
        if act(name, mine, number, by):
            tables.append(again(capture).rows)
    while len(tables) > 1:
        assert again(capture).rows == tables.pop()
        captures.undo(by=by, capture=again(capture), version=again(capture).version)
    assert again(capture).rows == tables[0]


def act(name: str, mine: Capture, number: int, by: Any) -> bool:
    if name == "add":
        captures.add_row(by=by, capture=mine)
        return True
    if not mine.rows:
        return False
    place = number % len(mine.rows)
    row = mine.rows[place]
    given_ = {"by": by, "capture": mine, "row_id": row["id"], "rev": row["rev"]}
    if name == "merge" and place == 0:
        return False
    if name == "save":
        captures.change_row(**given_, fields=RowFields(text=f"{row['text']} sửa"))
    elif name == "split":
        captures.split_row(**given_, at=None, fields=RowFields(text=f"{row['text'] or 'Việc'}\nthêm"))
    elif name == "confirm":
        captures.confirm_row(**given_, fields=RowFields(text=row["text"] or "Việc"))
    else:
        {"merge": captures.merge_row, "remove": captures.remove_row}[name](**given_)
    return True


def test_a_look_alike_of_an_open_item_is_offered_and_linked(cast: Cast) -> None:
    secretary = cast.client("secretary")
    older = issued_paper(
        cast.district,
        item(4, text=PLAN_TEXT, leads=["LB.NV"], due=date(2023, 9, 30)),
        item(5, text="Rà soát đường truyền số liệu chuyên dùng tới các phường"),
        on=date(2023, 7, 12),
        number="61-TB/BCĐ",
    )
    capture = begun(secretary, SHORT.replace("kế hoạch tập huấn", "kế hoạch tập huấn chuyển đổi số"))
    page = secretary.get(f"{page_of(capture)}?row={capture.rows[1]['id']}")
    (like,) = page.context["page"].current.look_alikes
    assert (like.no, like.directive_number, like.late_days) == (4, "61-TB/BCĐ", 16)
    assert like.likeness > 80
    assert not page.context["page"].rows[2].look_alikes
    sent(secretary, capture, 1, f"follow:{like.item_id}")
    confirmed(secretary, capture)
    secretary.post(f"{page_of(capture)}give-out/", {"version": again(capture).version})
    paper = Directive.objects.exclude(pk=older.pk).get()
    assert paper.items.get(no=2).follows_id == like.item_id
    assert paper.items.get(no=1).follows_id is None


def test_a_link_is_taken_off_again(cast: Cast, capture: Capture) -> None:
    paper = issued_paper(cast.district, item(1, text=PLAN_TEXT, leads=["LB.NV"]))
    secretary = cast.client("secretary")
    sent(secretary, capture, 1, f"follow:{paper.items.get().pk}")
    assert again(capture).rows[1]["follows"] == paper.items.get().pk
    sent(secretary, capture, 1, "follow:")
    assert again(capture).rows[1]["follows"] is None


def test_an_item_of_another_plan_is_not_linked(cast: Cast, capture: Capture) -> None:
    paper = issued_paper(cast.other_district, item(1, text=PLAN_TEXT, leads=["TL.VHTT"]))
    answer = sent(cast.client("secretary"), capture, 1, f"follow:{paper.items.get().pk}")
    assert answer.status_code == 404
    assert again(capture).rows[1]["follows"] is None
    refused = refusal(
        lambda: captures.follow_row(
            by=cast.actor("secretary"),
            capture=again(capture),
            row_id=capture.rows[1]["id"],
            rev=again(capture).rows[1]["rev"],
            item=paper.items.get(),
        )
    )
    assert refused.kind is Kind.NOT_VISIBLE


def test_only_open_items_given_out_are_candidates(cast: Cast) -> None:
    by = cast.actor("secretary")
    draft_paper(cast.district, item(1), number="1-TB/BCĐ")
    done = issued_paper(cast.district, item(1), number="2-TB/BCĐ")
    accepted(done.items.get().assignments.get())
    issued_paper(cast.district, item(1, kind="information", leads=[]), number="3-TB/BCĐ")
    issued_paper(cast.other_district, item(1, leads=["TL.VHTT"]), number="4-TB/BCĐ")
    issued_paper(cast.district, item(1), number="5-TB/BCĐ")
    found = open_items(cast.district, viewer=by, on=cast.today)
    assert [candidate.directive_number for candidate in found] == ["5-TB/BCĐ"]


def test_the_script_gets_the_changed_part_only(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    answer = sent(secretary, capture, 0, "confirm", part=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "data-told" in page
    assert "<html" not in page
    whole = secretary.get(page_of(capture)).content.decode()
    units = whole.split('id="capture-units" type="application/json">')[1].split("</script>")[0]
    assert [label for label, _forms in json.loads(units) if label in ("Phòng VH&TT", "Công an quận")] == [
        "Phòng VH&TT",
        "Công an quận",
    ]


def test_a_row_in_hand_is_asked_for_by_its_id(cast: Cast, capture: Capture) -> None:
    secretary = cast.client("secretary")
    for place in (0, 2):
        page = secretary.get(f"{page_of(capture)}?row={capture.rows[place]['id']}").context["page"]
        assert page.current.no == place + 1
    assert secretary.get(f"{page_of(capture)}?row=none").context["page"].current is None
    assert secretary.get(f"{page_of(capture)}?row=zzz").context["page"].current.no == 1
