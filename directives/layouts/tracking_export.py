"""The sheet leaders' offices follow work with: its twenty-five columns, one row per item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.formats import dmy
from common.sheets.writing import Column, Page, workbook

COLUMNS = (
    Column("STT", 6, "whole"),
    Column("Tên nhiệm vụ", 60),
    Column("Lãnh đạo chủ trì", 24),
    Column("Đơn vị chủ trì thực hiện", 26),
    Column("Đơn vị phối hợp", 26),
    Column("Đầu mối thực hiện", 24),
    Column("Ngày thực hiện", 12, "day"),
    Column("Ngày hoàn thành (hạn)", 12, "day"),
    Column("Loại nhiệm vụ", 18),
    Column("Nguồn gốc", 34),
    Column("Trạng thái", 20),
    Column("Kết quả thực hiện", 40),
    Column("Mức độ hoàn thành, %", 12, "whole"),
    Column("Khó khăn", 26),
    Column("Đề xuất", 26),
    Column("ID", 10, "whole"),
    Column("Người giao", 26),
    Column("Lộ trình", 26),
    Column("Ngày cập nhật", 12, "day"),
    Column("Ngày hoàn thành thực tế", 12, "day"),
    Column("Gia hạn - số lần", 10, "whole"),
    Column("Gia hạn - mốc cũ", 16),
    Column("Người phê duyệt - họ tên", 24),
    Column("Người phê duyệt - email", 26),
    Column("Người phê duyệt - điện thoại", 18),
)


@dataclass(frozen=True)
class TrackedItem:
    """`due` is the day, or why there is none; `focal` who reported last for the lead units."""

    text: str
    directing: str
    lead: str
    coordinators: str
    focal: str
    given_on: date | None
    due: date | str
    kind: str
    source: str
    status: str
    result: str
    percent: int
    difficulties: str
    proposals: str
    id: int
    giver: str
    course: str
    updated_on: date | None
    done_on: date | None
    extensions: int
    old_dues: str
    approver: str
    email: str
    phone: str


def tracking_workbook(items: Sequence[TrackedItem], *, on: date) -> bytes:
    rows = [(no, *vars(item).values()) for no, item in enumerate(items, start=1)]
    above = ("Theo dõi nhiệm vụ", f"Số liệu đến {dmy(on)}; {len(rows):02} nội dung")
    return workbook([Page("Theo dõi nhiệm vụ", COLUMNS, rows, above=above)], made_on=on)
