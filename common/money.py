"""Money is whole đồng in an integer. What people type becomes one, or is refused in words that say how to write it.

Vietnamese papers write 1.234.500.000 đồng, "1.234,5 tỷ", "850 triệu": the dot groups thousands, the comma stands before
decimals. The same notation holds in every language of the portal: a sum that two readers read differently is worth an error.
"""

import re
from decimal import Decimal
from itertools import pairwise
from typing import NoReturn

from django.utils.translation import gettext as _

from common.formats import number
from common.text import fold, nfc

MOST = 10**15 - 1  # fifteen digits: far above any yearly budget, and exact in a spreadsheet's cell
LONGEST = 60  # characters
NGHIN, TRIEU, TY, NGHIN_TY = 10**3, 10**6, 10**9, 10**12
# Folded words, the longer first.
UNITS = {
    "nghin ty": NGHIN_TY, "nghin ti": NGHIN_TY, "ngan ty": NGHIN_TY, "ngan ti": NGHIN_TY,
    "ty": TY, "ti": TY, "billion": TY, "trieu": TRIEU, "tr": TRIEU, "million": TRIEU,
    "nghin": NGHIN, "ngan": NGHIN, "thousand": NGHIN,
}  # fmt: skip
CURRENCY = re.compile(r"\s*(?:viet nam dong|dong|vnd|₫|d)\.?$")
UNIT = "|".join(word.replace(" ", r"\s+") for word in UNITS)
PART = re.compile(rf"\s*(?P<digits>[0-9][0-9.,]*)\s*(?P<unit>{UNIT})?(?![a-z])")
GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+")
SPACED = re.compile(r"(?<=[0-9])[\s\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")


class NoSum(ValueError):
    """What was written is no sum of money; the message says why and how to write it."""


def parse_vnd(written: str) -> int:
    """Whole đồng from "1.234,5 tỷ", "850 triệu đồng", "1 tỷ 200 triệu", "12.500.000". Raises `NoSum`."""
    shown = " ".join(nfc(written).split())
    if not shown:
        _refuse(_("Write a sum, for example 850 triệu or 1.234,5 tỷ."))
    if len(shown) > LONGEST:
        _refuse(_("A sum has at most %(count)d characters.") % {"count": LONGEST})
    text = fold(shown)
    if text.startswith(("-", "−", "–", "(")):
        _refuse(_("“%(sum)s” is negative; write the sum without a sign.") % {"sum": shown})
    parts = _parts(SPACED.sub("", CURRENCY.sub("", text)), shown)
    exact = sum((value * unit for value, unit in parts), Decimal(0))
    if exact != exact.to_integral_value():
        _refuse(_("“%(sum)s” is no whole number of đồng.") % {"sum": shown})
    return checked(int(exact))


def vnd_of_cell(value: object) -> int:
    """Whole đồng from a spreadsheet's cell: a number as it stands, or words as people write them. Raises `NoSum`."""
    if isinstance(value, bool) or value is None:
        return parse_vnd("")
    if isinstance(value, int):
        return checked(value)
    if isinstance(value, float | Decimal):
        exact = Decimal(str(value))
        if not exact.is_finite() or exact != exact.to_integral_value():
            _refuse(_("“%(sum)s” is no whole number of đồng.") % {"sum": number_text(exact)})
        return checked(int(exact))
    return parse_vnd(str(value))


def checked(amount: int) -> int:
    """The sum, if a column can hold it. Raises `NoSum`."""
    if amount < 0:
        _refuse(_("“%(sum)s” is negative; write the sum without a sign.") % {"sum": exact_text(amount)})
    if amount > MOST:
        _refuse(_("The sum is too large: at most %(most)s.") % {"most": exact_text(MOST)})
    return amount


def exact_text(amount: int) -> str:
    """1.234.500.000 đồng: every digit, for papers and tables."""
    return f"{number(amount, 0, 'vi')} đồng"


def short_text(amount: int) -> str:
    """The same sum in the largest unit that leaves at most three decimals: 1.234,5 tỷ đồng. Nothing is rounded."""
    for unit, word in ((TY, "tỷ"), (TRIEU, "triệu")):
        fits = unit <= abs(amount) and (unit == TY or abs(amount) < TY)
        if fits and (amount * 1000) % unit == 0:
            return f"{number_text(Decimal(amount) / unit)} {word} đồng"
    return exact_text(amount)


def billions(amount: int) -> Decimal:
    """In tỷ đồng, unrounded: what a table prints whose heading names the unit."""
    return Decimal(amount) / TY


def number_text(value: Decimal) -> str:
    """Vietnamese digits with every decimal there is, up to three."""
    text = number(value, 3, "vi") if value.is_finite() else str(value)
    return text.rstrip("0").rstrip(",") if "," in text else text


def _parts(text: str, shown: str) -> list[tuple[Decimal, int]]:
    """Numbers with their units, the larger unit first: "1 ty 200 trieu"."""
    found: list[tuple[Decimal, int]] = []
    place = 0
    while place < len(text.rstrip()):
        part = PART.match(text, place)
        if part is None:
            _refuse(_("“%(sum)s” is no sum; write it like 850 triệu or 1.234,5 tỷ.") % {"sum": shown})
        unit = UNITS[" ".join(part["unit"].split())] if part["unit"] else 1
        found.append((_number(part["digits"], shown), unit))
        place = part.end()
    if not found:
        _refuse(_("“%(sum)s” is no sum; write it like 850 triệu or 1.234,5 tỷ.") % {"sum": shown})
    for (_larger, above), (value, unit) in pairwise(found):
        if unit >= above or unit == 1 or value * unit >= above:
            _refuse(_("“%(sum)s” can be read in two ways; write one number with one unit.") % {"sum": shown})
    return found


def _number(digits: str, shown: str) -> Decimal:
    whole, comma, decimals = digits.partition(",")
    if "," in decimals or "." in decimals or (comma and not decimals):
        _refuse(
            _("“%(sum)s”: the dot groups thousands and one comma stands before decimals, as in 1.234,5 tỷ.")
            % {"sum": shown}
        )
    if not GROUPED.fullmatch(whole):
        _refuse(
            _("“%(sum)s”: write the comma before decimals (1,5 tỷ) and dots between groups of three digits.")
            % {"sum": shown}
        )
    return Decimal(f"{whole.replace('.', '')}.{decimals or 0}")


def _refuse(message: str) -> NoReturn:
    raise NoSum(message)
