"""Figures as people type them: 1.234,5 as papers write, 72.5 as a keyboard offers. Never two readings of one text."""

import re
from decimal import Decimal

from common.text import nfc

GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
PLAIN = re.compile(r"[+-]?\d+")
WITH_COMMA = re.compile(r"(?P<whole>[+-]?(\d+|\d{1,3}(\.\d{3})+)),(?P<part>\d{1,4})")
WITH_POINT = re.compile(r"[+-]?\d+\.(\d{1,2}|\d{4})")
LONGEST = 24


class NoFigure(ValueError):
    """What was written is no figure."""


def parse_amount(written: str) -> Decimal:
    """78 · 78,5 · 78.5 · 1.234 (one thousand two hundred and thirty-four) · 1.234,5 · with or without %. Raises `NoFigure`."""
    text = re.sub(r"[\s\u00a0\u202f]", "", nfc(written)).replace("−", "-").removesuffix("%")
    if not text or len(text) > LONGEST or not text.isascii():
        raise NoFigure(written)
    if PLAIN.fullmatch(text):
        return Decimal(text)
    if GROUPED.fullmatch(text):
        return Decimal(text.replace(".", ""))
    found = WITH_COMMA.fullmatch(text)
    if found:
        return Decimal(f"{found['whole'].replace('.', '')}.{found['part']}")
    if WITH_POINT.fullmatch(text):
        return Decimal(text)
    raise NoFigure(written)
