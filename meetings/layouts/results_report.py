"""The report on the results of the N items of a notice, for the meeting that follows it: words, paper and sheet.

Columns as offices use them (screen 10, corrected): result, cause, proposal; finished items are in by default.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from common.formats import dmy
from common.sheets.writing import Column, Page
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
from meetings.layouts.tally import Tally, general

OPEN, ENDED, EARLIER, PROPOSALS, EVIDENCE = "open", "ended", "earlier", "proposals", "evidence"
PARTS = (OPEN, ENDED, EARLIER, PROPOSALS, EVIDENCE)
USUAL = frozenset({OPEN, ENDED, PROPOSALS})
HEADS = (
    "TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn, tình trạng", "Kết quả thực hiện", "Nguyên nhân", "Kiến nghị",
)  # fmt: skip
WIDTHS = (8.0, 42.0, 26.0, 24.0, 31.0, 17.0, 17.0)
VERDICT_HEAD = "Kết luận tại cuộc họp"
WIDTHS_WITH_VERDICT = (8.0, 36.0, 23.0, 24.0, 25.0, 15.0, 15.0, 19.0)
SIZE = 11
NOTHING = "Không có."
NO_WORD = "chưa có ý kiến"
SHEET = (
    Column("TT", 6, "whole"),
    Column("Nội dung", 60),
    Column("Đơn vị chủ trì", 26),
    Column("Đơn vị phối hợp", 26),
    Column("Thời hạn", 12, "day"),
    Column("Hoàn thành", 12, "day"),
    Column("Tình trạng", 20),
    Column("Tiến độ, %", 10, "whole"),
    Column("Kết quả thực hiện", 40),
    Column("Nguyên nhân", 26),
    Column("Kiến nghị", 26),
    Column("Minh chứng", 11, "whole"),
    Column("Kỳ trước", 24),
    Column("Kết luận tại cuộc họp", 26),
    Column("Theo thông báo", 26),
    Column("Lý do thay đổi", 30),
)


@dataclass(frozen=True)
class ItemLine:
    """An item as the report prints it. `due` is the deadline in words, `share` its progress in words: "72%", "9/14"."""

    no: int
    heading: str
    text: str
    lead: str
    coordinators: str
    due: str
    due_on: date | None
    done_on: date | None
    status: str
    share: str
    percent: int
    result: str
    cause: str
    proposals: str
    evidence: int
    is_ended: bool
    before: str = ""  # how it stood at the meeting before: "Quá hạn, 40%"
    verdict: str = ""  # what this meeting said of it at the table
    settled: str = ""  # what its notice says, where that differs
    why: str = ""

    @property
    def said(self) -> str:
        """Both verdicts where the notice changed the one of the table."""
        if not self.settled:
            return self.verdict
        reason = f"\nLý do: {self.why}" if self.why else ""
        return f"Tại cuộc họp: {self.verdict or NO_WORD}\nTheo thông báo: {self.settled}{reason}"


@dataclass(frozen=True)
class Change:
    """The items of the report beside the meeting before, as its table was frozen: how many it saw, how many had ended and
    were overdue then, and of these very items now."""

    held_on: date
    seen: int
    ended_before: int
    ended_now: int
    over_before: int
    over_now: int


@dataclass(frozen=True)
class ResultsReport:
    heading: Heading
    notice: str
    notice_day: date
    issuer: str
    office: str
    to_post: str
    items: tuple[ItemLine, ...]
    earlier: tuple[tuple[str, tuple[ItemLine, ...]], ...]
    tally: Tally
    parts: frozenset[str]
    on: date
    signed: tuple[str, ...]
    receivers: tuple[str, ...]
    is_illustrative: bool
    reference: str = ""  # of its figures
    change: Change | None = None

    @property
    def told(self) -> str:
        return f"Kết quả thực hiện {self.tally.total:02} nội dung Thông báo số {self.notice}"


def results_paper(report: ResultsReport) -> Paper:
    return Paper(
        told=report.told,
        heading=report.heading,
        blocks=tuple(_blocks(report)),
        day=report.on,
        draft=not report.heading.number,
        filling=_filling(report),
    )


def _filling(report: ResultsReport) -> Filling:
    texts = (
        ("kinh_gui", report.to_post),
        ("mo_dau", _opening(report)),
        ("ket_qua_chung", general(report.tally)),
        ("so_ky_truoc", changed(report.change) if report.change else ""),
        ("khac_biet", "\n".join(_otherwise(report))),
        ("de_xuat", "\n".join(_proposed(report.items))),
        ("ma_so_lieu", report.reference),
    )
    still_open = [line for line in report.items if not line.is_ended]
    ended = [line for line in report.items if line.is_ended]
    lists = (("chua_xong", still_open), ("da_xong", ended), ("muc", report.items))
    return Filling(
        "results", texts, tuple(Listed(name, FILLED, tuple(map(_filled, lines))) for name, lines in lists)
    )


FILLED = (
    "tt", "nhom", "noi_dung", "chu_tri", "phoi_hop", "thoi_han", "tinh_trang", "ky_truoc", "tien_do", "ket_qua",
    "nguyen_nhan", "kien_nghi", "ket_luan",
)  # fmt: skip


def _filled(line: ItemLine) -> tuple[str, ...]:
    return (
        str(line.no), line.heading, line.text, line.lead, line.coordinators, line.due, line.status, line.before,
        line.share, line.result, line.cause, line.proposals, line.said,
    )  # fmt: skip


def _opening(report: ResultsReport) -> str:
    return (
        f"Thực hiện Thông báo số {report.notice} ngày {dmy(report.notice_day)} {_of(report.issuer)}, {report.office} "
        f"tổng hợp kết quả thực hiện đến {long_day(report.on)} như sau:"
    )


def _blocks(report: ResultsReport) -> Iterator[Block]:
    yield Title("Báo cáo", f"{report.told}\n{_of(report.issuer)}")
    yield Line(f"Kính gửi: {report.to_post}.", centred=True)
    yield Line(_opening(report))
    sections = _sections(report)
    for number, (title, blocks) in zip(ROMAN, sections, strict=False):
        yield Line(f"{number}. {title}", bold=True)
        yield from blocks
    if report.is_illustrative:
        yield Line(INVENTED, italic=True)
    yield Line("Trên đây là kết quả thực hiện, kính báo cáo./.")
    yield Foot(report.receivers, report.signed)


ROMAN = ("I", "II", "III", "IV", "V", "VI")


def _sections(report: ResultsReport) -> list[tuple[str, list[Block]]]:
    still_open = [line for line in report.items if not line.is_ended]
    ended = [line for line in report.items if line.is_ended]
    found: list[tuple[str, list[Block]]] = [("Kết quả chung", [*_general(report)])]
    if OPEN in report.parts:
        found.append(("Các nội dung chưa hoàn thành", [_table(still_open)]))
    if ENDED in report.parts:
        found.append(("Các nội dung đã hoàn thành, đã kết thúc", [_table(ended)]))
    if EARLIER in report.parts and report.earlier:
        blocks: list[Block] = []
        for number, lines in report.earlier:
            blocks += [Line(f"Thông báo số {number}:", italic=True), _table(lines)]
        found.append(("Các nội dung của thông báo trước còn theo dõi", blocks))
    if otherwise := _otherwise(report):
        found.append((OTHERWISE, [Line(text) for text in otherwise]))
    if PROPOSALS in report.parts:
        found.append(("Kiến nghị", _proposals(report.items)))
    if EVIDENCE in report.parts:
        found.append(("Minh chứng kèm theo", [_evidence(report.items)]))
    return found


OTHERWISE = "Ý kiến của thông báo khác với tại cuộc họp"


def _otherwise(report: ResultsReport) -> list[str]:
    """Which verdicts the notice changed after the table, and why; of every item that the report shows."""
    shown = [("", report.items)]
    if EARLIER in report.parts:
        shown += [(f", Thông báo số {number}", lines) for number, lines in report.earlier]
    return [
        f"- Nội dung {line.no}{whose}: tại cuộc họp “{line.verdict or NO_WORD}”, theo thông báo “{line.settled}”"
        f"{f'; lý do: {_one_line(line.why)}' if line.why else '.'}"
        for whose, lines in shown
        for line in lines
        if line.settled
    ]


def _general(report: ResultsReport) -> Iterator[Line]:
    yield Line(general(report.tally))
    if report.change is not None:
        yield Line(changed(report.change))
    yield Line(
        "(Tỷ lệ hoàn thành = số nội dung đã hoàn thành / số nội dung giao thực hiện; nội dung định hướng, thông tin "
        "không tính là nhiệm vụ.)",
        italic=True,
    )
    yield Line(_reference(report), italic=True, size=SIZE)


def _reference(report: ResultsReport) -> str:
    return f"Mã tham chiếu số liệu: {report.reference}"


def changed(change: Change) -> str:
    """Beside the meeting before, of the items that lay on its table."""
    return (
        f"So với kỳ họp trước (ngày {dmy(change.held_on)}), trong {change.seen:02} nội dung đã xem xét: hoàn thành, kết thúc "
        f"{change.ended_before:02} nội dung, nay {change.ended_now:02} nội dung; quá hạn {change.over_before:02} nội dung, "
        f"nay {change.over_now:02} nội dung."
    )


def _table(lines: Iterable[ItemLine]) -> Block:
    """With a column for the verdicts where the meeting gave any."""
    told = list(lines)
    if not told:
        return Line(NOTHING)
    judged = any(line.said for line in told)
    rows: list[tuple[str, ...]] = []
    group = ""
    for line in told:
        if line.heading and line.heading != group:
            rows.append((line.heading,))
        group = line.heading
        rows.append((*_row(line), line.said) if judged else _row(line))
    heads, widths = ((*HEADS, VERDICT_HEAD), WIDTHS_WITH_VERDICT) if judged else (HEADS, WIDTHS)
    return Grid(heads, tuple(rows), widths, frozenset({0}), size=SIZE)


def _row(line: ItemLine) -> tuple[str, ...]:
    before = f"(kỳ trước: {line.before})" if line.before else ""
    told = "\n".join(text for text in (line.due, line.status, before) if text)
    result = "\n".join(text for text in (line.share, line.result) if text)
    return (str(line.no), line.text, line.lead, told, result, line.cause, line.proposals)


def _proposals(items: Iterable[ItemLine]) -> list[Block]:
    return [Line(text) for text in _proposed(items) or (NOTHING,)]


def _proposed(items: Iterable[ItemLine]) -> list[str]:
    found = [line for line in items if line.proposals]
    return [f"- Nội dung {line.no} ({line.lead}): {_one_line(line.proposals)}" for line in found]


def _evidence(items: Iterable[ItemLine]) -> Block:
    rows = tuple(
        (str(line.no), line.text, line.lead, f"{line.evidence:02}") for line in items if line.evidence
    )
    if not rows:
        return Line(NOTHING)
    heads = ("TT", "Nội dung", "Đơn vị chủ trì", "Số tệp minh chứng")
    return Grid(heads, rows, (9.0, 96.0, 36.0, 24.0), frozenset({0, 3}), size=SIZE)


def _one_line(text: str) -> str:
    return "; ".join(line.strip().rstrip(".;") for line in text.splitlines() if line.strip()) + "."


def _of(issuer: str) -> str:
    return f"của {issuer}"


def results_pages(report: ResultsReport) -> tuple[Page, ...]:
    """The same figures as a sheet: the sentence above, one line per item, earlier notices on a page of their own."""
    compared = (changed(report.change),) if report.change else ()
    above = (
        report.told,
        general(report.tally),
        f"Số liệu đến {dmy(report.on)}. {_reference(report)}",
        *compared,
    )
    pages = [Page("Kết quả", SHEET, [_cells(line) for line in report.items], above=above)]
    for number, lines in report.earlier if EARLIER in report.parts else ():
        pages.append(Page(number, SHEET, [_cells(line) for line in lines], above=(f"Thông báo số {number}",)))
    return tuple(pages)


def _cells(line: ItemLine) -> tuple[str | int | date | None, ...]:
    return (
        line.no,
        line.text,
        line.lead,
        line.coordinators,
        line.due_on or line.due,
        line.done_on,
        line.status,
        line.percent,
        line.result,
        line.cause,
        line.proposals,
        line.evidence,
        line.before,
        line.verdict,
        line.settled,
        line.why,
    )
