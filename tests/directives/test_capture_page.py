"""From pasted text to given-out work, at the doors."""

import time
import unicodedata
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.models import AuditEntry
from directives.models import Assignment, Capture, Directive
from organizations.actions import units
from organizations.imports.units_csv import read_units
from tests.builders import PORTAL, issued_paper, item
from tests.cast import UNITS, Cast
from tests.directives.capturing import (
    SAMPLE,
    SHORT,
    START,
    again,
    begun,
    confirmed,
    page_of,
    pasted,
    sent,
    shown_cells,
)
from tests.directives.test_parse_notice_command import docx
from tests.infrastructure.layers import layer


@layer
def district(cast: Cast) -> Cast:
    """The cast with every unit of the district."""
    units.load(by=PORTAL, rows=read_units((UNITS / "units.csv").read_bytes()))
    return cast


def test_it_gives_out_the_work_of_nineteen_items(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary, SAMPLE)
    assert [len(again(capture).rows), again(capture).header["number"]] == [19, "15-TB/BCĐ"]

    confirmed(secretary, capture)
    asked = secretary.get(f"{page_of(capture)}give-out/")
    assert asked.status_code == 200
    answer = secretary.post(f"{page_of(capture)}give-out/", {"version": again(capture).version})

    paper = Directive.objects.get(number="15-TB/BCĐ")
    assert answer.headers["Location"] == f"/directives/{paper.pk}/"
    assert paper.is_issued
    assert paper.signer_post == "TRƯỞNG BAN"
    assert paper.items.count() == 19
    assert led(paper, 1) == {"LB.VP"}
    assert coordinated(paper, 1) == {"LB.TCKH", "LB.VHTT"}
    wards = led(paper, 15)
    assert len(wards) == 14
    assert coordinated(paper, 7) == {"LB.YT", *wards}
    assert {"LB.VP", "LB.CA"} | wards <= led(paper, 18)
    first = paper.items.get(no=15)
    assert (first.deadline_text, str(first.original_due_on)) == ("trước ngày 10/4/2021", "2021-04-10")
    assert paper.items.get(no=7).report_rhythm == "monthly"


def led(paper: Directive, no: int) -> set[str]:
    return set(work(paper, no, Assignment.Role.LEAD))


def coordinated(paper: Directive, no: int) -> set[str]:
    return set(work(paper, no, Assignment.Role.COORDINATING))


def work(paper: Directive, no: int, role: str) -> Any:
    rows = Assignment.objects.filter(item__directive=paper, item__no=no, role=role)
    return rows.values_list("unit__code", flat=True)


def test_the_same_notice_is_not_given_out_twice(district: Cast) -> None:
    secretary = district.client("secretary")
    for _ in range(2):
        capture = confirmed(secretary, begun(secretary))
        answer = secretary.post(f"{page_of(capture)}give-out/", {"version": capture.version})
    assert answer.status_code == 422
    assert "70-TB/BCĐ" in answer.content.decode()
    assert Directive.objects.filter(number="70-TB/BCĐ").count() == 1
    assert again(capture).is_open


def test_work_waits_until_every_row_is_confirmed(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    answer = secretary.post(f"{page_of(capture)}give-out/", {"version": capture.version})
    assert answer.status_code == 422
    assert not Directive.objects.exists()


def test_work_waits_for_number_date_and_signer(district: Cast) -> None:
    secretary = district.client("secretary")
    text = SHORT.replace("Số 70-TB/BCĐ\n", "")
    capture = confirmed(secretary, begun(secretary, text))
    assert secretary.get(f"{page_of(capture)}give-out/").status_code == 409
    answer = secretary.post(f"{page_of(capture)}submit/", {"version": capture.version})
    paper = Directive.objects.get()
    assert answer.headers["Location"] == f"/directives/{paper.pk}/"
    assert (paper.state, paper.number, paper.items.count()) == ("submitted", "", 3)
    assert not Assignment.objects.exists()


def test_it_goes_back_to_the_meeting_the_notice_concludes(district: Cast) -> None:
    secretary = district.client("secretary")
    shown = secretary.get(f"{START}?meeting=12").content.decode()
    assert 'name="meeting" value="12"' in shown
    capture = confirmed(secretary, begun(secretary, meeting="12"))
    answer = secretary.post(f"{page_of(capture)}give-out/", {"version": capture.version})
    paper = Directive.objects.get()
    assert answer.headers["Location"] == f"/meetings/12/notice/?directive={paper.pk}"


def test_a_meeting_that_is_no_number_is_left_out(district: Cast) -> None:
    assert district.client("secretary").get(f"{START}?meeting=x").status_code == 200


def test_it_accepts_decomposed_text(district: Cast) -> None:
    secretary = district.client("secretary")
    plain = begun(secretary)
    decomposed = begun(secretary, unicodedata.normalize("NFD", SHORT))
    kept = ("text", "leads", "coordinators", "due", "spans", "marks")
    assert [[row[k] for k in kept] for row in decomposed.rows] == [
        [row[k] for k in kept] for row in plain.rows
    ]


def test_it_reads_a_word_file(district: Cast, tmp_path: Any) -> None:
    file = SimpleUploadedFile("notice.docx", docx(tmp_path / "notice.docx", SHORT).read_bytes())
    capture = begun(district.client("secretary"), "", file=file)
    assert [row["leads"] for row in capture.rows] == [["LB.VHTT"], ["LB.NV"], ["LB.CA"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("large.docx", b"PK\x03\x04" + b"0" * (10 * 1024 * 1024 - 3)),
        ("broken.docx", b"PK\x03\x04 nothing"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"0" * 100),
        ("latin.txt", "Giao Phòng".encode("utf-16")),
    ],
)
def test_a_file_that_cannot_be_read_keeps_the_pasted_text(district: Cast, name: str, content: bytes) -> None:
    typed = "Nội dung đã dán từ trước"
    answer = pasted(district.client("secretary"), typed, file=SimpleUploadedFile(name, content))
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert typed in answer.content.decode()
    assert not Capture.objects.exists()


@pytest.mark.parametrize("text", ["", "   \n \t "])
def test_it_asks_for_a_text(district: Cast, text: str) -> None:
    answer = pasted(district.client("secretary"), text)
    assert answer.status_code == 422
    assert answer.context["form"].errors["text"]


def test_it_states_how_much_is_read_at_once(district: Cast) -> None:
    text = "nội dung " * 23_000
    answer = pasted(district.client("secretary"), text)
    assert answer.status_code == 422
    assert "200.000" in str(answer.context["form"].errors["text"])
    assert text[:5000] in answer.content.decode()


def test_a_classified_paper_is_not_taken_in(district: Cast) -> None:
    secretary = district.client("secretary")
    answer = pasted(secretary, SHORT.replace("THÔNG BÁO", "MẬT\n\nTHÔNG BÁO", 1))
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert not Capture.objects.exists()
    begun(secretary, SHORT.replace("31 phần mềm", "31 phần mềm, trừ văn bản mật"))


def test_nothing_of_a_text_without_items_is_lost(district: Cast) -> None:
    secretary = district.client("secretary")
    text = "Một đoạn văn không có kết luận nào.\n\nĐoạn thứ hai, cũng vậy."
    capture = begun(secretary, text)
    page = secretary.get(page_of(capture))
    assert capture.rows == []
    shown = "".join(piece.text for line in page.context["page"].paragraphs for piece in line.pieces)
    assert all(line in shown for line in text.split("\n") if line)
    assert page.context["page"].has_unassigned


def test_every_letter_of_the_notice_stands_beside_the_table(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary, SAMPLE)
    sent(secretary, capture, 3, "split")
    sent(secretary, capture, 7, "remove")
    lines = secretary.get(page_of(capture)).context["page"].paragraphs
    shown = "".join(piece.text for line in lines for piece in line.pieces)
    assert "".join(shown.split()) == "".join(SAMPLE.split())


def test_an_unassigned_passage_becomes_a_row(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    lost = capture.rows[1]
    sent(secretary, capture, 1, "remove")
    page = secretary.get(page_of(capture)).context["page"]
    passage = next(line for line in page.paragraphs if line.kind == "rest")
    answer = secretary.post(f"{page_of(capture)}rows/", {"start": passage.start, "end": passage.end})
    assert answer.status_code == 302
    row = again(capture).rows[1]
    assert (row["leads"], row["due"]["date"]) == (["LB.NV"], "2023-12-15")
    assert row["spans"] == lost["spans"]
    assert not secretary.get(page_of(capture)).context["page"].has_unassigned


def test_a_place_outside_the_text_is_refused(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    answer = secretary.post(f"{page_of(capture)}rows/", {"start": 10, "end": len(capture.text) + 1})
    assert answer.status_code == 422
    assert len(again(capture).rows) == 3


def test_orientations_and_items_without_work_are_given_out_without_assignments(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    for place, kind in enumerate(("orientation", "information", "no_task")):
        sent(secretary, capture, place, "confirm", kind=kind)
    secretary.post(f"{page_of(capture)}give-out/", {"version": again(capture).version})
    paper = Directive.objects.get()
    assert list(paper.items.values_list("kind", flat=True)) == ["orientation", "information", "no_task"]
    assert not Assignment.objects.exists()


def test_the_head_of_the_paper_is_kept_while_one_types(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    head = secretary.get(page_of(capture)).context["header_form"].initial
    typed = {f"head-{name}": head.get(name) or "" for name in HEAD} | {"head-number": "71-TB/BCĐ"}
    address = f"{page_of(capture)}header/"
    answer = secretary.post(address, typed, headers={"X-Autosave": "1"})
    assert answer.json()["version"] == 2
    assert again(capture).header["number"] == "71-TB/BCĐ"
    assert secretary.post(address, typed | {"head-issued_on": "31/02/2023"}).status_code == 422


HEAD = (
    "version",
    "kind",
    "number",
    "issued_on",
    "meeting_on",
    "signer_post",
    "authority",
    "signer_name",
    "circulation",
    "title",
)


def test_a_number_that_stands_already_is_told_with_the_head(district: Cast) -> None:
    secretary = district.client("secretary")
    committee = district.committee
    issued_paper(
        district.district, item(), number="70-TB/BCĐ", issued_on=date_of_short(), issuer_name=committee.name
    )
    capture = begun(secretary, SHORT.replace("Số 70-TB/BCĐ\n", ""))
    head = secretary.get(page_of(capture)).context["header_form"].initial
    typed = {f"head-{name}": head.get(name) or "" for name in HEAD} | {"head-number": "70-TB/BCĐ"}
    answer = secretary.post(f"{page_of(capture)}header/", typed)
    assert answer.status_code == 409
    assert "70-TB/BCĐ" in str(answer.context["header_form"].non_field_errors())
    assert 'value="70-TB/BCĐ"' in answer.content.decode()


def date_of_short() -> Any:
    from datetime import date

    return date(2023, 10, 12)


def test_a_unit_that_ended_is_warned_of_and_stops_the_giving_out(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    held = again(capture)
    held.rows[1]["leads"] = ["LB.DC"]
    held.save()
    page = secretary.get(page_of(capture)).context["page"]
    assert any("LB.DC" in finding.text for finding in page.rows[1].findings)
    confirmed(secretary, capture)
    answer = secretary.post(f"{page_of(capture)}give-out/", {"version": again(capture).version})
    assert answer.status_code == 422
    assert again(capture).rows[1]["leads"] == ["LB.DC"]


def test_a_deadline_before_the_paper_or_on_a_day_off_is_warned_of_at_once(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    sent(secretary, capture, 0, "save", due="01/10/2023")
    sent(secretary, capture, 1, "save", due="05/11/2023")
    rows = secretary.get(page_of(capture)).context["page"].rows
    assert [row.findings[0].key for row in rows[:2]] == ["over", "soon"]
    assert "12/10/2023" in rows[0].due_finding.text
    assert "05/11" in rows[1].due_finding.text


def test_others_see_nothing_of_a_draft(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    for name in ("outsider", "ward_a_officer", "chair", "auditor"):
        assert district.client(name).get(page_of(capture)).status_code == 404
        assert (
            sent(
                district.client(name),
                capture,
                0,
                "confirm",
                shown=shown_cells(secretary, capture, capture.rows[0]["id"]),
            ).status_code
            == 404
        )
    assert district.client("ward_a_officer").get(START).status_code == 403
    assert secretary.get(page_of(capture)).status_code == 200


def test_a_draft_is_thrown_away_after_a_word_and_the_audit_tells(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = begun(secretary)
    assert secretary.get(f"{page_of(capture)}discard/").status_code == 200
    secretary.post(f"{page_of(capture)}discard/", {"version": capture.version})
    assert not Capture.objects.exists()
    assert AuditEntry.objects.filter(verb="capture.discarded").exists()


def test_a_draft_that_became_a_paper_leads_to_it(district: Cast) -> None:
    secretary = district.client("secretary")
    capture = confirmed(secretary, begun(secretary))
    secretary.post(f"{page_of(capture)}give-out/", {"version": capture.version})
    answer = secretary.get(page_of(capture))
    assert answer.headers["Location"] == f"/directives/{Directive.objects.get().pk}/"
    assert (
        sent(secretary, capture, 0, "save", shown={"version": 1, "text": "x", "kind": "task"}).status_code
        == 409
    )


def test_the_first_page_lists_the_drafts_in_hand(district: Cast) -> None:
    secretary = district.client("secretary")
    begun(secretary)
    assert "70-TB/BCĐ" in secretary.get(START).content.decode()
    assert "70-TB/BCĐ" not in district.client("outsider").get(START).content.decode()


def test_nineteen_items_are_read_and_shown_within_a_second(district: Cast) -> None:
    secretary = district.client("secretary")
    secretary.get(START)
    began = time.perf_counter()
    capture = begun(secretary, SAMPLE)
    assert secretary.get(page_of(capture)).status_code == 200
    assert time.perf_counter() - began < 1


def test_an_edit_of_a_row_takes_few_statements_however_many_rows(district: Cast) -> None:
    secretary = district.client("secretary")
    counts = []
    for text in (SHORT, SAMPLE):
        capture = begun(secretary, text)
        shown = shown_cells(secretary, capture, again(capture).rows[0]["id"])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            sent_now = sent(secretary, capture, 0, "confirm", part=True, shown=shown)
        assert sent_now.status_code == 200
        counts.append(
            sum(
                1
                for query in asked
                if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
            )
        )
    assert counts[0] == counts[1]
    # session, user and roles are the three that every request may have; the row's test look-up is one more
    assert counts[1] <= 12 + 3 + 1
