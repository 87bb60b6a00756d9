"""Invented people of the demonstration: one sign-in per role, and one officer for every unit that reports.

No name here is that of a real official; titles are the ones such offices have.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.text import fold
from organizations.models import Unit
from organizations.permissions import RoleKey

PASSWORD = "minh-hoa-2021-2026"  # known to everybody; such people cannot sign in outside a demonstration
FROM = date(2021, 1, 1)


@dataclass(frozen=True)
class Member:
    """A person with one role at one unit."""

    username: str
    full_name: str
    title: str
    role: RoleKey
    unit: str
    note: str | Promise = ""


@dataclass(frozen=True)
class SignIn:
    role_label: str | Promise
    username: str
    password: str
    note: str | Promise


LEADING = (
    Member("truongban", "Phạm Quốc Khánh", "Bí thư Quận ủy, Trưởng Ban Chỉ đạo", RoleKey.CHAIR, "LB.QU", _("leader board")),
    Member("photruongban", "Vũ Thị Hạnh", "Phó Trưởng Ban thường trực Ban Chỉ đạo", RoleKey.DEPUTY_CHAIR, "LB.UBND"),
    Member(
        "chanhvanphong", "Đỗ Văn Thành", "Chánh Văn phòng Quận ủy", RoleKey.HEAD_OF_OFFICE, "LB.VPQU",
        _("accepts results, decides extensions"),
    ),
    Member(
        "thuky", "Ngô Thị Mai", "Chuyên viên tổng hợp, Thư ký Ban Chỉ đạo", RoleKey.SECRETARIAT, "LB.VP",
        _("captures notices, verifies results"),
    ),
    Member("vanthu", "Trịnh Thị Yến", "Văn thư", RoleKey.RECORDS_CLERK, "LB.VPQU", _("number, date, signer")),
    Member("taichinh", "Mạc Thị Hòa", "Chuyên viên Phòng Tài chính - Kế hoạch", RoleKey.FINANCE, "LB.TCKH", _("keeps the budget")),
    Member("theodoi", "Hoàng Minh Đức", "Chuyên viên theo dõi", RoleKey.MONITOR, "LB.VP"),
    Member("kiemtra", "Tạ Quang Huy", "Chuyên viên Ủy ban Kiểm tra", RoleKey.AUDITOR, "LB.UBKT", _("reads, writes nothing")),
    Member("quantri", "Lý Anh Tuấn", "Quản trị hệ thống", RoleKey.ADMINISTRATOR, "LB.VP", _("units, people, calendar")),
    Member("truongphong.vhtt", "Nguyễn Hải Sơn", "Trưởng phòng Văn hóa và Thông tin", RoleKey.UNIT_LEADER, "LB.VHTT"),
    Member("chutich.giangbien", "Trần Văn Lộc", "Chủ tịch UBND phường", RoleKey.WARD_LEADER, "LB.00121"),
)  # fmt: skip
OTHER_DISTRICT = (
    Member(
        "thuky.minhhoa", "Lương Thị Thảo", "Thư ký Ban Chỉ đạo", RoleKey.SECRETARIAT, "MH.VP",
        _("another district: sees nothing of the first"),
    ),
    Member("truongban.minhhoa", "Cao Xuân Bách", "Trưởng Ban Chỉ đạo", RoleKey.CHAIR, "MH"),
)  # fmt: skip
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE = ("Thị", "Văn", "Minh", "Thu", "Đức", "Ngọc", "Quang", "Thanh", "Hồng", "Anh")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Nam Phương", "Oanh", "Phúc", "Quyên", "Sơn", "Trang", "Vinh")  # fmt: skip
PRINTED = (
    "truongban", "chanhvanphong", "thuky", "vanthu", "taichinh", "truongphong.vhtt", "qlda", "giangbien", "chutich.giangbien",
    "kiemtra", "quantri", "thuky.minhhoa",
)  # fmt: skip


def officers(units: list[Unit]) -> list[Member]:
    """One officer for every division and ward, named by the end of the unit's code or the ward's folded name."""
    found = []
    for index, unit in enumerate(units):
        name = " ".join((FAMILY[index * 5 % 12], MIDDLE[index * 7 % 10], GIVEN[index * 11 % 15]))
        role, title = RoleKey.UNIT_OFFICER, "Chuyên viên"
        if unit.is_ward:
            role, title = RoleKey.WARD_OFFICER, "Công chức Văn phòng - Thống kê"
        found.append(Member(officer_username(unit), name, title, role, unit.code))
    return found


def officer_username(unit: Unit) -> str:
    prefix = unit.code.split(".")[0].lower()
    local = fold(unit.short_name).replace(" ", "") if unit.is_ward else fold(unit.code.split(".", 1)[1])
    return local if prefix == "lb" else f"{local}.{prefix}"


def sign_ins() -> list[SignIn]:
    """What `make demo` prints: one line per role."""
    notes = {member.username: (member.role.label, member.note) for member in (*LEADING, *OTHER_DISTRICT)}
    notes["qlda"] = (RoleKey.UNIT_OFFICER.label, _("reports for a unit"))
    notes["giangbien"] = (RoleKey.WARD_OFFICER.label, _("reports for a ward"))
    return [SignIn(notes[name][0], name, PASSWORD, notes[name][1]) for name in PRINTED]
