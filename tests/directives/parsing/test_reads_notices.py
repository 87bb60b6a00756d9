"""Whole notices in many office styles come out as a careful secretary would enter them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from directives.parsing import parse_notice
from directives.parsing.answer import as_contract
from tests.directives.parsing.units import directory_on

NOTICES = Path(__file__).parents[2] / "data" / "notices"
SAMPLES = sorted(NOTICES.glob("*.txt"))
DIRECTORY = directory_on(date(2021, 3, 12))


def read(name: str) -> dict[str, Any]:
    """With the units that stood on the day the notice was issued."""
    expected = json.loads((NOTICES / f"{name}.expected.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(expected.get("issued_on") or "2021-03-12")
    text = (NOTICES / f"{name}.txt").read_text(encoding="utf-8")
    parsed = parse_notice(text, directory=directory_on(day))
    answer = as_contract(parsed)
    for row, item in zip(answer["items"], parsed.items, strict=True):
        row["kind"] = item.kind_hint.value
    return answer


def compared(expected: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """Of the answer only what the expected row speaks about."""
    found: dict[str, Any] = {}
    for key, value in expected.items():
        inner = isinstance(value, dict) and row[key] is not None
        found[key] = {name: row[key][name] for name in value} if inner else row[key]
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_it_reads_the_notice_as_a_careful_secretary_would(path: Path) -> None:
    expected = json.loads((NOTICES / f"{path.stem}.expected.json").read_text(encoding="utf-8"))
    answer = read(path.stem)
    assert {key: answer[key] for key in expected if key != "items"} == {
        key: value for key, value in expected.items() if key != "items"
    }
    pairs = zip(expected["items"], answer["items"], strict=False)
    assert [compared(row, found) for row, found in pairs] == expected["items"]
    assert len(answer["items"]) == len(expected["items"])


def test_it_answers_with_every_key_of_the_contract() -> None:
    answer = as_contract(parse_notice((NOTICES / "notice-2021-q1.txt").read_text(), directory=DIRECTORY))
    assert set(answer) == {"number", "issued_on", "meeting_date", "items"}
    keys = {"no", "ref", "heading", "text", "leads", "coordinators", "due", "report", "warnings"}
    assert all(set(item) == keys for item in answer["items"])
    due = {"kind", "date", "time", "rule", "day", "from", "phrase"}
    assert all(set(item["due"]) == due for item in answer["items"])
    assert json.loads(json.dumps(answer)) == answer


def test_it_keeps_the_evaluation_as_unassigned_text() -> None:
    parsed = parse_notice((NOTICES / "state-office-2022.txt").read_text(), directory=DIRECTORY)
    kept = [span.of(parsed.source) for span in parsed.unassigned]
    assert any(text.startswith("1. Ghi nhận") for text in kept)
    assert len(kept) == 2


def test_it_reads_head_and_signature() -> None:
    parsed = parse_notice((NOTICES / "standup-annex-2023.txt").read_text(), directory=DIRECTORY)
    assert parsed.title == "Kết luận giao ban tiến độ Đề án 06 tháng 5 năm 2023"
    assert parsed.kind == "TB"
    assert parsed.issuers == ("ỦY BAN NHÂN DÂN", "QUẬN LONG BIÊN")
    assert (parsed.signature.authority, parsed.signature.posts[-1]) == ("KT", "PHÓ CHỦ TỊCH")
    assert parsed.items[0].required_output == "Hệ thống camera"
    assert parsed.items[0].directing_leader == "PCT Thường trực"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 05/TB-UBND", "05/TB-UBND"),
        ("Số 05-TB/BCĐ", "05-TB/BCĐ"),
        ("Số : 05 / TB - UBND", "05/TB-UBND"),
        ("SỐ: 12-TB/QU\t\tLong Biên, ngày 01/3/2021", "12-TB/QU"),
        ("(Số 41-TB/BCĐ ngày 11/7/2022)", "41-TB/BCĐ"),
        ("Số:      /TB-UBND", None),
        ("Thực hiện Thông báo số 05/TB-UBND ngày 10/01/2021", None),
    ],
)
def test_it_reads_the_number_of_the_paper_not_of_a_cited_one(line: str, number: str | None) -> None:
    text = f"UBND QUẬN LONG BIÊN\n{line}\nTHÔNG BÁO\nKết luận\nChủ tịch UBND quận kết luận như sau:\n1. Giao Phòng Nội vụ rà soát."
    assert parse_notice(text, directory=DIRECTORY).number == number


@pytest.mark.parametrize(
    "lines",
    [
        "1. {0}\n2. {1}",
        "1) {0}\n2) {1}",
        "1/ {0}\n2/ {1}",
        "1- {0}\n2- {1}",
        "1.{0}\n2.{1}",
        "(1) {0}\n(2) {1}",
        "Điều 1. {0}\nĐiều 2. {1}",
        "Nội dung 1: {0}\nNội dung 2: {1}",
        "Nhiệm vụ 1. {0}\nNhiệm vụ 2. {1}",
        "Một là, {0}\nHai là, {1}",
        "Thứ nhất: {0}\nThứ hai: {1}",
        "a) {0}\nb) {1}",
        "I. {0}\nII. {1}",
        "- {0}\n- {1}",
        "– {0}\n– {1}",
        "+ {0}\n+ {1}",
        "• {0}\n• {1}",
        "\uf0b7\t{0}\n\uf0b7\t{1}",
        "{0}\n\n{1}",
        "1.1. {0}\n1.2. {1}",
    ],
    ids=lambda lines: lines.split("{")[0].strip() or "paragraphs",
)
def test_it_reads_every_style_of_numbering(lines: str) -> None:
    first = "Giao Phòng Nội vụ chủ trì rà soát biên chế, hoàn thành trước ngày 30/4/2021."
    second = "UBND các phường báo cáo trước ngày 15/5/2021."
    opening = "THÔNG BÁO\nSố 05-TB/BCĐ\nLong Biên, ngày 12 tháng 3 năm 2021\nBan Chỉ đạo kết luận như sau:\n"
    parsed = parse_notice(opening + lines.format(first, second), directory=DIRECTORY)
    assert [[unit.target for unit in item.leads] for item in parsed.items] == [["LB.NV"], ["@wards"]]
    assert [item.due.on for item in parsed.items] == [date(2021, 4, 30), date(2021, 5, 15)]
