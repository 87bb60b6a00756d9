"""Days, months, quarters, half-years and years named in a passage, and stretches counted from the issue of the notice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from directives.parsing import numerals
from directives.parsing.lines import Passage
from directives.parsing.shapes import WorkingCalendar

LONG_PAST = timedelta(days=60)
CLOCK = r"(?:(?P<hour>\d{1,2}) ?(?:h|g|giờ|:) ?(?P<minute>\d{2})?(?: ?(?:phút|'|p))?(?: (?:sáng|chiều))?,? ?(?:của )?)?"
YEAR = r"(?:(?: ?, ?| )?năm (?P<{0}>\d{{4}})| ?[/.-] ?(?P<{0}s>\d{{4}}))"
SPANS = re.compile(
    rf"(?<![\d/.,-]){CLOCK}(?:"
    r"(?P<named>ngày )?(?:(?:\d{1,2} ?(?:-|,|và|đến) ?)(?=\d{1,2} ?/))?(?P<day>\d{1,2}) ?(?P<dash>[/.-]) ?(?P<month>\d{1,2})"
    r"(?:(?: ?[/.-] ?(?P<year>\d{4}|\d{2}(?!\d)))|,? năm (?P<year2>\d{4}))?(?![\d/%]| ?[-–] ?\d)"
    r"|ngày (?P<wday>\d{1,2}) ?(?:tháng|/) ?(?P<wmonth>\d{1,2}),?(?: ?(?:năm|/) ?(?P<wyear>\d{4}))?(?!\d)"
    r"|(?P<half>(?:0?6|sáu|nửa)) (?:tháng )?(?P<which>đầu|cuối) năm(?: (?P<hyear>\d{4}))?\b"
    r"|(?:0?9|chín) tháng(?: đầu năm)?(?: (?:năm )?(?P<nyear>\d{4}))\b"
    r"|tháng (?P<m>\d{1,2}|giêng|chạp)(?:(?: ?[/.-] ?| năm |, năm )(?P<myear>\d{4}))?(?! ?\d|/\d| (?:đầu|cuối) năm)\b"
    r"|(?P<m2>\d{1,2}) ?/ ?(?P<m2year>20\d{2})(?![\d/])"
    r"|qu[ýí] ?(?:(?:iii|ii|iv|i|[1-4])(?: ?, ?| và )){0,3}(?P<q>iii|ii|iv|i|[1-4])(?:(?: ?[/.-] ?| năm |, năm )(?P<qyear>\d{4}))?\b"
    r"|(?P<rel>(?:tuần|tháng|quý|năm) (?:này|nay|tới|sau))\b(?! (?:khi|tháng|quý))"
    r"|năm (?P<y>20\d{2})(?! ?[-–] ?(?:20)?\d{2}|[\d/]))"
)
QUALIFIER = re.compile(
    r"\b(?P<part>đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần|tuần đầu|tuần (?:thứ )?(?:[1-5]|hai|ba|bốn|tư))(?: (?:của|tuần))? $"
)
COUNTED = re.compile(
    r"(?P<prep>trong(?: vòng| thời hạn| thời gian| khoảng)?|sau|chậm nhất(?: là)?(?: trong| sau)?(?: vòng)?|không quá|tối đa) "
    r"(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|mười)(?: \([^)\n]{1,20}\))? (?P<what>ngày làm việc|ngày|tuần|tháng)\b"
    r"(?! (?:đầu|cuối|qua|\d|năm (?:20)?\d))(?P<after>,? (?:kể từ|tính từ|từ|sau|kể) (?:ngày |khi |thời điểm )?(?P<anchor>[^,;.\n]{0,60}))?"
)
ISSUE_ANCHOR = re.compile(
    r"(?:ban hành|ký|nay|hôm nay|thông báo|kết luận|(?:nhận được|có|nhận) (?:thông báo|kết luận|văn bản)|cuộc họp|kết thúc"
    r" (?:cuộc họp|hội nghị)|họp|văn bản)"
)
PARTS = {"đầu": 10, "thượng tuần": 10, "tuần đầu": 7, "giữa": 15, "trung tuần": 20}
MONTH_NAMES = {"giêng": 1, "chạp": 12}


@dataclass(frozen=True)
class Reference:
    """The day from which years and counted days are reckoned, None where the notice names none."""

    issued_on: date | None = None
    meeting_date: date | None = None
    calendar: WorkingCalendar | None = None

    @property
    def day(self) -> date | None:
        return self.issued_on or self.meeting_date


@dataclass(frozen=True)
class Moment:
    """``on`` is the last day of what is named, ``first`` its first day; ``on`` is None for a day that does not exist."""

    start: int
    end: int
    on: date | None
    first: date | None
    at: time | None = None
    span: str = "day"
    rolled: bool = False
    vague: bool = False
    yearless: bool = False
    day_named: bool = True
    counted: bool = False
    foreign_anchor: bool = False


def find_moments(passage: Passage, reference: Reference) -> tuple[Moment, ...]:
    counted = list(_counted(passage, reference))
    moments = list(counted)
    for found in SPANS.finditer(passage.key):
        moment = _read(passage, found, reference)
        if moment and not any(each.start < moment.end and moment.start < each.end for each in counted):
            moments.append(moment)
    return tuple(sorted(moments, key=lambda moment: moment.start))


def _read(passage: Passage, found: re.Match[str], reference: Reference) -> Moment | None:
    if found["day"] or found["wday"]:
        return _day(found, reference)
    if found["rel"]:
        return _relative(found, reference)
    return _stretch(passage, found, reference)


def _day(found: re.Match[str], reference: Reference) -> Moment | None:
    day, month = int(found["day"] or found["wday"]), int(found["month"] or found["wmonth"])
    written = found["year"] or found["year2"] or found["wyear"]
    named = bool(found["named"] or found["wday"])
    if found["dash"] in (".", "-") and not named and not written:
        return None
    year, rolled = _year(written, month, day, reference)
    on = numerals.day_or_none(year, month, day) if year else None
    if on is None and not named and not written and (month > 12 or day > 31):
        return None
    return Moment(
        found.start(),
        found.end(),
        on,
        on,
        _clock(found),
        rolled=rolled,
        yearless=not written,
        day_named=named or bool(written),
    )


def _clock(found: re.Match[str]) -> time | None:
    if not found["hour"]:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _year(written: str | None, month: int, day: int, reference: Reference) -> tuple[int | None, bool]:
    """The written year, else that of the issue; the next one where the day would lie long before the issue."""
    if written:
        return numerals.full_year(written), False
    if reference.day is None:
        return None, False
    year = reference.day.year
    this_year = numerals.day_or_none(year, month, min(day, 28)) if 1 <= month <= 12 and day else None
    if this_year is not None and this_year < reference.day - LONG_PAST:
        return year + 1, True
    return year, False


def _stretch(passage: Passage, found: re.Match[str], reference: Reference) -> Moment | None:
    first_month, months, written, span = _months(found)
    if not 1 <= first_month <= 12:
        return None
    last_month = first_month + months - 1
    year, rolled = _year(written, last_month, 28, reference)
    if year is None:
        return Moment(found.start(), found.end(), None, None, span=span, yearless=True)
    on, first = numerals.month_end(year, last_month), numerals.day_or_none(year, first_month, 1)
    start, vague = found.start(), False
    part = QUALIFIER.search(passage.key[max(0, start - 14) : start])
    if part and on and first and span != "year":
        start, vague = start - (len(part.group())), part["part"] not in ("cuối", "hạ tuần")
        on = _part_of(first, on, part["part"], span)
    elif part and part["part"] == "cuối":
        start -= len(part.group())
    return Moment(start, found.end(), on, first, _clock(found), span, rolled, vague, yearless=not written)


def _months(found: re.Match[str]) -> tuple[int, int, str | None, str]:
    """First month, number of months, written year, kind of span."""
    if found["m"]:
        return int(MONTH_NAMES.get(found["m"], found["m"])), 1, found["myear"], "month"
    if found["m2"]:
        return int(found["m2"]), 1, found["m2year"], "month"
    if found["q"]:
        quarter = numerals.count(found["q"]) or 0
        return quarter * 3 - 2, 3, found["qyear"], "quarter"
    if found["half"]:
        return (1 if found["which"] == "đầu" else 7), 6, found["hyear"], "half"
    if found["nyear"]:
        return 1, 9, found["nyear"], "half"
    return 1, 12, found["y"], "year"


def _part_of(first: date, last: date, part: str, span: str) -> date:
    """ "đầu tháng" is its first ten days, "giữa tháng" the 15th; of a longer span, the first or middle third by month."""
    if part in ("cuối", "hạ tuần"):
        return last
    week = (
        numerals.count(part.rsplit(maxsplit=1)[-1])
        if part.startswith("tuần ") and part != "tuần đầu"
        else None
    )
    if week is not None:
        return first.replace(day=min(7 * week, last.day)) if span == "month" else last
    if span == "month":
        return first.replace(day=PARTS[part])
    months = (last.month - first.month + 1) // 3
    step = 0 if part in ("đầu", "thượng tuần", "tuần đầu") else months
    return numerals.month_end(first.year, first.month + max(months, 1) - 1 + step) or last


def _relative(found: re.Match[str], reference: Reference) -> Moment | None:
    base = reference.day
    noun, which = found["rel"].split()
    if base is None:
        return Moment(found.start(), found.end(), None, None, span=noun, yearless=True)
    later = 0 if which in ("này", "nay") else 1
    if noun == "tuần":
        on = base + timedelta(days=7 - base.isoweekday() + 7 * later)
        return Moment(found.start(), found.end(), on, on - timedelta(days=6), span="week")
    size = {"tháng": 1, "quý": 3, "năm": 12}[noun]
    index = base.year * 12 + base.month - 1
    start = (index // size + later) * size
    last = start + size - 1
    on_day = numerals.month_end(last // 12, last % 12 + 1)
    return Moment(found.start(), found.end(), on_day, date(start // 12, start % 12 + 1, 1), span="month")


def _counted(passage: Passage, reference: Reference) -> Iterator[Moment]:
    for found in COUNTED.finditer(passage.key):
        number = numerals.count(found["n"]) or 0
        anchored = found["anchor"] is not None
        ours = not anchored or bool(ISSUE_ANCHOR.match(found["anchor"]))
        end = found.end() if ours else found.start("after") if anchored else found.end()
        on = _count_on(reference, number, found["what"]) if ours else None
        yield Moment(found.start(), end, on, on, counted=True, foreign_anchor=not ours)


def _count_on(reference: Reference, number: int, what: str) -> date | None:
    if reference.day is None or number > 400:
        return None
    if what == "ngày làm việc":
        return _working_days_on(reference.day, number, reference.calendar)
    if what == "tháng":
        index = reference.day.month - 1 + number
        year, month = reference.day.year + index // 12, index % 12 + 1
        last = numerals.month_end(year, month)
        return last and last.replace(day=min(last.day, reference.day.day))
    return reference.day + timedelta(days=number * (7 if what == "tuần" else 1))


def _working_days_on(base: date, number: int, calendar: WorkingCalendar | None) -> date:
    day = base
    while number > 0:
        day += timedelta(days=1)
        working = calendar.is_working_day(day) if calendar else day.isoweekday() < 6
        number -= 1 if working else 0
    return day
