"""The Word report of nineteen items beside python-docx writing the same bare table, and the preview of a tracking sheet of 200
rows. The preview needs the demonstration in DATABASE_URL (`make demo-prepare`)."""

import io
import os
import time
from collections.abc import Callable
from datetime import date

import django

from bench.tables import Measure, Table

TIMES, ROWS, MOST_SECONDS = 2.0, 200, 3.0
ROUNDS = 9
HEADS = (
    "TT",
    "Nội dung",
    "Đơn vị chủ trì",
    "Thời hạn, tình trạng",
    "Kết quả thực hiện",
    "Nguyên nhân",
    "Kiến nghị",
)
TEXT = "Giao Phòng Văn hóa và Thông tin chủ trì, phối hợp các đơn vị xây dựng kế hoạch và báo cáo kết quả thực hiện."
CELLS = (
    TEXT,
    "Phòng VH và TT",
    "30/09/2023\nQuá hạn 16 ngày",
    "55%\nĐã thống nhất cấu hình.",
    "Chậm mặt bằng",
    "Bố trí vốn",
)


def papers() -> Table:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    django.setup()
    ours, bare = median(report), median(bare_table)
    rows = [
        Measure("Word report of 19 items", ours * 1000, "ms"),
        Measure("python-docx, the same bare table", bare * 1000, "ms"),
        Measure("  report / bare table", ours / bare, "x", floor=TIMES),
        Measure("  the same report as PDF", median(pdf) * 1000, "ms"),
    ]
    seconds = previewed()
    if seconds is not None:
        rows.append(Measure(f"preview of a tracking sheet, {ROWS} rows", seconds, "s", floor=MOST_SECONDS))
    return Table("Papers of the office", rows)


def median(act: Callable[[], object]) -> float:
    """Of some rounds after a first one that warms up; seconds of this process."""
    act()
    taken = []
    for _round in range(ROUNDS):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    return sorted(taken)[ROUNDS // 2]


def made() -> object:
    from documents.layouts.paper import STATE, Foot, Grid, Heading, Line, Paper, Title

    rows = tuple((str(no), *CELLS) for no in range(1, 20))
    heading = Heading(STATE, "UBND quận Long Biên", "Văn phòng HĐND và UBND", "BC-VP", "Long Biên", 2023)
    return Paper(
        "Báo cáo",
        heading,
        (
            Title("Báo cáo", "Kết quả thực hiện 19 nội dung Thông báo số 63-TB/BCĐ"),
            Line("Trong 19 nội dung, đã hoàn thành 09 nội dung (đạt 47,4%); quá hạn 02 nội dung."),
            Grid(HEADS, rows, (8, 42, 26, 24, 31, 17, 17), frozenset({0}), size=11),
            Foot(("- Lưu: VT.",), ("CHÁNH VĂN PHÒNG",)),
        ),
        date(2023, 10, 16),
    )


def report() -> bytes:
    from documents.layouts.word_paper import word_of

    return word_of(made())


def pdf() -> bytes:
    from documents.layouts.pdf import pdf_of

    return pdf_of(made())


def bare_table() -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    table = document.add_table(rows=20, cols=len(HEADS))
    for cell, text in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = text
    for no, row in enumerate(table.rows[1:], start=1):
        for cell, text in zip(row.cells, (str(no), *CELLS), strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def previewed() -> float | None:
    """Reading a sheet of units, days and old numbers as the district has them; None without its units."""
    from django.db import DatabaseError

    from directives.imports.tracking_sheet import read_tracking
    from directives.readings.tracking_plan import tracking_plan
    from organizations.models import Unit

    try:
        owner = Unit.objects.filter(code="LB").first()
    except DatabaseError:
        return None
    if owner is None:
        return None
    content = sheet()
    start = time.perf_counter()
    plan = tracking_plan(read_tracking(content, {}), owner=owner)
    seconds = time.perf_counter() - start
    assert (len(plan.rows), plan.wrong) == (ROWS, 0), plan.problems[:3]
    return seconds


def sheet() -> bytes:
    from common.sheets.writing import Column, Page, workbook

    heads = ("STT", "Số thông báo", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời hạn", "Tình trạng")
    units = (
        "Phòng VH&TT; Phòng Nội vụ",
        "Phòng Tài chính - Kế hoạch",
        "UBND các phường",
        "Công an quận",
        "Ban QLDA",
    )
    rows = [
        (
            str(no), f"{60 + no // 20}/TB-UBND ngày {no // 20 + 1:02}/03/2023", f"Nội dung thứ {no}: {TEXT}", units[no % 5],
            units[(no + 1) % 5], ("30/11/2023", "Quý IV/2023", "31/12/2023")[no % 3], "Hoàn thành" if no % 4 == 0 else "Đang thực hiện",
        )
        for no in range(ROWS)
    ]  # fmt: skip
    return workbook(
        [Page("Theo dõi", tuple(Column(head) for head in heads), rows)], made_on=date(2023, 10, 16)
    )
