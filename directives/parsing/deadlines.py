"""By when: the deadline of an item, and the rhythm of its reports."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from directives.parsing.lines import Passage
from directives.parsing.moments import Moment, Reference, find_moments
from directives.parsing.rhythms import Recurrence, find_recurrences
from directives.parsing.shapes import Due, DueKind, Mark, ReportRhythm, Rhythm

LABEL = re.compile(
    r"(?:\bthời gian (?:giao quân|tổ chức|ra quân|khai mạc|vận hành|trình|dự kiến) |\b(?:thời hạn|thời gian|hạn|hạn cuối|thời điểm|deadline|tiến độ|mốc thời gian|hoàn thành)"
    r"(?: (?:hoàn thành|thực hiện|báo cáo|giải quyết|xong|trình|gửi|cuối|cuối cùng|xử lý|cụ thể|yêu cầu|chậm nhất))*"
    r" ?(?:[:=]| là|(?<=hạn)|(?<=hạn hoàn thành)|(?<=hạn thực hiện)) ?"
    r"(?:(?:trước|trong|đến|hết|chậm nhất|muộn nhất|là|xong|hoàn thành|ngay|vào|từ nay) )*)$"
)
STRICT = re.compile(
    r"\b(?:(?:xong |hoàn thành )?(?:đến )?trước|(?:chậm|muộn) nhất(?: là)?(?: (?:vào|trước|đến|trong|hết|là))*"
    r"|không (?:quá|muộn hơn|chậm hơn|để quá)|(?:cho )?(?:đến|tới) hết|hết|quá)(?: (?:thời điểm|mốc|hết|ngày|cuối|buổi \w+))* $"
)
WITHIN = re.compile(
    r"\b(?:(?:ngay )?(?:trong|vào)(?: (?:thời gian|khoảng|cả|toàn))?|(?:từ nay |cho )?(?:đến|tới)|phấn đấu(?: (?:đến|trong))?"
    r"|(?:trong|tại) (?:kỳ|phiên|cuộc|hội nghị|buổi)(?: (?:họp|giao ban|thường kỳ|định kỳ|ban thường vụ|ban chấp hành|thường trực|ban chỉ đạo|bcđ|ubnd|hđnd|quận(?: ủy)?|huyện(?: ủy)?|của|chuyên đề|trong))*) (?:cuối )?$"
)
DIRECT = re.compile(r"\b(?:hoàn thành|hoàn tất|xong|kết thúc)(?: (?:ngay|vào|ngày|trong|trước))* $")
FROM = re.compile(r"\b(?:kể từ|bắt đầu từ|tính từ|áp dụng từ|thực hiện từ|từ|bắt đầu) $")
RANGE_JOINT = re.compile(r"^,? ?(?:cho )?(?:đến|tới|-)(?: hết| trước)? $")
DATA_BEFORE = re.compile(
    r"(?:\btính|\blũy kế|số liệu|dữ liệu|hồ sơ|phát sinh|kỳ báo cáo|chốt|giai đoạn|năm học|nhiệm kỳ)(?: \w+)? $"
)
CITED = re.compile(
    r"(?:\bsố ?[\w./-]*\d[\w./-]*(?: của [^,;\n]{0,60})?|-[a-zđ]{2,}[\w-]*(?: của [^,;\n]{0,60})?),? (?:ngày )?$"
)
CITED_AFTER = re.compile(r"^,? của (?:ubnd|ủy ban|thành ủy|chính phủ|thủ tướng|bộ|quận|ban|hđnd|huyện|sở)")
HAPPENS = re.compile(
    r"\b(?:tổ chức|khai mạc|khai trương|ra mắt|báo cáo|trình|gửi|nộp|vận hành|vào|ra quân|phát động|công bố|diễn tập|kiểm tra|họp|làm việc|bàn giao|khởi công|khánh thành|đồng loạt|thực hiện|triển khai)\b[^;.\n]{0,80}$"
)
BODY = r"(?:lãnh đạo|ban thường vụ|ban chấp hành|thường trực|ban chỉ đạo|bcđ|ubnd|ủy ban nhân dân|hđnd|quận ủy|huyện ủy|thành ủy|quận|huyện|thành phố)"
REPORTS_TO = re.compile(
    rf"\b(?:trình|báo cáo|gửi|xin ý kiến|thông qua)(?:,? (?:và )?{BODY})+(?: (?:xem xét|phê duyệt|cho ý kiến|quyết định|thông qua|ban hành))*,? $"
)
ENDS_CLAUSE = re.compile(r" ?(?:$|[.;\n])")
COMPLETES = re.compile(
    r"\b(?:hoàn thành|hoàn tất|xong|kết thúc|khắc phục|đưa vào (?:sử dụng|vận hành|hoạt động|khai thác))\b"
)
NEXT_MEETING = re.compile(
    r"(?:(?:tại|trước|vào|trong|đến|ở) )?(?:các )?(?:(?:kỳ|cuộc|phiên|buổi|lần) (?:họp|giao ban)|hội nghị|giao ban|họp|kỳ)"
    r"(?: (?:giao ban|thường kỳ|định kỳ|của|ban chỉ đạo|thành viên|tháng|quý|tuần|lần|kiểm điểm|đánh giá|sơ kết))*"
    r" (?:tiếp theo|kế tiếp|tới|sau(?! khi| đó)|gần nhất|sắp tới|liền kề)\b"
)
NAMED_MEETING = re.compile(
    r"tại (?:kỳ|cuộc|phiên|hội nghị|buổi)(?: (?:họp|giao ban))+(?: ban chỉ đạo)? (?:(?:tháng|quý) (?:\d{1,2}|i{1,3}|iv)\b|6 tháng đầu năm)"
)
ONGOING = re.compile(
    r"\bthường xuyên\b|\bliên tục\b|\b(?:hằng|hàng) ngày\b|\bthường nhật\b|\bsuốt (?:quá trình|cả năm)\b"
)
AT_ONCE = re.compile(
    r"\b(?:ngay lập tức|triển khai ngay|thực hiện ngay|khắc phục ngay|xử lý ngay|làm ngay|ngay(?! từ| cả| tại| thẳng| trong (?:tháng|quý|năm|tuần)))\b"
)
EVENT = re.compile(
    r"(?:trước|trong|sau) (?:tết|dịp|khai giảng|năm học mới|kỳ thi|kỳ họp|đại hội|lễ|bầu cử|ngày bầu cử)[^,;.\n]{0,40}"
)
OPENS_CLAUSE = re.compile(r"(?:^|[\n;.]) ?$")
UNTIL = re.compile(r"\b(?:đến|tới) $")
COUNTS = re.compile(
    r" (?:nội dung|nhiệm vụ|chỉ tiêu|tiêu chí|phường|xã|đơn vị|dự án|hồ sơ|thủ tục|điểm|trường)\b"
)
TOPIC_ENDS = re.compile(r" ?: (?=.{0,200}\b(?:trước|xong|hoàn thành)\b)")
ANOTHER = re.compile(r"(?:[.;]\s|\n)(?:đồng thời,? |riêng )?(?:tiếp tục )?(?:giao|yêu cầu|đề nghị)\b")
ALL_YEAR = re.compile(r"\b(?:cả|toàn) năm\b")


class Weight(IntEnum):
    LOOSE = 1
    WHOLE_YEAR = 2
    TIMED = 3
    COMPLETION = 4
    LABELLED = 5


@dataclass(frozen=True)
class Candidate:
    moment: Moment
    start: int
    weight: Weight
    from_on: date | None = None


@dataclass
class DueReading:
    """``notes`` are pairs of a warning's code and the words it is about."""

    due: Due = field(default_factory=Due)
    report: ReportRhythm | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def named(self) -> bool:
        return self.due.kind is not DueKind.NONE or self.report is not None


def read_due(
    passage: Passage, reference: Reference, *, content_from: int = 0, cell: bool = False
) -> DueReading:
    """``cell``: the passage is the deadline column of a table, where a bare date is a deadline."""
    reading = DueReading()
    moments = find_moments(passage, reference)
    recurrences = find_recurrences(passage, content_from)
    candidates, starts = _candidates(passage, moments, recurrences, reference, cell)
    _read_report(passage, recurrences, reading, dated=bool(candidates), cell=cell)
    if candidates:
        _dated(passage, candidates, reading)
    elif recurring := _duty(recurrences, cell):
        _recurring(passage, recurring, reading)
    elif meeting := NEXT_MEETING.search(passage.key) or NAMED_MEETING.search(passage.key):
        reading.due = Due(DueKind.NEXT_MEETING, phrase=passage.text[meeting.start() : meeting.end()])
        reading.marks.append(Mark(meeting.start(), meeting.end(), "due"))
    else:
        _open_ended(passage, starts, moments, reading)
    return reading


def _duty(recurrences: tuple[Recurrence, ...], cell: bool) -> Recurrence | None:
    return next((each for each in recurrences if cell or not each.reporting or each.whole_duty), None)


def _candidates(
    passage: Passage,
    moments: tuple[Moment, ...],
    recurrences: tuple[Recurrence, ...],
    reference: Reference,
    cell: bool,
) -> tuple[list[Candidate], list[tuple[Moment, int]]]:
    """Moments that may be the deadline, and those from which a standing duty runs."""
    found: list[Candidate] = []
    starts: list[tuple[Moment, int]] = []
    previous: tuple[Moment, int] | None = None
    meetings = [meeting.span() for meeting in NEXT_MEETING.finditer(passage.key)] if moments else []
    for moment in moments:
        if any(each.start <= moment.start < each.end for each in recurrences):
            continue
        if any(begin <= moment.start < end for begin, end in meetings):
            continue
        left = passage.key[: moment.start]
        left = left.removesuffix("ngày ")
        opened = FROM.search(left[-40:])
        if opened and not _is_record(left[: len(left) - len(opened.group())], moment, reference):
            previous = (moment, len(left) - len(opened.group().lstrip()))
            starts.append(previous)
            continue
        candidate = _candidate(passage, moment, left, found, previous, reference, cell)
        if candidate is not None:
            found.append(candidate)
    return found, starts


def _is_record(before: str, moment: Moment, reference: Reference) -> bool:
    """ "hồ sơ phát sinh từ ngày 01/01/2020" tells which records are meant, not since when a duty stands."""
    past = moment.first is not None and reference.day is not None and moment.first < reference.day
    return past and bool(DATA_BEFORE.search(before[-40:].rstrip() + " "))


def _candidate(
    passage: Passage,
    moment: Moment,
    left: str,
    earlier: list[Candidate],
    opened: tuple[Moment, int] | None,
    reference: Reference,
    cell: bool,
) -> Candidate | None:
    if moment.counted:
        return None if moment.foreign_anchor else Candidate(moment, moment.start, Weight.TIMED)
    if opened and RANGE_JOINT.match(
        passage.key[opened[0].end : len(left)] + ("" if left.endswith(" ") else " ")
    ):
        if TOPIC_ENDS.match(passage.key, moment.end):
            return None
        return Candidate(moment, opened[1], Weight.COMPLETION, opened[0].first)
    near = left[-70:]
    for shape, weight in (
        (LABEL, Weight.LABELLED),
        (STRICT, Weight.TIMED),
        (DIRECT, Weight.COMPLETION),
        (WITHIN, Weight.TIMED),
    ):
        preposition = shape.search(near)
        if preposition is None:
            continue
        start = len(left) - len(preposition.group().lstrip())
        return _weighed(passage, moment, start, weight, shape, earlier, reference)
    if cell and (moment.span != "year" or moment.day_named):
        return Candidate(moment, moment.start, Weight.LABELLED)
    if (
        moment.span != "day"
        and OPENS_CLAUSE.search(left[-4:] or "\n")
        and passage.key.startswith(",", moment.end)
    ):
        return Candidate(moment, moment.start, Weight.TIMED)
    past = moment.on is not None and reference.day is not None and moment.on < reference.day
    return None if past else _loose(passage, moment, left)


def _weighed(
    passage: Passage,
    moment: Moment,
    start: int,
    weight: Weight,
    shape: re.Pattern[str],
    earlier: list[Candidate],
    reference: Reference,
) -> Candidate | None:
    before = passage.key[:start]
    if shape is WITHIN:
        of_data = DATA_BEFORE.search(before[-40:]) and not COMPLETES.search(before[-90:])
        if of_data or passage.key.startswith((" - ", "-"), moment.end):
            return None
        until = UNTIL.search(passage.key[max(0, moment.start - 8) : moment.start]) and not COUNTS.match(
            passage.key, moment.end
        )
        if moment.span == "day" and not moment.day_named and not until:
            return None
    since = max(_clause_start(before), earlier[-1].moment.end if earlier else 0)
    completes = bool(COMPLETES.search(passage.key, since, start)) or (
        not before[since:].strip() and bool(COMPLETES.search(passage.key, moment.end, moment.end + 60))
    )
    past = moment.on is not None and reference.day is not None and moment.on < reference.day
    completes = completes or _carries_on(passage.key[since:start], earlier, since)
    completes = completes or passage.key.startswith(("xong", "hoàn thành"), start)
    if weight is Weight.TIMED and completes:
        weight = Weight.COMPLETION
    elif shape is WITHIN and moment.span != "day" and past:
        return None
    elif shape is WITHIN and moment.span == "year":
        weight = Weight.WHOLE_YEAR
    return Candidate(moment, start, weight)


def _carries_on(between: str, earlier: list[Candidate], since: int) -> bool:
    """ "hoàn thành giai đoạn 1 trước 30/4, giai đoạn 2 trước 30/9": the second day completes too."""
    follows = bool(earlier) and earlier[-1].moment.end == since and earlier[-1].weight is Weight.COMPLETION
    return follows and not re.search(
        r"[;.\n]|\b(?:báo cáo|trình|gửi|đề xuất|nghiệm thu|thanh toán|xem xét)\b", between
    )


def _loose(passage: Passage, moment: Moment, left: str) -> Candidate | None:
    """ "tổ chức hội nghị ngày 20/5/2021": a day that is no citation, after a verb of doing or reporting; and "trình Ban
    Thường vụ Quý IV/2023.", where the clause ends with it."""
    if moment.span in ("month", "quarter") and ENDS_CLAUSE.match(passage.key, moment.end):
        return Candidate(moment, moment.start, Weight.LOOSE) if REPORTS_TO.search(left[-110:]) else None
    if moment.span != "day" or not moment.day_named or left.endswith("dịp ") or CITED.search(left[-110:]):
        return None
    if CITED_AFTER.match(passage.key[moment.end : moment.end + 30]) or not HAPPENS.search(left[-110:]):
        return None
    return Candidate(moment, moment.start, Weight.LOOSE)


def _clause_start(text: str) -> int:
    return max(text.rfind(";"), text.rfind("\n"), text.rfind(". "), -1) + 1


def _dated(passage: Passage, candidates: list[Candidate], reading: DueReading) -> None:
    real = [each for each in candidates if each.moment.on is not None]
    for each in candidates:
        if each.moment.on is None:
            code = "year_assumed" if each.moment.yearless else "ambiguous_deadline"
            reading.notes.append((code, passage.text[each.start : each.moment.end]))
    if not real:
        return
    chosen = _chosen(passage, real)
    moment = chosen.moment
    phrase = passage.text[chosen.start : moment.end]
    reading.due = Due(DueKind.DATE, on=moment.on, at=moment.at, from_on=chosen.from_on, phrase=phrase)
    reading.marks.append(Mark(chosen.start, moment.end, "due"))
    if len({each.moment.on for each in real if each.weight >= Weight.TIMED}) > 1 or moment.vague:
        reading.notes.append(("ambiguous_deadline", phrase))
    if moment.rolled:
        reading.notes.append(("year_assumed", phrase))


def _chosen(passage: Passage, real: list[Candidate]) -> Candidate:
    """The firmest day of each assignment ("Giao A … trước 20/11. Giao B … trước 30/11."), of these the last."""
    cuts = [found.start() for found in ANOTHER.finditer(passage.key)] if len(real) > 1 else []
    firmest: dict[int, Candidate] = {}
    for each in real:
        part = sum(cut < each.start for cut in cuts)
        best = firmest.get(part)
        if best is None or _firmness(each) > _firmness(best):
            firmest[part] = each
    timed = [each for each in firmest.values() if each.weight > Weight.LOOSE] or list(firmest.values())
    heaviest = max(each.weight for each in timed)
    level = min(heaviest, Weight.TIMED)
    return max(
        (each for each in timed if each.weight >= level),
        key=lambda each: (each.moment.on or date.min, each.start),
    )


def _firmness(each: Candidate) -> tuple[int, date, int]:
    return each.weight, each.moment.on or date.min, each.start


def _read_report(
    passage: Passage, recurrences: tuple[Recurrence, ...], reading: DueReading, *, dated: bool, cell: bool
) -> None:
    for each in recurrences:
        if each.reporting and not cell and (dated or not each.whole_duty):
            reading.report = ReportRhythm(each.rule, each.day, passage.text[each.start : each.end])
            reading.marks.append(Mark(each.start, each.end, "report"))
            if each.approximate:
                reading.notes.append(("ambiguous_deadline", reading.report.phrase))
            return


def _recurring(passage: Passage, each: Recurrence, reading: DueReading) -> None:
    phrase = passage.text[each.start : each.end]
    rule: Rhythm = each.rule
    reading.due = Due(DueKind.RECURRING, rule=rule, day=each.day, month=each.month, phrase=phrase)
    reading.marks.append(Mark(each.start, each.end, "due"))
    if each.approximate:
        reading.notes.append(("ambiguous_deadline", phrase))


def _open_ended(
    passage: Passage, starts: list[tuple[Moment, int]], moments: tuple[Moment, ...], reading: DueReading
) -> None:
    """Standing duties; where nothing says when, a note tells what was seen instead."""
    standing = ONGOING.search(passage.key)
    begun = next(((moment, start) for moment, start in starts if moment.first is not None), None)
    if begun is not None:
        moment, start = begun
        reading.due = Due(DueKind.ONGOING, from_on=moment.first, phrase=passage.text[start : moment.end])
        reading.marks.append(Mark(start, moment.end, "due"))
    elif standing is not None:
        reading.due = Due(DueKind.ONGOING, phrase=passage.text[standing.start() : standing.end()])
        reading.marks.append(Mark(standing.start(), standing.end(), "due"))
    elif at_once := AT_ONCE.search(passage.key):
        reading.notes.append(("immediate_no_date", passage.text[at_once.start() : at_once.end()]))
    elif event := EVENT.search(passage.key):
        reading.notes.append(("ambiguous_deadline", passage.text[event.start() : event.end()]))
    elif foreign := next((moment for moment in moments if moment.counted), None):
        reading.notes.append(("ambiguous_deadline", passage.text[foreign.start : foreign.end]))
