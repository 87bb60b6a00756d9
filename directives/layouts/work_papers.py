"""Papers about work on its way: the slip that gives a unit its work, the slip that submits a draft, a unit's explanation, the
minutes of a hand-over."""

from collections.abc import Iterable, Iterator
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
    Title,
    long_day,
)
from documents.layouts.rules import INVENTED

WORK_HEADS = ("TT", "Nội dung", "Vai trò", "Chủ trì, phối hợp", "Sản phẩm", "Thời hạn", "Lãnh đạo chỉ đạo")
WORK_WIDTHS = (8.0, 49.0, 17.0, 34.0, 21.0, 20.0, 16.0)
DRAFT_HEADS = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn")
DRAFT_WIDTHS = (9.0, 62.0, 28.0, 26.0, 20.0, 20.0)
HANDED_HEADS = ("TT", "Văn bản", "Nội dung", "Vai trò", "Hạn gốc", "Thời hạn", "Tiếp tục")
HANDED_WIDTHS = (9.0, 28.0, 50.0, 18.0, 20.0, 20.0, 20.0)
SIZE = 11
RECEIVERS = ("- Như trên;", "- Lưu: VT.")
NO_RESULT, NOTHING = "Chưa có kết quả.", "Không có."
DOTS = "." * 60  # room for a hand-written opinion


@dataclass(frozen=True)
class WorkLine:
    no: int
    text: str
    role: str
    lead: str
    coordinators: str
    output: str
    due: str
    directing: str


@dataclass(frozen=True)
class WorkSlip:
    """What one paper gives to one unit."""

    heading: Heading
    unit: str
    is_asked: bool
    paper: str
    issued_on: date | None
    title: str
    lines: tuple[WorkLine, ...]
    signed: tuple[str, ...]
    is_illustrative: bool
    day: date


@dataclass(frozen=True)
class SubmissionSlip:
    """A draft on its way to the signer. `checked` says when the head of office checked it; empty before."""

    heading: Heading
    kind: str
    title: str
    to_post: str
    basis: tuple[str, ...]
    lines: tuple[WorkLine, ...]
    checked: str
    is_illustrative: bool
    day: date


@dataclass(frozen=True)
class Question:
    text: str
    due: str
    asked_on: str
    reply: str
    replied: str


@dataclass(frozen=True)
class ExplanationReport:
    """What a unit says of one piece of work; `is_asked` units inform, the others explain."""

    heading: Heading
    unit: str
    is_asked: bool
    to_body: str
    paper: str
    item_no: int
    text: str
    status: str
    first_due: str
    due: str
    percent: int
    result: str
    cause: str
    proposals: str
    questions: tuple[Question, ...]
    is_illustrative: bool
    day: date


@dataclass(frozen=True)
class HandedLine:
    no: int
    paper: str
    text: str
    role: str
    first_due: str
    due: str
    is_joined: bool


@dataclass(frozen=True)
class HandoverMinutes:
    heading: Heading
    on: date
    from_name: str
    to_name: str
    ended: str
    handed_by: str
    received_by: str
    note: str
    lines: tuple[HandedLine, ...]


def work_slip_paper(slip: WorkSlip) -> Paper:
    texts = (("don_vi", slip.unit), ("van_ban", _named(slip.paper, slip.issued_on)), ("mo_dau", _gives(slip)))
    columns = ("tt", "noi_dung", "vai_tro", "chu_tri", "phoi_hop", "san_pham", "thoi_han", "lanh_dao")
    rows = tuple(
        (
            str(line.no),
            line.text,
            line.role,
            line.lead,
            line.coordinators,
            line.output,
            line.due,
            line.directing,
        )
        for line in slip.lines
    )
    filling = Filling("work_slip", texts, (Listed("muc", columns, rows),))
    return _paper(f"Phiếu giao việc {slip.unit}", slip.heading, _work_slip(slip), slip.day, filling)


def submission_paper(slip: SubmissionSlip) -> Paper:
    texts = (
        ("kinh_gui", slip.to_post),
        ("can_cu", "\n".join(_bases(slip))),
        ("y_kien", slip.checked or DOTS),
    )
    columns = ("tt", "noi_dung", "chu_tri", "phoi_hop", "san_pham", "thoi_han")
    filling = Filling("submission", texts, (Listed("muc", columns, _draft_rows(slip)),))
    return _paper(f"Phiếu trình {slip.kind}", slip.heading, _submission(slip), slip.day, filling)


def explanation_paper(report: ExplanationReport) -> Paper:
    asked = (f"{_asked(each)}\n{_replied(each)}" for each in report.questions)
    texts = (
        ("kinh_gui", report.to_body),
        ("noi_dung", report.text),
        ("thoi_han", _stands(report)),
        ("ket_qua", report.result or NO_RESULT),
        ("nguyen_nhan", report.cause or DOTS),
        ("tra_loi", "\n".join(asked)),
        ("kien_nghi", report.proposals or NOTHING),
    )
    told = f"Báo cáo {_explains(report)} {report.unit}"
    return _paper(told, report.heading, _explanation(report), report.day, Filling("explanation", texts))


def handover_paper(minutes: HandoverMinutes) -> Paper:
    texts = (
        ("mo_dau", f"Hôm nay, {long_day(minutes.on)}, các bên tiến hành bàn giao:"),
        ("ben_giao", _giver(minutes)),
        ("ben_nhan", f"{minutes.to_name}{_by(minutes.received_by)}"),
        ("ghi_chu", minutes.note),
    )
    columns = ("tt", "van_ban", "noi_dung", "vai_tro", "han_goc", "thoi_han", "tiep_tuc")
    filling = Filling("handover", texts, (Listed("muc", columns, _handed_rows(minutes)),))
    told = f"Biên bản bàn giao {minutes.from_name}"
    return _paper(told, minutes.heading, _handover(minutes), minutes.on, filling)


def _paper(told: str, heading: Heading, blocks: Iterable[Block], day: date, filling: Filling) -> Paper:
    return Paper(
        told=told, heading=heading, blocks=tuple(blocks), day=day, draft=not heading.number, filling=filling
    )


def _work_slip(slip: WorkSlip) -> Iterator[Block]:
    yield Title("Phiếu giao việc", f"Thực hiện {_named(slip.paper, slip.issued_on)}\n{slip.title}")
    yield Line(f"Kính gửi: {slip.unit}.", centred=True)
    yield Line(_gives(slip))
    rows = tuple(
        (str(line.no), line.text, line.role, _units(line), line.output, line.due, line.directing)
        for line in slip.lines
    )
    yield Grid(WORK_HEADS, rows, WORK_WIDTHS, frozenset({0}), size=SIZE)
    yield from _illustrative(slip.is_illustrative)
    yield Line("Đề nghị đơn vị tiếp nhận, tổ chức thực hiện và báo cáo kết quả đúng thời hạn./.")
    yield Foot(RECEIVERS, slip.signed)


def _gives(slip: WorkSlip) -> str:
    verb = "đề nghị" if slip.is_asked else "giao"
    return (
        f"Căn cứ {_named(slip.paper, slip.issued_on)}, {slip.heading.issuer} {verb} {slip.unit} thực hiện "
        f"{len(slip.lines):02} nội dung sau:"
    )


def _units(line: WorkLine) -> str:
    helped = f"Phối hợp: {line.coordinators}" if line.coordinators else ""
    return "\n".join(part for part in (f"Chủ trì: {line.lead}", helped) if part)


def _named(paper: str, issued_on: date | None) -> str:
    return f"văn bản số {paper} ngày {dmy(issued_on)}" if paper else "dự thảo văn bản"


def _submission(slip: SubmissionSlip) -> Iterator[Block]:
    yield Title("Phiếu trình", f"Dự thảo {slip.kind.lower()}\n{slip.title}")
    yield Line(f"Kính gửi: {slip.to_post}.", centred=True)
    yield Line("I. Căn cứ", bold=True)
    yield from (Line(f"- {each}") for each in _bases(slip))
    yield Line("II. Nội dung trình", bold=True)
    yield Line(f"Trình ký ban hành dự thảo {slip.kind.lower()} gồm {len(slip.lines):02} nội dung:")
    yield Grid(DRAFT_HEADS, _draft_rows(slip), DRAFT_WIDTHS, frozenset({0}), size=SIZE)
    yield Line("III. Ý kiến của Chánh Văn phòng", bold=True)
    yield Line(slip.checked or DOTS)
    yield Line("IV. Ý kiến của người ký", bold=True)
    yield Line(DOTS)
    yield from _illustrative(slip.is_illustrative)
    yield Foot((), ("CHÁNH VĂN PHÒNG",), pair=("NGƯỜI TRÌNH",))


def _bases(slip: SubmissionSlip) -> tuple[str, ...]:
    return slip.basis or ("Kết luận tại cuộc họp.",)


def _draft_rows(slip: SubmissionSlip) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(line.no), line.text, line.lead, line.coordinators, line.output, line.due) for line in slip.lines
    )


def _explains(report: ExplanationReport) -> str:
    return "thông tin" if report.is_asked else "giải trình"


def _explanation(report: ExplanationReport) -> Iterator[Block]:
    verb = "Thông tin về" if report.is_asked else "Giải trình"
    yield Title("Báo cáo", f"{verb} việc thực hiện nội dung {report.item_no}, văn bản số {report.paper}")
    yield Line(f"Kính gửi: {report.to_body}.", centred=True)
    yield Line("1. Nội dung được giao", bold=True)
    yield Line(report.text)
    yield Line(f"Thời hạn: {_stands(report)}")
    yield Line("2. Kết quả thực hiện", bold=True)
    yield Line(report.result or NO_RESULT)
    yield Line("3. Nguyên nhân, khó khăn", bold=True)
    yield Line(report.cause or DOTS)
    if report.questions:
        yield Line("4. Nội dung được yêu cầu và trả lời", bold=True)
        for each in report.questions:
            yield Line(_asked(each), italic=True)
            yield Line(_replied(each))
    yield Line(f"{5 if report.questions else 4}. Kiến nghị", bold=True)
    yield Line(report.proposals or NOTHING)
    yield from _illustrative(report.is_illustrative)
    yield Line(f"{report.unit} kính báo cáo./.")
    yield Foot(RECEIVERS, ("THỦ TRƯỞNG ĐƠN VỊ",))


def _stands(report: ExplanationReport) -> str:
    moved = f" (hạn gốc {report.first_due})" if report.first_due and report.first_due != report.due else ""
    return f"{report.due}{moved}. Tình trạng: {report.status}, tiến độ {report.percent}%."


def _asked(question: Question) -> str:
    return f"Ngày {question.asked_on}, trả lời trước {question.due}: {question.text}"


def _replied(question: Question) -> str:
    return f"{question.reply} ({question.replied})" if question.reply else DOTS


def _handover(minutes: HandoverMinutes) -> Iterator[Block]:
    yield Title("Biên bản", f"Bàn giao công việc của {minutes.from_name} cho {minutes.to_name}")
    yield Line(f"Hôm nay, {long_day(minutes.on)}, các bên tiến hành bàn giao:")
    yield Line(f"Bên giao: {_giver(minutes)}.")
    yield Line(f"Bên nhận: {minutes.to_name}{_by(minutes.received_by)}.")
    yield Line(f"Công việc bàn giao gồm {len(minutes.lines):02} nội dung:")
    yield Grid(HANDED_HEADS, _handed_rows(minutes), HANDED_WIDTHS, frozenset({0}), size=SIZE)
    if minutes.note:
        yield Line(minutes.note)
    yield Line("Bên nhận tiếp tục thực hiện từ ngày ký biên bản; thời hạn gốc giữ nguyên./.")
    yield Foot((), ("ĐẠI DIỆN BÊN NHẬN",), pair=("ĐẠI DIỆN BÊN GIAO",))


def _giver(minutes: HandoverMinutes) -> str:
    ended = f" (kết thúc hoạt động ngày {minutes.ended})" if minutes.ended else ""
    return f"{minutes.from_name}{ended}{_by(minutes.handed_by)}"


def _handed_rows(minutes: HandoverMinutes) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(line.no), line.paper, line.text, line.role, line.first_due, line.due, _goes_on(line))
        for line in minutes.lines
    )


def _goes_on(line: HandedLine) -> str:
    return "Nhập vào việc đang có" if line.is_joined else "Việc mới"


def _by(post: str) -> str:
    return f"; người ký: {post}" if post else ""


def _illustrative(is_so: bool) -> Iterator[Line]:
    if is_so:
        yield Line(INVENTED, italic=True)
