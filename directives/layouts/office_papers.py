"""Papers made of what the portal holds: the notice itself, its excerpt for one unit, the letter that urges a unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from common.formats import dmy
from documents.layouts.paper import Block, Foot, Grid, Heading, Line, Paper, Title, long_day

KINDS = {
    "conclusion_notice": "Thông báo", "quick": "Thông báo", "plan": "Kế hoạch", "decision": "Quyết định",
    "resolution": "Nghị quyết", "letter": "Công văn", "other": "Văn bản",
}  # fmt: skip
# How a signer signs: Decree 30/2020 and HD 36-HD/VPTW.
STATE_MARKS = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ."}
PARTY_MARKS = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "T/UQ"}
LATE_HEADS = ("TT", "Văn bản", "Nội dung", "Thời hạn", "Quá hạn, ngày", "Tiến độ")
LATE_WIDTHS = (9.0, 30.0, 70.0, 22.0, 17.0, 17.0)


@dataclass(frozen=True)
class NoticeItem:
    no: int
    heading: str
    text: str


@dataclass(frozen=True)
class Notice:
    """`unit` names the addressee of an excerpt; the whole paper has none."""

    heading: Heading
    kind: str
    title: str
    number: str
    issued_on: date | None
    legal_basis: tuple[str, ...]
    items: tuple[NoticeItem, ...]
    signed: tuple[str, ...]
    signer_name: str
    receivers: tuple[str, ...]
    unit: str
    is_illustrative: bool
    day: date


@dataclass(frozen=True)
class LateItem:
    paper: str
    text: str
    due_on: date | None
    days: int
    percent: int


@dataclass(frozen=True)
class UrgingLetter:
    heading: Heading
    unit: str
    is_asked: bool
    items: tuple[LateItem, ...]
    signed: tuple[str, ...]
    on: date


def signature(authority: str, body: str, head: str, post: str, *, is_party: bool) -> tuple[str, ...]:
    """ "TM. ỦY BAN NHÂN DÂN" / "CHỦ TỊCH"; who signs for another stands under the other's post."""
    mark = (PARTY_MARKS if is_party else STATE_MARKS).get(authority, "")
    if not mark:
        return (post.upper(),)
    return (f"{mark} {(body if authority == 'TM' else head).upper()}", post.upper())


def notice_paper(notice: Notice) -> Paper:
    return Paper(
        told=f"{KINDS[notice.kind]} {notice.number}".strip(),
        heading=notice.heading,
        blocks=tuple(_notice(notice)),
        day=notice.day,
        draft=not notice.number,
    )


def _notice(notice: Notice) -> Iterable[Block]:
    kind = KINDS[notice.kind]
    if notice.unit:
        yield Title("Trích sao", f"{kind} số {notice.number} ngày {dmy(notice.issued_on)}\n{notice.title}")
        yield Line(f"Kính gửi: {notice.unit}.", centred=True)
    else:
        yield Title(kind, notice.title)
    for place, basis in enumerate(notice.legal_basis, start=1):
        end = "." if place == len(notice.legal_basis) else ";"
        yield Line(f"{basis.rstrip('.; ')}{end}", italic=True)
    group = ""
    for place, item in enumerate(notice.items, start=1):
        if item.heading and item.heading != group:
            yield Line(item.heading, bold=True)
        group = item.heading
        told = f"{item.no}. {item.text}"
        yield Line(f"{told.rstrip('. ')}./." if place == len(notice.items) else told)
    if notice.is_illustrative:
        yield Line("Dữ liệu minh họa.", italic=True)
    yield Foot(notice.receivers, notice.signed, notice.signer_name)


def urging_paper(letter: UrgingLetter) -> Paper:
    return Paper(
        told=f"Đôn đốc {letter.unit}",
        heading=letter.heading,
        blocks=tuple(_urging(letter)),
        day=letter.on,
        draft=True,
    )


def _urging(letter: UrgingLetter) -> Iterable[Block]:
    """Vertical agencies and the Front are asked, the others are told."""
    yield Line(f"Kính gửi: {letter.unit}.", centred=True)
    yield Line(
        f"Qua theo dõi việc thực hiện các nội dung được giao, đến {long_day(letter.on)}, {letter.unit} còn "
        f"{len(letter.items):02} nội dung quá hạn như sau:"
    )
    rows = tuple(
        (str(no), item.paper, item.text, dmy(item.due_on), str(item.days), f"{item.percent}%")
        for no, item in enumerate(letter.items, start=1)
    )
    yield Grid(LATE_HEADS, rows, LATE_WIDTHS, frozenset({0, 3, 4, 5}), size=11)
    verb, word = ("Đề nghị", "thông tin") if letter.is_asked else ("Yêu cầu", "giải trình")
    yield Line(
        f"{verb} {letter.unit} khẩn trương thực hiện, báo cáo kết quả và {word} nguyên nhân chậm, thời gian hoàn thành./."
    )
    yield Foot(("- Như trên;", "- Trưởng Ban Chỉ đạo (để báo cáo);", "- Lưu: VT."), letter.signed)
