"""Cells as an officer types them: deadlines and units. Pure; no database."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.working_days import WorkingCalendar
from directives.actions import capture_rows
from directives.parsing.due_entry import NO_DUE, DueEntry, printed, read_due
from directives.parsing.unit_entry import UnitEntry, choice
from directives.readings.look_alikes import Candidate, look_alikes

ISSUED = date(2023, 10, 16)
CALENDAR = WorkingCalendar()


def read(typed: str) -> DueEntry | None:
    return read_due(typed, issued_on=ISSUED, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30/11", date(2023, 11, 30)),
        ("30-11", date(2023, 11, 30)),
        ("15/1", date(2024, 1, 15)),
        ("16/10", ISSUED),
        ("30/11/2023", date(2023, 11, 30)),
        ("30.11.23", date(2023, 11, 30)),
        ("2023-11-30", date(2023, 11, 30)),
        ("01/06/2021", date(2021, 6, 1)),
        ("ngày 30 tháng 11 năm 2023", date(2023, 11, 30)),
        ("trước ngày 30/11", date(2023, 11, 30)),
        ("chậm nhất 30/11", date(2023, 11, 30)),
        ("+2t", date(2023, 10, 30)),
        ("+10n", date(2023, 10, 26)),
        ("+3", date(2023, 10, 19)),
        ("+5nlv", date(2023, 10, 23)),
        ("+1th", date(2023, 11, 16)),
        ("q4", date(2023, 12, 31)),
        ("Quý IV/2023", date(2023, 12, 31)),
        ("quý 1", date(2024, 3, 31)),
        ("tháng 11", date(2023, 11, 30)),
        ("trong tháng 2", date(2024, 2, 29)),
        ("t12/2023", date(2023, 12, 31)),
        ("năm 2024", date(2024, 12, 31)),
        ("hết năm", date(2023, 12, 31)),
        ("6 tháng đầu năm 2024", date(2024, 6, 30)),
    ],
)
def test_it_reads_a_day(typed: str, day: date) -> None:
    assert read(typed) == DueEntry("date", on=day)


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("17h 30/11", DueEntry("date", on=date(2023, 11, 30), at=time(17))),
        ("16h30 ngày 30/11/2023", DueEntry("date", on=date(2023, 11, 30), at=time(16, 30))),
        ("hằng tháng 20", DueEntry("recurring", rule="monthly", day=20)),
        ("ngày 20 hàng tháng", DueEntry("recurring", rule="monthly", day=20)),
        ("trước 20 hằng tháng", DueEntry("recurring", rule="monthly", day=20)),
        ("hằng quý", DueEntry("recurring", rule="quarterly")),
        ("hằng năm", DueEntry("recurring", rule="yearly")),
        ("ngày 15/6 hằng năm", DueEntry("recurring", rule="yearly", day=15, month=6)),
        ("trước ngày 15 tháng 6 hằng năm", DueEntry("recurring", rule="yearly", day=15, month=6)),
        ("hằng năm, 29/2", DueEntry("recurring", rule="yearly", day=29, month=2)),
        ("thứ Sáu hằng tuần", DueEntry("recurring", rule="weekly", day=5)),
        ("hằng tuần thứ 6", DueEntry("recurring", rule="weekly", day=5)),
        ("thường xuyên", DueEntry("ongoing")),
        ("THƯỜNG XUYÊN từ 01/04/2021", DueEntry("ongoing", from_on=date(2021, 4, 1))),
        ("kỳ họp tới", DueEntry("next_meeting")),
        ("tại kỳ họp giao ban tiếp theo", DueEntry("next_meeting")),
        ("", NO_DUE),
        ("không", NO_DUE),
    ],
)
def test_it_reads_rhythms_standing_duties_and_meetings(typed: str, entry: DueEntry) -> None:
    assert read(typed) == entry


@pytest.mark.parametrize(
    "typed",
    [
        "31/2",
        "30/13/2023",
        "q5",
        "t13",
        "xyz",
        "25h 30/11",
        "hằng tháng 32",
        "hằng tuần 9",
        "hằng năm 31/6",
        "ngày 15/6 hằng tháng",
        "+",
        "30/11 và 15/12",
    ],
)
def test_it_does_not_guess(typed: str) -> None:
    assert read(typed) is None


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
ENTRIES = st.one_of(
    st.just(NO_DUE),
    st.builds(
        DueEntry,
        kind=st.just("date"),
        on=DAYS,
        at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    ),
    st.builds(DueEntry, kind=st.just("recurring"), rule=st.just("weekly"), day=st.none() | st.integers(1, 7)),
    st.builds(
        DueEntry,
        kind=st.just("recurring"),
        rule=st.sampled_from(["monthly", "quarterly", "yearly"]),
        day=st.none() | st.integers(1, 31),
    ),
    st.builds(
        DueEntry,
        kind=st.just("recurring"),
        rule=st.just("yearly"),
        day=st.integers(1, 28),
        month=st.integers(1, 12),
    ),
    st.builds(DueEntry, kind=st.just("ongoing"), from_on=st.none() | DAYS),
    st.just(DueEntry("next_meeting")),
)


@given(entry=ENTRIES)
def test_what_is_printed_reads_back_the_same(entry: DueEntry) -> None:
    assert read(printed(entry.as_row())) == entry


@given(typed=st.text(max_size=40))
def test_any_text_is_read_without_failing(typed: str) -> None:
    read(typed)
    OFFICE.read(typed)


OFFICE = UnitEntry(
    [
        choice("@wards", "UBND 14 phường", ("@wards", "phường")),
        choice("@phong", "Các phòng", ("@phong",)),
        choice("VP", "Văn phòng HĐND&UBND", ("Văn phòng HĐND và UBND quận", "VP HĐND&UBND")),
        choice("NV", "Phòng Nội vụ", ("P. Nội vụ",)),
        choice("VHTT", "Phòng VH&TT", ("Phòng Văn hóa và Thông tin",)),
        choice("TTVH", "Trung tâm VHTT&TT", ("Trung tâm Văn hóa - Thông tin và Thể thao quận",)),
        choice("TCKH", "Phòng TC-KH", ("Phòng Tài chính - Kế hoạch",)),
        choice("CA", "Công an quận", ("CAQ",)),
        choice("P1", "Phường Việt Hưng", ("Việt Hưng", "UBND Phường Việt Hưng"), is_ward=True),
        choice("P2", "Phường Giang Biên", ("Giang Biên", "UBND Phường Giang Biên"), is_ward=True),
        choice("P3", "Phường Gia Thụy", ("Gia Thụy", "UBND Phường Gia Thụy"), is_ward=True),
    ]
)


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("vh", ["VHTT"]),
        ("vhtt", ["VHTT"]),
        ("phong van hoa", ["VHTT"]),
        ("Phòng Văn hoá và Thông tin", ["VHTT"]),
        ("nv", ["NV"]),
        ("tckh", ["TCKH"]),
        ("công an", ["CA"]),
        ("caq", ["CA"]),
        ("vp", ["VP"]),
        ("viet hung", ["P1"]),
        ("Gia Thuỵ", ["P3"]),
        ("UBND phường Giang Biên", ["P2"]),
        ("UBND 14 phường", ["@wards"]),
        ("phường", ["@wards"]),
        ("nv; ca", ["NV", "CA"]),
        ("nv, ca, nv", ["NV", "CA"]),
        ("  ;; ", []),
    ],
)
def test_it_finds_the_unit_meant(typed: str, tokens: list[str]) -> None:
    found = OFFICE.read(typed)
    assert (list(found.tokens), found.unknown) == (tokens, ())


@pytest.mark.parametrize("typed", ["gi", "Phòng Chưa Có", "zzz", "!!"])
def test_it_asks_again_where_two_units_are_as_close_or_none(typed: str) -> None:
    found = OFFICE.read(typed)
    assert (found.tokens, found.unknown) == ((), (typed,))


def test_it_says_what_an_abbreviation_was_taken_for() -> None:
    assert OFFICE.read("vh; Phòng Nội vụ").guesses == (("vh", "Phòng VH&TT"),)


@given(st.lists(st.sampled_from([each.token for each in OFFICE.choices]), unique=True))
def test_printed_units_read_back_the_same(tokens: list[str]) -> None:
    assert list(OFFICE.read(OFFICE.printed(tokens)).tokens) == tokens


def test_words_are_found_again_in_the_text_whatever_stands_between_them() -> None:
    source = "1. Việc một;\n   việc  hai\n và ba."
    assert capture_rows.found_place(source, [[3, len(source)]], "việc hai và") == source.index("việc")
    assert capture_rows.found_place(source, [[3, len(source)]], "gõ tay") is None
    assert capture_rows.found_place(source, [], "việc") is None


def candidate(no: int, text: str, leads: tuple[str, ...] = ()) -> Candidate:
    return Candidate(no, no, 1, "27-TB/BCĐ", text, frozenset(leads), date(2023, 9, 30))


CENTRE = "Ban QLDA trình phương án mặt bằng Trung tâm điều hành CNTT giai đoạn 1 trong tháng 9"
OTHERS = (
    candidate(1, "Phòng Nội vụ xây dựng kế hoạch tập huấn kỹ năng số cho cán bộ phường"),
    candidate(2, "UBND các phường cập nhật dữ liệu dân cư phục vụ dịch vụ công trực tuyến"),
    candidate(3, "Văn phòng nâng cấp đường truyền số liệu chuyên dùng tới các phường"),
)


def alike(text: str, leads: tuple[str, ...], *candidates: Candidate) -> list[tuple[int, int]]:
    found = look_alikes({"r": (text, leads)}, [*candidates, *OTHERS], on=ISSUED)["r"]
    return [(like.no, like.likeness) for like in found]


def test_nearly_the_same_words_are_found_with_and_without_tone_marks() -> None:
    text = "Trình phương án mặt bằng Trung tâm điều hành CNTT giai đoạn 2"
    ((no, likeness),) = alike(text, (), candidate(4, CENTRE))
    assert (no, likeness > 70) == (4, True)
    assert alike("TRINH PHUONG AN MAT BANG TRUNG TAM DIEU HANH CNTT", (), candidate(4, CENTRE))


def test_the_same_lead_weighs_in() -> None:
    text = "Trình phương án mặt bằng Trung tâm điều hành CNTT giai đoạn 2"
    other = alike(text, ("VP",), candidate(4, CENTRE, ("QLDA",)))
    same = alike(text, ("QLDA",), candidate(4, CENTRE, ("QLDA",)))
    assert same[0][1] > other[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát vị trí camera an ninh theo tuyến, tích hợp về Trung tâm điều hành",
        "Giao Phòng Nội vụ chủ trì, phối hợp với Văn phòng báo cáo trước ngày 30/9",
        "",
    ],
)
def test_office_words_alone_make_no_likeness(text: str) -> None:
    assert alike(text, (), candidate(4, CENTRE)) == []
