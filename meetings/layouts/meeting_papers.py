"""Papers of a meeting itself: the invitation and the minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from documents.layouts.paper import (
    Block,
    Filling,
    Foot,
    Grid,
    Heading,
    Line,
    Listed,
    Paper,
    Title,
    long_day,
)
from documents.layouts.rules import INVENTED

AGENDA_HEADS = ("TT", "Giờ", "Nội dung", "Trình bày", "Phút")
AGENDA_WIDTHS = (9.0, 16.0, 80.0, 45.0, 15.0)
SEAT_HEADS = ("TT", "Thành phần", "Đơn vị", "Tham dự")
SEAT_WIDTHS = (9.0, 66.0, 45.0, 45.0)
UNIT_HEADS = ("Đơn vị", "Triệu tập", "Có mặt", "Vắng có lý do", "Vắng")
UNIT_WIDTHS = (75.0, 22.0, 22.0, 26.0, 20.0)
VERDICT_HEADS = ("TT", "Văn bản", "Nội dung", "Tình trạng", "Ý kiến tại cuộc họp")
VERDICT_WIDTHS = (9.0, 30.0, 62.0, 26.0, 38.0)
SIZE = 11


@dataclass(frozen=True)
class AgendaLine:
    at: str
    title: str
    who: str
    minutes: str
    note: str


@dataclass(frozen=True)
class SeatLine:
    title: str
    unit: str
    presence: str


@dataclass(frozen=True)
class UnitAttendance:
    """How many of one unit were expected and came, themselves or by a substitute."""

    unit: str
    expected: int
    present: int
    excused: int
    absent: int


@dataclass(frozen=True)
class VerdictLine:
    paper: str
    text: str
    status: str
    said: str


@dataclass(frozen=True)
class Sitting:
    """What both papers say. `begins` is "14:00" or empty; `office` bids to the meeting."""

    heading: Heading
    title: str
    office: str
    held_on: date
    begins: str
    place: str
    online: str
    conveners: tuple[str, ...]
    presided_by: str
    agenda: tuple[AgendaLine, ...]
    signed: tuple[str, ...]
    is_illustrative: bool
    day: date

    @property
    def when(self) -> str:
        hour = f"{self.begins}, " if self.begins else ""
        return f"{hour}{long_day(self.held_on)}"

    @property
    def where(self) -> str:
        return "; ".join(part for part in (self.place, self.online) if part)


@dataclass(frozen=True)
class InvitationPaper:
    sitting: Sitting
    invited: tuple[str, ...]
    prepare: str


@dataclass(frozen=True)
class MinutesPaper:
    sitting: Sitting
    taken_by: str
    seats: tuple[SeatLine, ...]
    by_unit: tuple[UnitAttendance, ...]
    expected: int
    present: int
    verdicts: tuple[VerdictLine, ...]
    conclusions: tuple[str, ...]
    text: str


def invitation_paper(invitation: InvitationPaper) -> Paper:
    sitting = invitation.sitting
    texts = (
        ("moi", "\n".join(f"- {each};" for each in invitation.invited)),
        *_when_and_where(sitting),
        ("trieu_tap", ", ".join(sitting.conveners)),
        ("chuan_bi", invitation.prepare),
    )
    columns = ("tt", "gio", "noi_dung", "trinh_bay", "phut")
    filling = Filling("invitation", texts, (Listed("chuong_trinh", columns, _agenda_rows(sitting)),))
    return _paper(f"Giấy mời {sitting.title}", sitting, _invitation(invitation), filling)


def minutes_paper(minutes: MinutesPaper) -> Paper:
    sitting = minutes.sitting
    texts = (
        *_when_and_where(sitting),
        ("ghi_bien_ban", minutes.taken_by),
        ("tham_du", _called(minutes)),
        ("dien_bien", "\n".join(_happened(minutes))),
        ("ket_luan", "\n".join(_concluded(minutes))),
    )
    lists = (
        Listed("thanh_phan", ("tt", "chuc_danh", "don_vi", "tham_du"), _seat_rows(minutes)),
        Listed("muc", ("tt", "van_ban", "noi_dung", "tinh_trang", "y_kien"), _verdict_rows(minutes.verdicts)),
    )
    return _paper(f"Biên bản {sitting.title}", sitting, _minutes(minutes), Filling("minutes", texts, lists))


def _when_and_where(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    return (("thoi_gian", sitting.when), ("dia_diem", sitting.where), ("chu_tri", sitting.presided_by))


def _paper(told: str, sitting: Sitting, blocks: Iterable[Block], filling: Filling) -> Paper:
    return Paper(
        told=told,
        heading=sitting.heading,
        blocks=tuple(blocks),
        day=sitting.day,
        draft=not sitting.heading.number,
        filling=filling,
    )


def _invitation(invitation: InvitationPaper) -> Iterable[Block]:
    sitting = invitation.sitting
    yield Title("Giấy mời", sitting.title)
    yield Line(f"{sitting.office} trân trọng kính mời:")
    yield from (Line(f"- {each};") for each in invitation.invited)
    yield Line(f"Dự {_lowered(sitting.title)}.")
    yield from _facts(sitting)
    if invitation.prepare:
        yield Line("Nội dung chuẩn bị:", bold=True)
        yield Line(invitation.prepare)
    if sitting.agenda:
        yield Line("Chương trình:", bold=True)
        yield Grid(AGENDA_HEADS, _agenda_rows(sitting), AGENDA_WIDTHS, frozenset({0, 1, 4}), size=SIZE)
    yield from _illustrative(sitting)
    yield Line("Đề nghị các đồng chí sắp xếp công việc, dự họp đầy đủ, đúng thành phần./.")
    yield Foot(("- Như trên;", "- Lưu: VT."), sitting.signed)


def _facts(sitting: Sitting) -> Iterable[Line]:
    yield Line(f"Thời gian: {sitting.when}.")
    if sitting.where:
        yield Line(f"Địa điểm: {sitting.where}.")
    if sitting.conveners:
        yield Line(f"Cơ quan triệu tập: {', '.join(sitting.conveners)}.")
    if sitting.presided_by:
        yield Line(f"Chủ trì: {sitting.presided_by}.")


def _agenda_rows(sitting: Sitting) -> tuple[tuple[str, ...], ...]:
    numbered = enumerate(sitting.agenda, start=1)
    return tuple((str(no), row.at, row.title, row.who, row.minutes) for no, row in numbered)


def _minutes(minutes: MinutesPaper) -> Iterable[Block]:
    sitting = minutes.sitting
    yield Title("Biên bản", sitting.title)
    yield from _facts(sitting)
    if minutes.taken_by:
        yield Line(f"Ghi biên bản: {minutes.taken_by}.")
    yield Line("I. Thành phần", bold=True)
    yield from _attendance(minutes)
    yield Line("II. Nội dung", bold=True)
    yield from (Line(text) for text in _happened(minutes))
    yield Line("III. Kết quả các nội dung đã giao", bold=True)
    yield _verdicts(minutes.verdicts)
    yield Line("IV. Kết luận tại cuộc họp", bold=True)
    yield from (Line(text) for text in _concluded(minutes))
    yield from _illustrative(sitting)
    yield Line("Biên bản đã được thông qua tại cuộc họp./.")
    yield Foot((), ("CHỦ TRÌ",), pair=("NGƯỜI GHI BIÊN BẢN",))


def _happened(minutes: MinutesPaper) -> Iterable[str]:
    for no, row in enumerate(minutes.sitting.agenda, start=1):
        yield f"{no}. {row.title}{f' ({row.who})' if row.who else ''}"
        if row.note:
            yield row.note
    if minutes.text:
        yield minutes.text


def _concluded(minutes: MinutesPaper) -> Iterable[str]:
    yield from (f"{no}. {text}" for no, text in enumerate(minutes.conclusions, start=1))
    if not minutes.conclusions:
        yield "Không có kết luận ghi tại cuộc họp."


def _called(minutes: MinutesPaper) -> str:
    return f"Triệu tập {minutes.expected:02}, có mặt {minutes.present:02} (kể cả người dự thay)."


def _seat_rows(minutes: MinutesPaper) -> tuple[tuple[str, ...], ...]:
    numbered = enumerate(minutes.seats, start=1)
    return tuple((str(no), row.title, row.unit, row.presence) for no, row in numbered)


def _attendance(minutes: MinutesPaper) -> Iterable[Block]:
    yield Line(_called(minutes))
    if minutes.seats:
        yield Grid(SEAT_HEADS, _seat_rows(minutes), SEAT_WIDTHS, frozenset({0}), size=SIZE)
        counted = tuple(
            (row.unit or "–", str(row.expected), str(row.present), str(row.excused), str(row.absent))
            for row in minutes.by_unit
        )
        yield Grid(UNIT_HEADS, counted, UNIT_WIDTHS, frozenset({1, 2, 3, 4}), size=SIZE)


def _verdicts(verdicts: tuple[VerdictLine, ...]) -> Block:
    if not verdicts:
        return Line("Không có nội dung.")
    return Grid(VERDICT_HEADS, _verdict_rows(verdicts), VERDICT_WIDTHS, frozenset({0}), size=SIZE)


def _verdict_rows(verdicts: tuple[VerdictLine, ...]) -> tuple[tuple[str, ...], ...]:
    numbered = enumerate(verdicts, start=1)
    return tuple((str(no), row.paper, row.text, row.status, row.said) for no, row in numbered)


def _illustrative(sitting: Sitting) -> Iterable[Line]:
    if sitting.is_illustrative:
        yield Line(INVENTED, italic=True)


def _lowered(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"
