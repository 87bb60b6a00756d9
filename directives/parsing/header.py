"""The head of a notice: issuer, number, day of issue, title, day of the meeting; and the signature at its end."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from directives.parsing import numerals
from directives.parsing.lines import Line, TextSpan, matching_key
from directives.parsing.markers import CAPITALS, Marker, Style, marker_of
from directives.parsing.moments import Reference
from directives.parsing.shapes import NoticeHeader, Signature

KINDS = (
    ("thông báo kết luận", "TB"), ("thông báo", "TB"), ("kết luận", "KL"), ("biên bản", "BB"), ("chỉ thị", "CT"),
    ("kế hoạch", "KH"), ("quyết định", "QĐ"), ("chương trình", "CTr"), ("công điện", "CĐ"), ("nghị quyết", "NQ"),
    ("hướng dẫn", "HD"), ("báo cáo", "BC"), ("tờ trình", "TTr"), ("công văn", "CV"),
)  # fmt: skip
SYMBOL_PART = rf"[{CAPITALS}][\w&.]*"
NUMBER = re.compile(
    rf"(?:^|\(|\t|\s\s|^[^.;]{{0,60}}?\s)(?:[Ss]ố|SỐ)\s*:?\s*(?P<no>\d{{1,5}}[a-zđ]?)?[ .…_]*(?P<sep>[-–/])\s*"
    rf"(?P<symbol>(?:(?:19|20)\d\d\s*/\s*)?{SYMBOL_PART}(?:\s?[-–/]\s?{SYMBOL_PART}){{0,4}})"
)
BARE_NUMBER = re.compile(
    rf"^(?P<no>\d{{1,5}}[a-zđ]?)(?P<sep>[-–/])(?P<symbol>{SYMBOL_PART}(?:[-–/]{SYMBOL_PART}){{0,3}})$"
)
DAY = r"(?:ngày\s*(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})\s*,?\s*(?:năm|/)\s*(\d{4})|(?:ngày\s*)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))"
PLACED_DAY = re.compile(rf"[^\d,;:]{{2,40}},\s*(?:ngày\s*)?{DAY}\s*\)?\.?$")
NUMBERED_DAY = re.compile(rf"\bsố\b.{{0,60}}?\b{DAY}")
REFERS = re.compile(r"[.;]\s|\b(?:căn cứ|thực hiện|tại|(?<!kèm )theo|sau khi)\b")
NUMBERED_AT_HEAD = re.compile(r"\(?\s*(?:(?:ban hành )?kèm theo [^.;]{0,50})?số\b")
ISSUED_DAY = re.compile(rf"^(?:ngày (?:ban hành|ký|phát hành)\s*:?\s*)?{DAY}$")
DATE_IN_TEXT = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:/|tháng|-|\.)\s*(\d{1,2})(?:\s*(?:/|năm|-|\.)\s*(\d{4}))?(?![\d/])"
)
CITATION = re.compile(r"(?:\bsố\b[^,;]{0,80}|[-/][a-zđ]{2,}[^,;]{0,50}|căn cứ[^;]*|thực hiện[^;,]*)$")
CITED_BY = re.compile(r"^\s*của\b")
AT_START = re.compile(
    r"^(?:vào |hồi |lúc )*(?:\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}\s*(?:phút)?,? )?(?:buổi )?(?:sáng|chiều|tối)?,? ?(?:vào )?(?:ngày )?$"
)
MET = re.compile(r"\b(?:họp|hội nghị|phiên|giao ban|làm việc|buổi)\b[^.;]{0,160}$")
MEETS = re.compile(r"^[^.;]{0,160}\b(?:họp|hội nghị|giao ban|chủ trì|làm việc|phiên)\b")
CONCLUDES = re.compile(
    r"kết luận(?: (?:cuộc họp|hội nghị|như sau|chỉ đạo|một số|các|những|nội dung|vấn đề|và|giao|nhiệm vụ|sau|buổi|phiên|họp|làm việc"
    r"|cụ thể|thống nhất|đây))*,? ?(?:như sau|sau đây)? ?[:.]?$"
)
CONCLUSION_TITLE = re.compile(
    r"(?:nội dung |ý kiến |phần )?kết luận(?:,? (?:chỉ đạo|của|cuộc họp|hội nghị|chủ tọa|người chủ trì)[^.;:]{0,60})?:?$"
)
INTRODUCES = re.compile(
    r"(?:(?:kết luận|chỉ đạo|thống nhất|ý kiến|giao nhiệm vụ|yêu cầu|đề nghị|nội dung|nhiệm vụ|quyết nghị|phân công|giao|thông báo)\b.*:"
    r"|(?:như sau|sau đây)[:.]?)$"
)
ATTENDS = re.compile(
    r"^(?:[\w.)]{0,4} ?)?(?:thành phần|dự (?:họp|hội nghị|cuộc họp)|tham dự|cùng dự|chủ trì(?: hội nghị| cuộc họp)?:|thời gian:|địa điểm|căn cứ|các đồng chí"
    r"|đại biểu|nơi nhận|kính gửi|thư ký)"
)
ATTENDEE = re.compile(
    r"^(?:các )?(?:đồng chí|đ/c|ông|bà)\b(?!.*(?:giao|chủ trì|hoàn thành|trước ngày|yêu cầu|khắc phục))|^(?:căn cứ|lãnh đạo|đại diện)\b(?!.*(?:chủ trì|trước ngày))"
)
STATE_WORDS = re.compile(r"cộng hòa xã hội|độc lập ?- ?tự do|đảng cộng sản việt nam")
SIGNS = re.compile(r"^(?:tm|t/m|kt|k/t|tl|t/l|tuq|t/uq|q)\s*\.?\s+(?=\S)")
AUTHORITY = {
    "tm": "TM",
    "t/m": "TM",
    "kt": "KT",
    "k/t": "KT",
    "tl": "TL",
    "t/l": "TL",
    "tuq": "TUQ",
    "t/uq": "TUQ",
    "q": "Q",
}


def is_rule(line: Line) -> bool:
    return not any(letter.isalnum() for letter in line.text)


def find_body(lines: Sequence[Line], is_assignment: Callable[[Line], bool]) -> int:
    """Index of the first line after the introduction ("… kết luận như sau:")."""
    marked = [index for index, line in enumerate(lines) if not is_rule(line) and marker_of(line) is not None]
    conclusions = next((index for index in marked if CONCLUSION_TITLE.match(_content(lines[index]))), None)
    if conclusions is not None:
        return conclusions
    first_marked = next((index for index in marked if not _is_preamble(lines, index)), len(lines))
    title = _kind_line(lines)
    for index, line in enumerate(lines):
        if index <= title and not line.key.endswith(":"):
            continue
        if index in marked or (index > first_marked and not CONCLUDES.search(line.key)):
            continue
        if (CONCLUDES.search(line.key) and line.ended) or INTRODUCES.search(line.key):
            return index + 1
        if index > first_marked and is_assignment(line):
            break
    return min(first_marked, _first_assignment(lines, title, is_assignment))


def _first_assignment(lines: Sequence[Line], title: int, is_assignment: Callable[[Line], bool]) -> int:
    for index, line in enumerate(lines):
        if index > title and (line.after_gap or (index and lines[index - 1].ended)) and is_assignment(line):
            return index
        if line.text.count("\t") >= 2 and re.search(r"nội dung|nhiệm vụ", line.key):
            return index
    return len(lines)


def _content(line: Line) -> str:
    marker = marker_or_none(line)
    return line.key[marker.length :] if marker else line.key


def _is_preamble(lines: Sequence[Line], index: int) -> bool:
    """A bullet of the list of those present, or of the legal bases."""
    content = _content(lines[index])
    if ATTENDEE.match(content) or ATTENDS.match(content):
        return True
    for line in reversed(lines[:index]):
        marker = marker_or_none(line)
        if marker is not None and marker.style is Style.ROMAN:
            return bool(ATTENDS.match(_content(line)))
        if marker is None:
            return bool(ATTENDS.match(line.key)) and line.key.endswith(":")
    return False


def _kind_line(lines: Sequence[Line]) -> int:
    for index, line in enumerate(lines[:30]):
        if _kind_of(line) and (line.shouted or line.text.split()[0].isupper()):
            return index
    return -1


def _kind_of(line: Line) -> str:
    return next((kind for words, kind in KINDS if line.key.startswith(words)), "")


def read_header(lines: Sequence[Line], tail: Sequence[Line] = ()) -> NoticeHeader:
    """``lines`` stand before the body, ``tail`` after it (some offices date a notice at its end)."""
    number, symbol = _number(lines)
    issued_on = _issued_on(lines) or _issued_on(tail)
    kind_at = _kind_line(lines)
    kind = _kind_of(lines[kind_at]) if kind_at >= 0 else ""
    if not kind and symbol:
        kind = re.split(r"[-/]", symbol)[0] if re.match(r"(?:TB|KL|KH|BB|CT)\b", symbol) else ""
    span = TextSpan(lines[0].start, lines[-1].end) if lines else TextSpan(0, 0)
    return NoticeHeader(
        number=number,
        issued_on=issued_on,
        meeting_date=_meeting_date(lines, Reference(issued_on)),
        kind=kind,
        title=_title(lines, kind_at),
        issuers=_issuers(lines, kind_at),
        span=span,
    )


def _number(lines: Sequence[Line]) -> tuple[str | None, str]:
    for line in lines[:40]:
        if len(line.text) > 200:
            continue
        found = NUMBER.search(line.text) or BARE_NUMBER.match(line.text)
        if found is None or REFERS.search(line.key[: found.start("sep")]):
            continue
        symbol = re.sub(r"\s+", "", found["symbol"]).replace("–", "-").rstrip(".")
        separator = found["sep"].replace("–", "-")
        return (f"{found['no']}{separator}{symbol}" if found["no"] else None), symbol
    return None, ""


def _issued_on(lines: Sequence[Line]) -> date | None:
    for shape in (PLACED_DAY, NUMBERED_DAY, ISSUED_DAY):
        for line in lines[:40]:
            if len(line.key) > 220 or (shape is NUMBERED_DAY and not NUMBERED_AT_HEAD.match(line.key)):
                continue
            found = shape.search(line.key)
            if found and (
                shape is not PLACED_DAY or not re.search(r"\b(?:họp|hội nghị|kết luận|tại)\b", line.key)
            ):
                day, month, year = (int(group) for group in found.groups() if group)
                return numerals.day_or_none(year, month, day)
    return None


def _meeting_date(lines: Sequence[Line], reference: Reference) -> date | None:
    """The day the text says the meeting took place; a cited paper's date is none."""
    ranked: list[tuple[int, int, date]] = []
    for order, line in enumerate(lines):
        if (NUMBER.search(line.text) and len(line.text) < 160) or (
            PLACED_DAY.search(line.key) and len(line.key) < 80
        ):
            continue
        for found in DATE_IN_TEXT.finditer(line.key):
            rank = _meeting_rank(line.key, found)
            year = int(found[3]) if found[3] else reference.issued_on.year if reference.issued_on else 0
            day = numerals.day_or_none(year, int(found[2]), int(found[1])) if year else None
            if rank and day and (reference.issued_on is None or day <= reference.issued_on):
                ranked.append((rank, order, day))
    return min(ranked)[2] if ranked else None


def _meeting_rank(key: str, found: re.Match[str]) -> int:
    before, after = key[: found.start()], key[found.end() :]
    if AT_START.match(before) and not CITED_BY.match(after):
        return 1
    if CITATION.search(before[-110:]) or CITED_BY.match(after):
        return 0
    if MET.search(before[-200:]):
        return 2
    return 3 if MEETS.match(after) else 0


def _title(lines: Sequence[Line], kind_at: int) -> str:
    if kind_at < 0:
        return ""
    kind_line = lines[kind_at]
    words = next(words for words, _ in KINDS if kind_line.key.startswith(words))
    parts = [kind_line.text[len(words) :].strip(" :")]
    for line in lines[kind_at + 1 : kind_at + 8]:
        if is_rule(line) or line.text.startswith("(") or line.ended or (line.after_gap and any(parts)):
            break
        if AT_START.match(line.key[:5]) or NUMBER.search(line.text) or PLACED_DAY.search(line.key):
            break
        parts.append(line.text)
    return " ".join(" ".join(part for part in parts if part).split())


def _issuers(lines: Sequence[Line], kind_at: int) -> tuple[str, ...]:
    """Names above the number, left column; the state's and the Party's own lines are no issuer."""
    found: list[str] = []
    for line in lines[: kind_at if kind_at >= 0 else 6]:
        for column in re.split(r"\t+|\s{3,}|\|", line.text):
            name, key = column.strip(), matching_key(column)
            letters = [letter for letter in name if letter.isalpha()]
            shouted = len(letters) > 3 and name[0].isalpha() and all(letter.isupper() for letter in letters)
            if (
                shouted
                and not STATE_WORDS.search(key)
                and not key.strip().startswith(("số", "thông báo", "kết luận"))
            ):
                found.append(name)
    return tuple(found)


def read_signature(lines: Sequence[Line]) -> Signature:
    """The authority under which it is signed and the posts named, from the closing lines."""
    authority, posts = "", []
    for line in lines:
        for column in re.split(r"\t+|\s{3,}|\|", line.text):
            name, key = column.strip(), matching_key(column).strip()
            signs = SIGNS.match(key)
            letters = [letter for letter in name if letter.isalpha()]
            if signs:
                authority = authority or AUTHORITY.get(signs.group().strip(" ."), "")
                posts.append(name)
            elif posts and len(letters) > 3 and all(letter.isupper() for letter in letters):
                posts.append(name)
    return Signature(authority, tuple(posts))


def marker_or_none(line: Line) -> Marker | None:
    return None if is_rule(line) else marker_of(line)
