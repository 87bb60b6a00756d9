"""The grammar of one assignment: who leads, who helps, by when; and what only looks like it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from directives.parsing import DirectoryUnit, ParsedItem, UnitDirectory, parse_notice
from directives.parsing.leaders import LeadingPost, post_meant
from directives.parsing.shapes import DueKind
from tests.directives.parsing.units import directory_on

SENTENCES = Path(__file__).parents[2] / "data" / "notices" / "sentences.tsv"
OPENING = "THÔNG BÁO\nSố 05-TB/BCĐ\nLong Biên, ngày 12 tháng 3 năm 2021\nBan Chỉ đạo kết luận như sau:\n1. "
DAY = date(2021, 3, 12)


def rows() -> list[tuple[str, str, str, str]]:
    with SENTENCES.open(encoding="utf-8") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        return [(row[0], row[1], row[2], row[3]) for row in reader]


def item_of(sentence: str, on: date = DAY) -> ParsedItem:
    parsed = parse_notice(OPENING + sentence, directory=directory_on(on))
    assert len(parsed.items) == 1
    return parsed.items[0]


def when(item: ParsedItem) -> str:
    due, told = item.due, item.due.kind.value
    if due.kind is DueKind.DATE:
        told = f"{due.on}" + (f"T{due.at:%H:%M}" if due.at else "")
    elif due.kind is DueKind.RECURRING and due.rule:
        told = due.rule.value + (f" {due.day}" if due.day else "")
    elif due.from_on:
        told += f" {due.from_on}"
    if item.report:
        told += f"|{item.report.rule.value}" + (f" {item.report.day}" if item.report.day else "")
    return told


@pytest.mark.parametrize(("sentence", "leads", "coordinators", "time"), rows())
def test_it_understands_the_assignment(sentence: str, leads: str, coordinators: str, time: str) -> None:
    item = item_of(sentence)
    assert [unit.target for unit in item.leads] == leads.split()
    assert [unit.target for unit in item.coordinators] == coordinators.split()
    assert when(item) == time


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("trước ngày 15/6", "2021-06-15"),
        ("trước 15/6/2021", "2021-06-15"),
        ("chậm nhất là ngày 25 tháng 5 năm 2021", "2021-05-25"),
        ("chậm nhất ngày 25/5", "2021-05-25"),
        ("trong tháng 4/2021", "2021-04-30"),
        ("trong tháng 6 năm 2021", "2021-06-30"),
        ("trong Quý II/2021", "2021-06-30"),
        ("Quý III năm 2021 hoàn thành", "none"),
        ("hoàn thành Quý III năm 2021", "2021-09-30"),
        ("cuối tháng 9 hoàn thành", "none"),
        ("vào cuối tháng 9", "2021-09-30"),
        ("trong 6 tháng đầu năm", "2021-06-30"),
        ("trong 6 tháng cuối năm 2021", "2021-12-31"),
        ("trong năm 2021", "2021-12-31"),
        ("hết năm 2021", "2021-12-31"),
        ("đến hết ngày 30/6", "2021-06-30"),
        ("đến ngày 31/12/2021", "2021-12-31"),
        ("từ 01/4 đến 30/6/2021", "2021-06-30"),
        ("thời hạn: 20/5/2021", "2021-05-20"),
        ("xong trước 20/5", "2021-05-20"),
        ("trong vòng 10 ngày làm việc kể từ ngày ban hành", "2021-03-26"),
        ("sau 15 ngày", "2021-03-27"),
        ("trước 16h00 ngày 20/5", "2021-05-20T16:00"),
        ("trước 17 giờ ngày 20/5/2021", "2021-05-20T17:00"),
        ("thường xuyên", "ongoing"),
        ("từ ngày 01/4/2021", "ongoing 2021-04-01"),
        ("trước ngày 15/12 hằng năm", "yearly 15"),
        ("tại phiên họp tới", "next_meeting"),
        ("tại cuộc họp sau", "next_meeting"),
        ("trong năm học 2021 - 2022", "none"),
        ("giai đoạn 2021 - 2026", "none"),
        ("theo Kế hoạch số 12/KH-UBND ngày 03/02/2021", "none"),
        ("trước ngày 31/6/2021", "none"),
    ],
)
def test_it_turns_the_phrase_into_a_deadline(phrase: str, expected: str) -> None:
    assert when(item_of(f"Giao Phòng Nội vụ rà soát vị trí việc làm {phrase}.")) == expected


def codes(sentence: str, on: date = DAY) -> set[str]:
    return {warning.code for warning in item_of(sentence, on).warnings}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Khẩn trương rà soát đường truyền trước ngày 30/4/2021.", "who"),
        ("Giao Phòng Nội vụ, Phòng Y tế xây dựng kế hoạch trước ngày 30/4/2021.", ""),
        ("Giao Phòng Nội vụ xây dựng kế hoạch.", "when"),
        ("Giao Phòng Nội vụ tăng cường công tác tuyên truyền trước ngày 30/4/2021.", "what"),
        ("Giao Phòng Nội vụ quan tâm công tác này trước ngày 30/4/2021.", "output"),
        ("Giao Công an quận xây dựng phương án trước ngày 30/4/2021.", "authority"),
        ("Giao Phòng Nội vụ xây dựng kế hoạch trước ngày 01/3/2021.", "due_before_issue"),
        ("Giao Phòng Chuyển đổi số xây dựng kế hoạch trước ngày 30/4/2021.", "unit_unknown"),
        ("Giao Phòng Nội vụ xử lý ngay hồ sơ tồn đọng.", "immediate_no_date"),
        ("Giao Phòng Nội vụ trình dự thảo trước 30/4/2021, báo cáo kết quả trước 30/5/2021.", "ambiguous_deadline"),
        ("Giao Phòng Nội vụ tổng kết, báo cáo trước ngày 10/01.", "year_assumed"),
        ("UBND các phường liên quan báo cáo trước ngày 30/4/2021.", "unit_unclear"),
    ],
)  # fmt: skip
def test_it_warns_and_never_blocks(sentence: str, code: str) -> None:
    found = codes(sentence)
    assert code in found if code else "several_leads" in found


def test_it_finds_nothing_to_warn_about_in_a_clear_task() -> None:
    assert codes("Giao Phòng Nội vụ chủ trì xây dựng Kế hoạch, hoàn thành trước ngày 30/4/2021.") == set()


class Weekdays:
    """A calendar on which only Monday to Friday are worked."""

    def is_working_day(self, day: date) -> bool:
        return day.isoweekday() < 6


def test_it_warns_of_a_deadline_on_a_day_off_and_keeps_it() -> None:
    text = OPENING + "Giao Phòng Nội vụ xây dựng Kế hoạch trước ngày {}/2021."
    for written, warned in (("10/4", True), ("12/4", False)):
        item = parse_notice(text.format(written), directory=directory_on(DAY), calendar=Weekdays()).items[0]
        assert item.due.on == date(2021, 4, int(written.split("/")[0]))
        assert ("due_day_off" in {warning.code for warning in item.warnings}) is warned


def test_it_knows_only_the_units_of_the_day() -> None:
    text = (
        OPENING.replace("2021", "2025")
        + "Giao Công an quận chủ trì, phối hợp UBND phường Sài Đồng rà soát trước ngày 30/4/2025."
    )
    before = parse_notice(text, directory=directory_on(date(2024, 12, 31))).items[0]
    assert [unit.target for unit in before.leads] == ["LB.CA"]
    assert [unit.target for unit in before.coordinators] == ["LB.00142"]
    after = parse_notice(text, directory=directory_on(date(2025, 3, 12))).items[0]
    assert (after.leads, after.coordinators) == ((), ())
    assert "unit_unknown" in {warning.code for warning in after.warnings}


def test_it_tells_the_district_from_the_ward_of_the_same_name() -> None:
    assert [
        unit.target for unit in item_of("UBND quận Long Biên ban hành kế hoạch trước 30/4/2021.").leads
    ] == ["LB.UBND"]
    assert [
        unit.target for unit in item_of("UBND phường Long Biên ban hành kế hoạch trước 30/4/2021.").leads
    ] == ["LB.00145"]


def test_it_expands_group_tokens() -> None:
    directory = directory_on(DAY)
    assert len(directory.expand("@wards")) == 14
    assert len(directory.expand("@wards-except:LB.00145,LB.00118")) == 12
    assert "LB.MTTQ" in directory.expand("@doan_the")
    assert len(directory.expand("@ctxh")) == 5
    assert "LB.MTTQ" not in directory.expand("@ctxh")
    assert directory.expand("LB.NV") == ("LB.NV",)
    assert directory.expand("@unheard") == directory.expand("LB.XYZ") == ()


def test_it_finds_whose_notice_it_is_by_the_names_in_its_head() -> None:
    directory = directory_on(DAY, own=None)
    parsed = parse_notice("UBND QUẬN LONG BIÊN\n" + OPENING + "UBND các phường rà soát.", directory=directory)
    assert parsed.own == "LB"
    assert [unit.target for unit in parsed.items[0].leads] == ["@wards"]


def rural() -> UnitDirectory:
    """A district of communes and towns, two of which bear the same name, beside another district."""
    own = [
        DirectoryUnit("GL", "Huyện Gia Lâm", "Gia Lâm", level="district"),
        DirectoryUnit("GL.VP", "Văn phòng HĐND và UBND huyện", group="phong", parent="GL"),
        DirectoryUnit("GL.KTHT", "Phòng Kinh tế và Hạ tầng", group="phong", parent="GL"),
        DirectoryUnit("GL.1", "Thị trấn Yên Viên", "Yên Viên", level="ward", parent="GL"),
        DirectoryUnit("GL.2", "Xã Yên Viên", "Yên Viên", level="ward", parent="GL"),
        DirectoryUnit("GL.3", "Xã Bát Tràng", "Bát Tràng", level="ward", parent="GL"),
    ]
    other = [
        DirectoryUnit("LB", "Quận Long Biên", level="district"),
        DirectoryUnit("LB.NV", "Phòng Nội vụ", group="phong", parent="LB"),
    ]
    return UnitDirectory([*own, *other])


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("UBND các xã, thị trấn rà soát.", ["@wards"]),
        ("UBND xã Yên Viên và xã Bát Tràng rà soát.", ["GL.2", "GL.3"]),
        ("UBND thị trấn Yên Viên rà soát.", ["GL.1"]),
        ("Các xã, thị trấn (trừ xã Bát Tràng) rà soát.", ["@wards-except:GL.3"]),
        ("Giao Phòng KT&HT rà soát.", ["GL.KTHT"]),
        ("Văn phòng tổng hợp, báo cáo tại phiên họp tới.", ["GL.VP"]),
        ("Đề nghị Phòng Nội vụ quận Long Biên chia sẻ kinh nghiệm.", []),
    ],
)
def test_it_reads_the_notices_of_any_district(sentence: str, leads: list[str]) -> None:
    opening = "ỦY BAN NHÂN DÂN HUYỆN GIA LÂM\nSố: 33/TB-UBND\nGia Lâm, ngày 06 tháng 5 năm 2022\nTHÔNG BÁO\nChủ tịch kết luận như sau:\n1. "
    parsed = parse_notice(opening + sentence, directory=rural())
    assert parsed.own == "GL"
    assert [unit.target for unit in parsed.items[0].leads] == leads


def test_it_takes_the_year_from_the_meeting_where_the_paper_bears_no_date() -> None:
    opening = "THÔNG BÁO\nKết luận tại cuộc họp ngày 12/10/2023\n\nNgày 12/10/2023, Chủ tịch UBND quận chủ trì họp.\n"
    duties = (
        "1. Giao Phòng Nội vụ rà soát trong tháng 11.\n2. Giao Phòng Tư pháp báo cáo Ban Thường vụ Quý I.\n"
    )
    parsed = parse_notice(opening + duties, directory=directory_on(date(2023, 10, 12)))
    assert parsed.issued_on is None
    assert [item.due.on for item in parsed.items] == [date(2023, 11, 30), date(2024, 3, 31)]


POSTS = (
    LeadingPost(1, "Chủ tịch UBND quận", ("Lê Văn An",)),
    LeadingPost(2, "Phó Chủ tịch Thường trực UBND quận", ("Trần Thị Bình",)),
    LeadingPost(3, "Phó Chủ tịch UBND quận", ("Phạm Văn Công",)),
    LeadingPost(4, "Phó Chủ tịch UBND quận", ("Hoàng Văn Dũng",)),
    LeadingPost(5, "Chánh Văn phòng HĐND&UBND quận"),
)


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("PCT Thường trực", 2),
        ("Đ/c Chủ tịch UBND quận", 1),
        ("Chủ tịch", 1),
        ("Đồng chí Trần Thị Bình - PCT TT UBND quận", 2),
        ("Đ/c Hoàng Văn Dũng, Phó Chủ tịch UBND quận", 4),
        ("Đ/c Dương Văn Khác - Chủ tịch UBND quận", 1),
        ("Chánh Văn phòng", 5),
        ("CVP", 5),
        ("Phó Chủ tịch UBND quận", None),
        ("Phó Chủ tịch", None),
        ("Đ/c Dương Văn Khác - Phó Chủ tịch HĐND", None),
        ("Đ/c Nguyễn Văn Lạ", None),
        ("Chủ tịch UBND phường Bồ Đề", None),
        ("", None),
    ],
)
def test_it_knows_which_leader_directs(written: str, post: int | None) -> None:
    assert post_meant(written, POSTS) == post
