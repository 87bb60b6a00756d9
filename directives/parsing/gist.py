"""The gist of an item: what is to be done, without who does it and by when. Boards and tables show it as the title.

"Giao Ban QLDA chủ trì, phối hợp với Phòng QLĐT trình phương án mặt bằng; hoàn thành trước ngày 31/8" is, in its own
column beside unit and deadline, "Trình phương án mặt bằng".
"""

import re
from collections.abc import Sequence

from common.text import nfc

ORDERS = (
    "thống nhất giao", "giao cho", "giao", "đề nghị", "yêu cầu", "phân công", "chỉ đạo", "đồng chí", "đ/c",
    "chủ tịch", "thủ trưởng", "lãnh đạo",
)  # fmt: skip
LEADING = ("là đơn vị chủ trì", "là cơ quan chủ trì", "là đầu mối", "đồng chủ trì", "chủ trì")
JOINING = ("phối hợp chặt chẽ với", "phối hợp cùng với", "phối hợp với", "phối hợp cùng", "phối hợp")
BETWEEN = re.compile(r"[\s,;:]+|(?:và|cùng)(?=\s)", re.IGNORECASE)
CLOSING = re.compile(
    r"[\s,;:.(–-]*(?:\b(?:hoàn thành|xong|thời hạn(?: hoàn thành)?|thời gian thực hiện|kết thúc|thực hiện)\b)?[\s:]*$",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(r"[;,]\s*báo cáo$|\s+trước$", re.IGNORECASE)  # said of the day that was cut off
SHORTEST = 12  # characters; less says nothing, so the whole text stands


def gist(text: str, *, units: Sequence[str], deadline: str = "") -> str:
    """`units` are the phrases of the text that name its leads and coordinators, `deadline` the phrase of its deadline."""
    whole = " ".join(nfc(text).split())
    names = sorted({" ".join(nfc(unit).split()) for unit in units if unit.strip()}, key=len, reverse=True)
    body = _without_deadline(whole[_opening(whole, names) :], " ".join(nfc(deadline).split()))
    body = body.strip(" ,;:.–-")
    if len(body) < SHORTEST:
        body = whole
    return body[:1].upper() + body[1:]


def _opening(text: str, names: list[str]) -> int:
    """Where the duty begins. "Phối hợp với" stays when it goes on with a body that is no unit of the directory."""
    if not names:
        return 0
    place = duty = 0
    joined = False
    while place < len(text):
        between = BETWEEN.match(text, place)
        if between:
            place = between.end()
            continue
        word = _starting(text, place, (*names, *LEADING, *JOINING, *ORDERS))
        if not word:
            break
        place += len(word)
        joined = word.casefold() in JOINING
        if not joined:
            duty = place
    return duty


def _starting(text: str, place: int, words: Sequence[str]) -> str:
    """The first of `words` that stands at `place` as a whole word, as the text writes it."""
    for word in words:
        found = text[place : place + len(word)]
        after = text[place + len(word) : place + len(word) + 1]
        if found.casefold() == word.casefold() and not after.isalnum():
            return found
    return ""


def _without_deadline(text: str, deadline: str) -> str:
    place = text.rfind(deadline) if deadline else -1
    if place < 0:
        return text
    rest = text[place + len(deadline) :].strip(" .,;)")
    if len(rest) > SHORTEST:  # the deadline stands in the middle: what follows belongs to the duty
        return text
    return LEFT_OVER.sub("", CLOSING.sub("", text[:place]))
