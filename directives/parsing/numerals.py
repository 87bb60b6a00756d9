"""Numbers as Vietnamese papers write them, and the last day of the spans of time they name."""

import calendar
import re
from datetime import date

ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
WORDS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "bốn": 3, "năm": 4, "sáu": 5, "bảy": 6, "nhật": 7}
ROMAN_SHAPE = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")


def roman(letters: str) -> int | None:
    """ "IV" is 4; None for anything that is not a well-formed Roman numeral below 40."""
    folded = letters.casefold()
    if not folded or not ROMAN_SHAPE.fullmatch(folded):
        return None
    total = 0
    for position, letter in enumerate(folded):
        value = ROMAN_VALUES[letter]
        following = ROMAN_VALUES.get(folded[position + 1 : position + 2], 0)
        total += -value if value < following else value
    return total


def spoken(words: str) -> int | None:
    """ "mười hai" is 12, "hai mươi mốt" is not needed in a notice and gives None."""
    parts = words.casefold().split()
    if len(parts) == 1:
        return WORDS.get(parts[0])
    if len(parts) == 2 and parts[0] == "mười" and parts[1] in WORDS:
        return 10 + WORDS[parts[1]]
    return None


def count(phrase: str) -> int | None:
    """A number in digits, Roman or words."""
    cleaned = phrase.strip()
    if cleaned.isdecimal():
        return int(cleaned)
    return spoken(cleaned) or roman(cleaned)


def weekday(name: str) -> int | None:
    """ISO weekday of "thứ Sáu", "thứ 6" or "Chủ nhật": Monday is 1, Sunday 7."""
    word = name.casefold().split()[-1]
    if word.isdecimal():
        number = int(word)
        return number - 1 if 2 <= number <= 7 else None
    return WEEKDAYS.get(word)


def full_year(digits: str) -> int:
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_end(year: int, quarter: int) -> date | None:
    return month_end(year, quarter * 3) if 1 <= quarter <= 4 else None
