"""What recurs: the duty itself, or only the reporting about it."""

import re
from dataclasses import dataclass
from itertools import islice

from directives.parsing import numerals
from directives.parsing.lines import Passage
from directives.parsing.shapes import Rhythm

RULES = {
    "tuần": Rhythm.WEEKLY,
    "tháng": Rhythm.MONTHLY,
    "quý": Rhythm.QUARTERLY,
    "quí": Rhythm.QUARTERLY,
    "năm": Rhythm.YEARLY,
}
MOST_RHYTHMS, LONGEST_SENTENCE = 12, 1200
OFTEN = (Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.QUARTERLY, Rhythm.YEARLY)
SPAN = r"(?:tuần|tháng|qu[ýí]|năm)"
EVERY = re.compile(
    rf"(?:định kỳ,? )?(?:vào |theo )?(?:\b(?:hằng|hàng|mỗi)) (?P<a>{SPAN})(?P<more>(?:(?:, | và |/)(?:hằng |hàng |mỗi )?{SPAN}\b)*)\b"
    rf"|định kỳ (?:(?:theo|từng|một|1|01) )*(?P<b>{SPAN})\b(?! \d)"
    rf"|\b(?:một|\d{{1,2}}) lần ?(?:/|mỗi |trong (?:một |1 )?|một |1 )(?:0?1 )?(?P<c>{SPAN})\b"
    rf"|(?<!\d )\b(?P<d>{SPAN}) (?:một|1|01) lần\b"
    rf"|(?:định kỳ )?\b(?P<n>\d{{1,2}}|hai|ba|sáu) (?P<e>{SPAN})(?: ?/ ?| một | 1 | 01 )lần\b"
    rf"|định kỳ (?P<n2>\d{{1,2}}|hai|ba|sáu) (?P<f>{SPAN})\b"
    r"|(?P<last>ngày \d{1,2} (?:của )?tháng cuối(?: cùng)?(?: của)?(?: mỗi| hằng| hàng)? qu[ýí])\b"
    r"|(?P<own>ngày \d{1,2} (?:của )?(?:mỗi )?tháng)(?! ?\d| (?:này|tới|sau))\b"
    r"|(?P<weekday>(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?: của)? tuần)\b(?! (?:này|tới|sau|cuối|đầu))"
    r"|(?P<ends>(?:tuần|ngày(?: làm việc)?) (?:cuối|đầu)(?: cùng| tiên)?(?: của)? (?:mỗi |hằng |hàng )?tháng)(?! ?\d| (?:này|tới|sau))\b"
)
DAY_OF = re.compile(
    r"(?:ngày|trước|vào) (\d{1,2})(?! ?[/.-] ?\d| ?tháng \d|\d| ngày| ?(?:h|g|giờ|:)(?: ?\d|\b))"
)
MONTH_DAY = re.compile(
    r"(?:ngày )?(\d{1,2})(?:/| tháng )(\d{1,2})(?! ?/ ?\d| năm \d)(?=,? ?(?:hằng|hàng|mỗi) năm)"
    r"|(?:hằng|hàng|mỗi) năm,? \(?(?:(?:trước|chậm nhất|muộn nhất|vào|là|xong|đến|hoàn thành) ){0,3}(?:ngày )?(\d{1,2})(?:/| tháng )(\d{1,2})(?! ?/ ?\d| năm \d)"
)
WEEKDAY_NEAR = re.compile(r"(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)")
REPORTS = re.compile(
    r"\b(?:báo cáo|gửi (?:kết quả|số liệu|tiến độ|về)|tổng hợp(?: kết quả| số liệu| tiến độ)?|thông tin(?: kết quả| tiến độ)|thống kê số liệu"
    r"|cập nhật tiến độ|cung cấp số liệu)\b"
)
DUTY_FIRST = re.compile(
    r"^[\s,]*(?:(?:và|tiếp tục|chủ động|hằng \w+|hàng \w+|định kỳ|thường xuyên)[ ,]*)*"
    r"(?:tổ chức|rà soát|kiểm tra|duy trì|cập nhật(?! tiến độ)|thực hiện|họp|giao ban|tiến hành|công khai|niêm yết|đăng tải|sao lưu"
    r"|đánh giá|khảo sát|tuyên truyền|vận hành|bảo trì|chấm điểm|đối soát|nghiệm thu|xây dựng|phát động|ra quân|tập huấn)\b"
)
SEGMENT = re.compile(r"[;\n]|\.(?=\s|$)")
WATCHES = re.compile(
    r"^[\s]*(?:(?:có trách nhiệm|chủ động|chủ trì|phối hợp|(?:là|làm) (?:cơ quan |đơn vị )?(?:đầu mối|thường trực)|thường xuyên|định kỳ|tổ chức|và|hằng \w+"
    r"|hàng \w+|tham mưu|tiếp tục|giúp ban chỉ đạo|giúp việc|trước|ngày \d+)[ ,]*)*"
    r"(?:(?:theo dõi|đôn đốc|tổng hợp|thống kê|báo cáo|gửi|nắm bắt|cập nhật tiến độ|đầu mối|tình hình|kết quả thực hiện)\b|$)"
)
WATCHES_BRIEFLY = re.compile(
    r"^\s*(?:kiểm tra|giám sát|đánh giá|rà soát)(?:.{0,12}$|.*\b(?:kết luận|thông báo này|thông báo kết luận|tiến độ)\b)"
)


@dataclass(frozen=True)
class Recurrence:
    """A rhythm in the text; ``reporting``: what recurs is reporting, ``whole_duty``: and reporting is all there is."""

    start: int
    end: int
    rule: Rhythm
    day: int | None
    month: int | None
    reporting: bool
    whole_duty: bool
    approximate: bool


def find_recurrences(passage: Passage, content_from: int) -> tuple[Recurrence, ...]:
    """``content_from``: where the duty begins, after the units that are named first."""
    found: list[Recurrence] = []
    for phrase in islice(EVERY.finditer(passage.key), MOST_RHYTHMS):
        rule, approximate = _rule(phrase)
        begin, end = _sentence(passage.key, phrase.start())
        day, month, start, stop = _day(passage.key, phrase, begin, end, rule)
        reporting = _is_reporting(passage.key, phrase, begin, end)
        whole = reporting and _only_watches(passage.key, content_from, start)
        found.append(Recurrence(start, stop, rule, day, month, reporting, whole, approximate))
    return tuple(found)


def _rule(phrase: re.Match[str]) -> tuple[Rhythm, bool]:
    """The rule; a rhythm the rules do not know becomes the next more frequent one and is marked."""
    if phrase["last"]:
        return Rhythm.QUARTERLY, False
    if phrase["own"] or phrase["ends"]:
        return Rhythm.MONTHLY, False
    if phrase["weekday"]:
        return Rhythm.WEEKLY, False
    if phrase["n"] or phrase["n2"]:
        number, span = numerals.count(phrase["n"] or phrase["n2"]) or 1, phrase["e"] or phrase["f"]
        if span == "tháng":
            exact = {1: Rhythm.MONTHLY, 3: Rhythm.QUARTERLY, 12: Rhythm.YEARLY}.get(number)
            return exact or (Rhythm.QUARTERLY if number > 3 else Rhythm.MONTHLY), exact is None
        return RULES[span], number != 1
    first = next(phrase[name] for name in "abcd" if phrase[name])
    spans = [first, *re.findall(SPAN, phrase["more"] or "")]
    return min((RULES[span] for span in spans), key=OFTEN.index), False


def _sentence(key: str, place: int) -> tuple[int, int]:
    begin = max(0, place - LONGEST_SENTENCE)
    for cut in SEGMENT.finditer(key, begin, place):
        begin = cut.end()
    last = min(len(key), place + LONGEST_SENTENCE)
    after = SEGMENT.search(key, place, last)
    return begin, after.start() if after else last


def _day(
    key: str, phrase: re.Match[str], begin: int, end: int, rule: Rhythm
) -> tuple[int | None, int | None, int, int]:
    """Day, month, and the stretch from the first to the last word that says when."""
    start, stop = phrase.span()
    window_from, window_to = max(begin, start - 40), min(end, stop + 60)
    if rule is Rhythm.WEEKLY:
        named = WEEKDAY_NEAR.search(key, window_from, window_to)
        if named is None:
            return None, None, start, stop
        return numerals.weekday(named[1]), None, min(start, named.start()), max(stop, named.end())
    if rule is Rhythm.YEARLY and (named := MONTH_DAY.search(key, window_from, window_to + 12)):
        day, month = named[1] or named[3], named[2] or named[4]
        return int(day), int(month), min(start, named.start()), max(stop, named.end())
    days = [named for named in DAY_OF.finditer(key, window_from, window_to) if 1 <= int(named[1]) <= 31]
    if not days:
        return None, None, start, stop
    nearest = min(
        days,
        key=lambda named: min(
            abs(named.start() - stop), abs(start - named.end()), abs(named.start() - start)
        ),
    )
    return int(nearest[1]), None, min(start, nearest.start()), max(stop, nearest.end())


def _is_reporting(key: str, phrase: re.Match[str], begin: int, end: int) -> bool:
    before, after = key[begin : phrase.start()], key[phrase.end() : end]
    segments = before.split(",")
    while segments:
        segment = segments.pop()
        if DUTY_FIRST.match(segment):
            return False
        if REPORTS.search(segment):
            return True
        if segment.strip(" ():") and not re.fullmatch(
            r"\s*(?:trước|vào|chậm nhất|muộn nhất)?[\s\w]{0,12}\s*", segment
        ):
            break
    if DUTY_FIRST.match(after):
        return False
    return bool(REPORTS.search(after[:80]))


def _only_watches(key: str, content_from: int, until: int) -> bool:
    """Between the units and the rhythm nothing is asked but to follow, gather and report."""
    parts = re.split(r"[,;\n]|\.(?=\s|$)", key[content_from:until])
    return all(WATCHES.match(part) or WATCHES_BRIEFLY.match(part) for part in parts if part.strip())
