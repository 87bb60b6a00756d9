"""A deadline as an officer types it into a cell: "30/11", "30/11/2023", "+2t", "q4", "hằng tháng 20", "thường xuyên".

A day without a year is the first such day on or after the paper's day. What is printed by `printed` reads back as the same
deadline, so a cell that nobody touched changes nothing.
"""

import calendar as months
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from common.text import fold
from common.working_days import WorkingCalendar


@dataclass(frozen=True)
class DueEntry:
    """A deadline in the shape of a capture row's ``due`` (`as_row`), without the phrase of the paper."""

    kind: str = "none"
    on: date | None = None
    at: time | None = None
    rule: str = ""
    day: int | None = None
    from_on: date | None = None
    month: int | None = None

    def as_row(self, phrase: str = "") -> dict[str, Any]:
        return {
            "kind": self.kind,
            "date": self.on.isoformat() if self.on else None,
            "time": f"{self.at:%H:%M}" if self.at else None,
            "rule": self.rule,
            "day": self.day,
            "month": self.month,
            "from": self.from_on.isoformat() if self.from_on else None,
            "phrase": phrase,
        }


NO_DUE = DueEntry()
RULES = {"tuan": "weekly", "thang": "monthly", "quy": "quarterly", "nam": "yearly"}
RULE_WORDS = {"weekly": "hằng tuần", "monthly": "hằng tháng", "quarterly": "hằng quý", "yearly": "hằng năm"}
WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6, "chu nhat": 7}
WEEKDAY_WORDS = ("", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
LIMITS = {"weekly": 7, "monthly": 31, "quarterly": 31, "yearly": 31}
LEAD_IN = re.compile(r"^(?:truoc|den|den het|het|cham nhat|xong|trong|han|thoi han|ngay)\s+(?=\S)")

HOUR = re.compile(r"(?:\b(\d{1,2})\s*(?:h|gio|g)(\d{2})?(?!\w)|\b(\d{1,2}):(\d{2})\b)[,\s]*(?:ngay\s+)?")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?$")
DAY_IN_WORDS = re.compile(r"(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?$")
STEP = re.compile(r"\+\s*(\d{1,3})\s*(nlv|lv|ngay lam viec|ngay|n|d|tuan|t|w|thang|th|m)?$")
QUARTER = re.compile(r"(?:q|quy)\s*([1-4]|i{1,3}|iv)(?:\s*(?:[/-]|nam)\s*(20\d{2}))?$")
MONTH = re.compile(r"(?:thang|th|t)\s*(\d{1,2})(?:\s*(?:[/-]|nam)\s*(20\d{2}))?$")
HALF = re.compile(r"(?:6 thang|sau thang) (dau|cuoi)(?: nam)?(?: (20\d{2}))?$")
YEAR = re.compile(r"(?:(?:cuoi|ca)\s+)?(?:nam(?:\s+(20\d{2}))?|(20\d{2}))$")
RECURRING = re.compile(
    r"(?:dinh ky\s+)?(?:hang|moi)\s*(tuan|thang|quy|nam)(?:[,\s]+(?:(?:vao\s+)?(?:ngay|thu)\s+)?(.+))?$"
)
DAY_OF_YEAR = re.compile(r"(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})$")
RECURRING_AFTER = re.compile(
    r"(?:ngay\s+|thu\s+)?(\d{1,2} thang \d{1,2}|\S+(?: nhat)?)\s+(?:hang|moi)\s*(tuan|thang|quy|nam)$"
)
STANDING = re.compile(
    r"(?:thuong xuyen|tx|lien tuc)(?:[,\s]+(?:ke\s+)?tu\s+(?:ngay\s+)?(.+))?$|(?:ke\s+)?tu\s+(?:ngay\s+)?(.+)$"
)
MEETING = re.compile(
    r"(?:tai\s+)?(?:ky|cuoc|phien|hoi nghi)?\s*(?:hop|giao ban)?\s*(?:giao ban\s+)?(?:toi|sau|tiep theo|ke tiep)$|kht$"
)
NOTHING = ("", "-", "khong", "khong han", "khong co han", "0")


def read_due(typed: str, *, issued_on: date, calendar: WorkingCalendar) -> DueEntry | None:
    """The deadline typed, NO_DUE for none; None when it is not understood."""
    words = " ".join(fold(typed).replace("–", "-").split()).strip(" .,")
    if words in NOTHING:
        return NO_DUE
    readers: tuple[Callable[[str, date], DueEntry | None], ...] = (_standing, _meeting, _recurring)
    for reader in readers:
        entry = reader(words, issued_on)
        if entry is not None:
            return entry
    hour, rest = _hour(words)
    while (shorter := LEAD_IN.sub("", rest)) != rest:
        rest = shorter
    day = _day(rest, issued_on) or _span_end(rest, issued_on) or _step(rest, issued_on, calendar)
    return DueEntry("date", on=day, at=hour) if day else None


def printed(due: dict[str, Any]) -> str:
    """A row's deadline as one types it."""
    match due["kind"]:
        case "date" if due["date"]:
            hour = f"{due['time'].replace(':', 'h')} " if due.get("time") else ""
            return f"{hour}{date.fromisoformat(due['date']):%d/%m/%Y}"
        case "recurring" if due["rule"]:
            return rhythm_printed(due["rule"], due["day"], due.get("month"))
        case "ongoing":
            since = due.get("from")
            return f"thường xuyên từ {date.fromisoformat(since):%d/%m/%Y}" if since else "thường xuyên"
        case "next_meeting":
            return "kỳ họp tới"
    return ""


def rhythm_printed(rule: str, day: int | None, month: int | None = None) -> str:
    if rule == "weekly" and day:
        return f"{WEEKDAY_WORDS[day]} hằng tuần"
    named = f"{day}/{month}" if month else f"{day}"
    return f"ngày {named} {RULE_WORDS[rule]}" if day else RULE_WORDS[rule]


def _hour(words: str) -> tuple[time | None, str]:
    found = HOUR.search(words)
    if found is None:
        return None, words
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    if hour > 23 or minute > 59:
        return None, words
    return time(hour, minute), (words[: found.start()] + words[found.end() :]).strip(" ,")


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(words: str, issued_on: date) -> date | None:
    iso = ISO_DAY.match(words)
    if iso:
        return _real(int(iso[1]), int(iso[2]), int(iso[3]))
    found = DAY.match(words) or DAY_IN_WORDS.match(words)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        return _real(int(found[3]) + (2000 if len(found[3]) == 2 else 0), month, day)
    this_year = _real(issued_on.year, month, day)
    if this_year and this_year >= issued_on:
        return this_year
    return _real(issued_on.year + 1, month, day)


def _span_end(words: str, issued_on: date) -> date | None:
    """The last day of a quarter, month, half-year or year; without a year the first such span not yet over."""
    if found := QUARTER.match(words):
        return _not_over(issued_on, found[2], QUARTERS[found[1]] * 3)
    if (found := MONTH.match(words)) and 1 <= int(found[1]) <= 12:
        return _not_over(issued_on, found[2], int(found[1]))
    if found := HALF.match(words):
        return _not_over(issued_on, found[2], 6 if found[1] == "dau" else 12)
    if found := YEAR.match(words):
        return _not_over(issued_on, found[1] or found[2], 12)
    return None


def _not_over(issued_on: date, year: str | None, month: int) -> date:
    if year:
        return _month_end(int(year), month)
    end = _month_end(issued_on.year, month)
    return end if end >= issued_on else _month_end(issued_on.year + 1, month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, months.monthrange(year, month)[1])


def _step(words: str, issued_on: date, calendar: WorkingCalendar) -> date | None:
    found = STEP.match(words)
    if found is None:
        return None
    count, unit = int(found[1]), found[2] or "n"
    if unit in ("nlv", "lv", "ngay lam viec"):
        return calendar.add(issued_on, count)
    if unit in ("ngay", "n", "d"):
        return issued_on + timedelta(days=count)
    if unit in ("tuan", "t", "w"):
        return issued_on + timedelta(weeks=count)
    years, month = divmod(issued_on.month - 1 + count, 12)
    last = months.monthrange(issued_on.year + years, month + 1)[1]
    return date(issued_on.year + years, month + 1, min(issued_on.day, last))


def _recurring(words: str, issued_on: date) -> DueEntry | None:
    if found := RECURRING.match(words):
        rule, named = RULES[found[1]], found[2] or ""
    elif found := RECURRING_AFTER.match(words.removeprefix("truoc ")):
        rule, named = RULES[found[2]], found[1]
    else:
        return None
    if not named:
        return DueEntry("recurring", rule=rule)
    if rule == "yearly" and (found := DAY_OF_YEAR.match(named)):
        return _yearly(int(found[1]), int(found[2]))
    day = _weekday(named) if rule == "weekly" else int(named) if named.isdecimal() else None
    return DueEntry("recurring", rule=rule, day=day) if day and day <= LIMITS[rule] else None


def _yearly(day: int, month: int) -> DueEntry | None:
    return DueEntry("recurring", rule="yearly", day=day, month=month) if _real(2024, month, day) else None


def _weekday(named: str) -> int | None:
    if named.isdecimal():
        return int(named) - 1 if 2 <= int(named) <= 7 else None
    return WEEKDAYS.get(named)


def _standing(words: str, issued_on: date) -> DueEntry | None:
    found = STANDING.match(words)
    if found is None:
        return None
    named = found[1] or found[2]
    if not named:
        return DueEntry("ongoing")
    since = _day(named, issued_on.replace(month=1, day=1)) if named else None
    return DueEntry("ongoing", from_on=since) if since else None


def _meeting(words: str, issued_on: date) -> DueEntry | None:
    return DueEntry("next_meeting") if MEETING.match(words) else None
