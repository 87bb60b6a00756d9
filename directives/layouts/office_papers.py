"""Papers made of what the portal holds: the notice itself, its excerpt for one unit, the letter that urges a unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from common.formats import dmy
from documents.layouts.paper import (
    Block,
    Filling,
    Foot,
    Grid,
    Heading,
    Line,
    Listed,
    Paper,
    Said,
    Title,
    long_day,
)
from documents.layouts.rules import INVENTED

KINDS = {
    "conclusion_notice": "Thông báo", "quick": "Thông báo", "plan": "Kế hoạch", "decision": "Quyết định",
    "resolution": "Nghị quyết", "letter": "Công văn", "other": "Văn bản",
}  # fmt: skip
# How a signer signs: Decree 30/2020 and HD 36-HD/VPTW.
STATE_MARKS = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ."}
PARTY_MARKS = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "T/UQ"}
CLOSING = ("trên đây", "thông báo này", "đề nghị", "yêu cầu")
LATE_HEADS = ("TT", "Văn bản", "Nội dung", "Thời hạn", "Quá hạn, ngày", "Tiến độ")
LATE_WIDTHS = (9.0, 30.0, 70.0, 22.0, 17.0, 17.0)


@dataclass(frozen=True)
class NoticeItem:
    no: int
    heading: str
    text: str
    lead: str = ""
    coordinators: str = ""
    output: str = ""
    due: str = ""


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
    opening: str = ""
    assessment: str = ""
    follow_up: str = ""

    @property
    def is_followed_up(self) -> bool:
        """Somebody is named who watches; a sentence that sends everybody to work needs no heading."""
        return bool(self.follow_up) and not self.follow_up.casefold().startswith(CLOSING)

    @property
    def has_sections(self) -> bool:
        """Numbered ones. An excerpt gives a unit its work, without what was said of the results."""
        return bool(self.assessment or self.is_followed_up) and not self.unit


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
        filling=_filling(notice),
    )


ASSESSMENT, TASKS, FOLLOW_UP = "Đánh giá chung", "Nhiệm vụ cụ thể", "Tổ chức thực hiện"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _notice(notice: Notice) -> Iterable[Block]:
    """Structure of a conclusion notice: bases, opening, assessment, tasks, who follows them up (domain of Decree 30)."""
    if notice.unit:
        yield Title("Trích sao", f"{_named(notice)}\n{notice.title}")
        yield Line(f"Kính gửi: {notice.unit}.", centred=True)
    else:
        yield Title(KINDS[notice.kind], notice.title)
    yield from (Line(basis, italic=True) for basis in _bases(notice))
    yield from _lines(notice.opening)
    number = 0
    for title, lines in _sections(notice):
        if title and notice.has_sections:
            number += 1
            yield Line(f"{ROMAN[number - 1]}. {title}" if number <= len(ROMAN) else title, bold=True)
        elif title and title != TASKS:
            yield Line(title, bold=True)
        yield from lines
    if notice.is_illustrative:
        yield Line(INVENTED, italic=True)
    yield Foot(notice.receivers, notice.signed, notice.signer_name)


def _named(notice: Notice) -> str:
    return f"{KINDS[notice.kind]} số {notice.number} ngày {dmy(notice.issued_on)}"


def _bases(notice: Notice) -> Iterable[str]:
    for place, basis in enumerate(notice.legal_basis, start=1):
        yield f"{basis.rstrip('.; ')}{'.' if place == len(notice.legal_basis) else ';'}"


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(line) for line in text.splitlines() if line.strip())


def _sections(notice: Notice) -> list[tuple[str, tuple[Line, ...]]]:
    """Assessment, the items, who follows them up. An excerpt has its items only."""
    if notice.unit:
        return _groups(notice)
    before = [(ASSESSMENT, _lines(notice.assessment))] if notice.assessment else []
    after = [(FOLLOW_UP if notice.is_followed_up else "", _follow_up(notice))] if notice.follow_up else []
    return [*before, *_groups(notice), *after]


def _groups(notice: Notice) -> list[tuple[str, tuple[Line, ...]]]:
    """The items by the headings of the paper, or as one section; the last words of the paper end it."""
    found: list[tuple[str, list[Line]]] = [(TASKS, [])]
    for item in notice.items:
        if item.heading and item.heading != found[-1][0]:
            found.append((item.heading, []))
        found[-1][1].append(Line(f"{item.no}. {item.text}"))
    last = found[-1][1]
    if last and (notice.unit or not notice.follow_up):
        last[-1] = Line(_ended(last[-1].text))
    return [(title, tuple(lines)) for title, lines in found if lines]


def _items(notice: Notice) -> Iterable[Line]:
    """For a template: every item under its heading, whatever stands around them."""
    for title, lines in _groups(notice):
        if title != TASKS:
            yield Line(title, bold=True)
        yield from lines


def _follow_up(notice: Notice) -> tuple[Line, ...]:
    found = _lines(notice.follow_up)
    return (*found[:-1], Line(_ended(found[-1].text))) if found else ()


def _ended(text: str) -> str:
    """The last words of a paper."""
    return f"{text.rstrip('./ ')}./."


def _filling(notice: Notice) -> Filling:
    texts: tuple[tuple[str, Said], ...] = (
        ("can_cu", "\n".join(_bases(notice))),
        ("mo_dau", _lines(notice.opening)),
        ("danh_gia", "" if notice.unit else _lines(notice.assessment)),
        ("noi_dung", tuple(_items(notice))),
        ("to_chuc", "" if notice.unit else _follow_up(notice)),
    )
    columns = ("tt", "nhom", "noi_dung", "chu_tri", "phoi_hop", "san_pham", "thoi_han")
    rows = tuple(
        (str(item.no), item.heading, item.text, item.lead, item.coordinators, item.output, item.due)
        for item in notice.items
    )
    listed = (Listed("muc", columns, rows),)
    if notice.unit:
        return Filling("excerpt", (*texts, ("don_vi", notice.unit), ("van_ban", _named(notice))), listed)
    return Filling("notice", texts, listed)


def urging_paper(letter: UrgingLetter) -> Paper:
    return Paper(
        told=f"Đôn đốc {letter.unit}",
        heading=letter.heading,
        blocks=tuple(_urging(letter)),
        day=letter.on,
        draft=True,
        filling=Filling(
            "urging",
            (
                ("ve_viec", letter.heading.subject),
                ("don_vi", letter.unit),
                ("mo_dau", _late(letter)),
                ("yeu_cau", _demand(letter)),
            ),
            (
                Listed(
                    "muc", ("tt", "van_ban", "noi_dung", "thoi_han", "so_ngay", "tien_do"), _late_rows(letter)
                ),
            ),
        ),
    )


def _urging(letter: UrgingLetter) -> Iterable[Block]:
    """Vertical agencies and the Front are asked, the others are told."""
    yield Line(f"Kính gửi: {letter.unit}.", centred=True)
    yield Line(_late(letter))
    yield Grid(LATE_HEADS, _late_rows(letter), LATE_WIDTHS, frozenset({0, 3, 4, 5}), size=11)
    yield Line(_demand(letter))
    yield Foot(("- Như trên;", "- Trưởng Ban Chỉ đạo (để báo cáo);", "- Lưu: VT."), letter.signed)


def _late(letter: UrgingLetter) -> str:
    return (
        f"Qua theo dõi việc thực hiện các nội dung được giao, đến {long_day(letter.on)}, {letter.unit} còn "
        f"{len(letter.items):02} nội dung quá hạn như sau:"
    )


def _late_rows(letter: UrgingLetter) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(no), item.paper, item.text, dmy(item.due_on), str(item.days), f"{item.percent}%")
        for no, item in enumerate(letter.items, start=1)
    )


def _demand(letter: UrgingLetter) -> str:
    verb, word = ("Đề nghị", "thông tin") if letter.is_asked else ("Yêu cầu", "giải trình")
    return f"{verb} {letter.unit} khẩn trương thực hiện, báo cáo kết quả và {word} nguyên nhân chậm, thời gian hoàn thành./."
