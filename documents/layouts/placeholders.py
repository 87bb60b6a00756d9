"""The closed list of what a Word template of the office may name, by kind of paper. Nothing else is understood in one.

A placeholder is `{{name}}`; written in capitals its value comes in capitals. `{{muc.noi_dung}}` belongs to the list `muc`:
the row of a table (outside tables the paragraph) that names it is repeated for each entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.models import TemplateKind

Text = str | Promise


@dataclass(frozen=True)
class Placeholder:
    """`need`: what the paper cannot do without; placeholders with the same need stand in for each other. `around` is how
    our own example says it."""

    name: str
    told: Text
    need: str = ""
    around: str = "{}"


@dataclass(frozen=True)
class Entries:
    """A list and its columns; `wide` columns get more room in the example, where only a list `in_example` stands."""

    name: str
    told: Text
    columns: tuple[Placeholder, ...]
    in_example: bool = True


@dataclass(frozen=True)
class Closed:
    texts: tuple[Placeholder, ...] = ()
    lists: tuple[Entries, ...] = ()


NUMBER = Placeholder("so_ky_hieu", _("Number and symbol as the layout writes them"), "number")
PLACE = Placeholder("dia_danh_ngay", _("Place and day"), "day")
ISSUER = Placeholder("co_quan_ban_hanh", _("Issuing body"), "issuer")
SIGNED = Placeholder("ky", _("Authority and post of the signer"), "signed")
COMMON = (
    Placeholder("co_quan_chu_quan", _("Superior body")),
    ISSUER,
    NUMBER,
    PLACE,
    Placeholder("du_thao", _("The words (DỰ THẢO) while the paper has no number")),
    Placeholder("loai_van_ban", _("Type of the paper")),
    Placeholder("trich_yeu", _("What the paper is about")),
    Placeholder("noi_nhan", _("Receivers, one a line")),
    SIGNED,
    Placeholder("ky_ben_trai", _("Who signs to the left, of minutes and slips")),
    Placeholder("nguoi_ky", _("Name of the signer")),
    Placeholder("minh_hoa", _("The words Dữ liệu minh họa where data are invented")),
)
TO = Placeholder("kinh_gui", _("Addressee"), "addressee", "Kính gửi: {}.")
UNIT = Placeholder("don_vi", _("Name of the unit"), "unit", "Kính gửi: {}.")
OPENING = Placeholder("mo_dau", _("Opening paragraph"))
BASES = Placeholder("can_cu", _("Legal bases, one a line"))
WHEN = Placeholder("thoi_gian", _("Hour and day"), "when", "Thời gian: {}.")
WHERE = Placeholder("dia_diem", _("Place of the meeting"), "where", "Địa điểm: {}.")
CHAIR = Placeholder("chu_tri", _("Who presides"), "", "Chủ trì: {}.")
PAPER = Placeholder("van_ban", _("The paper with number and day"), "", "Thực hiện {}.")
NUMBERED = Placeholder("tt", _("No."))
CONTENT = Placeholder("noi_dung", _("Content"), "items")
LEAD, HELPS = Placeholder("chu_tri", _("Lead unit")), Placeholder("phoi_hop", _("Coordinating units"))
OUTPUT, DUE = Placeholder("san_pham", _("Required output")), Placeholder("thoi_han", _("Deadline"))
GROUP, STATUS = Placeholder("nhom", _("Heading of the group")), Placeholder("tinh_trang", _("Status"))
PROGRESS = Placeholder("tien_do", _("Progress"))
RESULT = (
    NUMBERED, GROUP, CONTENT, LEAD, HELPS, DUE, STATUS,
    Placeholder("ky_truoc", _("At the meeting before")),
    PROGRESS,
    Placeholder("ket_qua", _("Result")),
    Placeholder("nguyen_nhan", _("Cause")),
    Placeholder("kien_nghi", _("Proposal")),
    Placeholder("ket_luan", _("What this meeting said of it")),
)  # fmt: skip
SECTIONS = (
    BASES,
    OPENING,
    Placeholder("danh_gia", _("Assessment of the results")),
    Placeholder("noi_dung", _("All items with their headings, one a paragraph"), "items"),
    Placeholder("to_chuc", _("Who follows the work up, and the closing words")),
)
ITEMS = (
    Entries(
        "muc", _("Items one by one"), (NUMBERED, GROUP, CONTENT, LEAD, HELPS, OUTPUT, DUE), in_example=False
    ),
)


def work(*columns: Placeholder) -> tuple[Entries, ...]:
    return (Entries("muc", _("Items one by one"), columns),)


CLOSED: dict[TemplateKind, Closed] = {
    TemplateKind.NOTICE: Closed(SECTIONS, ITEMS),
    TemplateKind.EXCERPT: Closed((UNIT, PAPER, *SECTIONS), ITEMS),
    TemplateKind.RESULTS: Closed(
        (
            TO,
            OPENING,
            Placeholder("ket_qua_chung", _("The sentence that counts the items"), "counts"),
            Placeholder("so_ky_truoc", _("Beside the meeting before")),
            Placeholder("khac_biet", _("Verdicts that the notice changed after the table, one a line")),
            Placeholder("de_xuat", _("Proposals, one a line")),
            Placeholder("ma_so_lieu", _("Reference of the figures"), "", "Mã tham chiếu số liệu: {}"),
        ),
        (
            Entries("chua_xong", _("Items still open"), RESULT),
            Entries("da_xong", _("Items that have ended"), RESULT),
            Entries("muc", _("All items"), RESULT, in_example=False),
        ),
    ),
    TemplateKind.INVITATION: Closed(
        (
            Placeholder("moi", _("Who is invited, one a line"), "invited"),
            WHEN,
            WHERE,
            Placeholder("trieu_tap", _("Convening bodies"), "", "Cơ quan triệu tập: {}."),
            CHAIR,
            Placeholder("chuan_bi", _("What to prepare")),
        ),
        (
            Entries(
                "chuong_trinh",
                _("Agenda"),
                (
                    NUMBERED,
                    Placeholder("gio", _("Hour")),
                    Placeholder("noi_dung", _("Content")),
                    Placeholder("trinh_bay", _("Presented by")),
                    Placeholder("phut", _("Minutes of time")),
                ),
            ),
        ),
    ),
    TemplateKind.MINUTES: Closed(
        (
            WHEN,
            WHERE,
            CHAIR,
            Placeholder("ghi_bien_ban", _("Who takes the minutes"), "", "Ghi biên bản: {}."),
            Placeholder("tham_du", _("How many were called and came"), "attendance"),
            Placeholder("dien_bien", _("What was said, one a paragraph"), "said"),
            Placeholder("ket_luan", _("Conclusions at the meeting, one a paragraph"), "concluded"),
        ),
        (
            Entries(
                "thanh_phan",
                _("Seats"),
                (
                    NUMBERED,
                    Placeholder("chuc_danh", _("Post")),
                    Placeholder("don_vi", _("Unit")),
                    Placeholder("tham_du", _("Attendance")),
                ),
            ),
            Entries(
                "muc",
                _("Items on the table"),
                (
                    NUMBERED,
                    Placeholder("van_ban", _("Paper")),
                    Placeholder("noi_dung", _("Content")),
                    STATUS,
                    Placeholder("y_kien", _("Said at the meeting")),
                ),
            ),
        ),
    ),
    TemplateKind.WORK_SLIP: Closed(
        (UNIT, PAPER, OPENING),
        work(
            NUMBERED, CONTENT, Placeholder("vai_tro", _("Role of the unit")), LEAD, HELPS, OUTPUT, DUE,
            Placeholder("lanh_dao", _("Directing leader")),
        ),
    ),
    TemplateKind.SUBMISSION: Closed(
        (TO, BASES, Placeholder("y_kien", _("Opinion of the head of office"), "opinion")),
        work(NUMBERED, CONTENT, LEAD, HELPS, OUTPUT, DUE),
    ),
    TemplateKind.URGING: Closed(
        (
            Placeholder("ve_viec", _("V/v of the letter"), "subject"),
            UNIT,
            OPENING,
            Placeholder("yeu_cau", _("What is demanded or asked for"), "demand"),
        ),
        work(
            NUMBERED, Placeholder("van_ban", _("Paper")), CONTENT, DUE,
            Placeholder("so_ngay", _("Days late")), PROGRESS,
        ),
    ),
    TemplateKind.EXPLANATION: Closed(
        (
            TO,
            Placeholder("noi_dung", _("Content"), "items"),
            Placeholder("thoi_han", _("Deadline, status and progress"), "", "Thời hạn: {}"),
            Placeholder("ket_qua", _("Result"), "result"),
            Placeholder("nguyen_nhan", _("Cause"), "cause"),
            Placeholder("tra_loi", _("Questions and replies, one a line")),
            Placeholder("kien_nghi", _("Proposal")),
        ),
    ),
    TemplateKind.HANDOVER: Closed(
        (
            OPENING,
            Placeholder("ben_giao", _("Who hands over"), "from", "Bên giao: {}."),
            Placeholder("ben_nhan", _("Who takes over"), "to", "Bên nhận: {}."),
            Placeholder("ghi_chu", _("Note")),
        ),
        work(
            NUMBERED, Placeholder("van_ban", _("Paper")), CONTENT,
            Placeholder("vai_tro", _("Role of the unit")),
            Placeholder("han_goc", _("Original deadline")), DUE,
            Placeholder("tiep_tuc", _("How it goes on")),
        ),
    ),
}  # fmt: skip


def all_of(kind: str) -> Iterator[Placeholder]:
    """Every placeholder of the kind under its whole name, those of all papers first."""
    closed = CLOSED[TemplateKind(kind)]
    yield from COMMON
    yield from closed.texts
    for entries in closed.lists:
        for column in entries.columns:
            yield Placeholder(f"{entries.name}.{column.name}", column.told, column.need)


@cache
def names_of(kind: str) -> frozenset[str]:
    return frozenset(each.name for each in all_of(kind))


@cache
def needs_of(kind: str) -> dict[str, tuple[str, ...]]:
    """What a template of the kind must say: each need with the placeholders that meet it."""
    found: dict[str, tuple[str, ...]] = {}
    for each in all_of(kind):
        if each.need:
            found[each.need] = (*found.get(each.need, ()), each.name)
    return found
