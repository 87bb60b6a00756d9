"""Whatever is pasted: no error, every visible character in exactly one place, the same answer for every normal form."""

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.parsing import ParsedNotice, parse_notice
from directives.parsing.answer import as_contract
from directives.parsing.lines import matching_key, shown
from tests.directives.parsing.units import directory_on

NOTICES = Path(__file__).parents[2] / "data" / "notices"
SAMPLES = sorted(NOTICES.glob("*.txt"))
DIRECTORY = directory_on(date(2021, 3, 12))
PIECES = (
    "Giao Phòng Nội vụ", "UBND các phường", "UBND 14 phường (trừ phường Long Biên)", "chủ trì,", "phối hợp với", ", ", "; ", ". ",
    "\n", "\n\n", "1. ", "2) ", "a) ", "- ", "+ ", "I. ", "1.1. ", "Điều 1. ", "Thứ nhất, ", "trước ngày 30/6/2021", "31/6/2021", "trong Quý II",
    "hằng tháng", "ngày 20", "thứ Sáu hằng tuần", "từ ngày 01/4 đến 30/6", "kỳ họp tới", "trong vòng 10 ngày làm việc kể từ ngày ban hành", "Thời hạn:", "kết luận như sau:",
    "THÔNG BÁO", "Số: 05/TB-UBND", "Long Biên, ngày 12 tháng 3 năm 2021", "Nơi nhận:", "PHỤ LỤC", "STT\tNội dung\tĐơn vị chủ trì\tThời hạn", "\t", "1\t", "|", "Trên đây là",
    "Đánh giá chung", "Công an phường Giang Biên", "Phòng Chuyển đổi số", "các phường còn lại", "Đ/c Chủ tịch", "{{ }}", "{% now %}", "<b>", "😀", "\u200b", "\x00", "\ud800", "½", "İ", "ﬃ",
)  # fmt: skip
pasted = st.one_of(
    st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)
)


def places(parsed: ParsedNotice) -> list[tuple[int, int]]:
    spans = [
        *parsed.header,
        *parsed.headings,
        *(item.span for item in parsed.items),
        *parsed.unassigned,
        *parsed.closing,
    ]
    return [(span.start, span.end) for span in spans]


def held(parsed: ParsedNotice) -> list[int]:
    """How many spans hold each visible character."""
    count = [0] * len(parsed.source)
    for start, end in places(parsed):
        for place in range(start, end):
            count[place] += 1
    return [times for letter, times in zip(parsed.source, count, strict=True) if not letter.isspace()]


@given(pasted)
@settings(deadline=None, max_examples=300)
def test_it_reads_any_text_and_loses_nothing(text: str) -> None:
    parsed = parse_notice(text, directory=DIRECTORY)
    assert set(held(parsed)) <= {1}
    assert [item.no for item in parsed.items] == list(range(1, len(parsed.items) + 1))


@given(pasted)
@settings(deadline=None, max_examples=100)
def test_it_marks_only_places_inside_the_item(text: str) -> None:
    for item in parse_notice(text, directory=DIRECTORY).items:
        for mark in item.marks:
            assert item.span.start <= mark.start < mark.end <= item.span.end


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_its_shown_text_and_key_stay_aligned(text: str) -> None:
    source = shown(text)
    assert shown(source) == source
    assert len(matching_key(source)) == len(source)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_it_holds_every_character_of_the_samples_once(path: Path) -> None:
    parsed = parse_notice(path.read_text(encoding="utf-8"), directory=DIRECTORY)
    assert set(held(parsed)) == {1}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_it_answers_the_same_for_every_form_of_the_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    answer = as_contract(parse_notice(text, directory=DIRECTORY))
    nfd = unicodedata.normalize("NFD", text)
    windows = text.replace("\n", "\r\n").replace(" ", "\u00a0")
    invisible = text.replace(", ", ",\u200b ")
    for other in (nfd, windows, invisible, shown(text)):
        assert as_contract(parse_notice(other, directory=DIRECTORY)) == answer


HOSTILE = (
    "a", "1", "-", "\n- ", "1. ", "Phòng ", "ngày 1/1 ", "phường ", ",", "\t", "( ", "giao ", "các phòng, ", "hằng tháng ",
    "đoàn thể ", "các phòng ", "14 phường, ", "Phòng Nội vụ, ", "(Phòng Nội vụ) ", "trong tháng 4/2021 ",
)  # fmt: skip


def seconds_for(piece: str, size: int, opening: str) -> float:
    began = time.process_time()
    parse_notice(opening + piece * (size // len(piece)), directory=DIRECTORY)
    return time.process_time() - began


@pytest.mark.parametrize("opening", ["", "kết luận như sau:\n1. Giao Phòng Nội vụ "])
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
@pytest.mark.parametrize(("size", "limit"), [(40_000, 3), pytest.param(200_000, 10, marks=pytest.mark.deep)])
def test_it_is_not_slowed_down_by_hostile_text(piece: str, opening: str, size: int, limit: int) -> None:
    assert seconds_for(piece, size, opening) < limit


def test_it_reads_nineteen_items_well_within_a_second() -> None:
    text = (NOTICES / "notice-2021-q1.txt").read_text(encoding="utf-8")
    parse_notice(text, directory=DIRECTORY)
    began = time.process_time()
    assert len(parse_notice(text, directory=DIRECTORY).items) == 19
    assert time.process_time() - began < 1


def test_it_keeps_unreadable_text_whole() -> None:
    parsed = parse_notice("Xin chào.\nHôm nay trời đẹp.", directory=DIRECTORY)
    assert parsed.items == ()
    assert "".join(span.of(parsed.source) for span in parsed.unassigned) == "Xin chào.Hôm nay trời đẹp."
    assert "no_items" in {warning.code for warning in parsed.warnings}
