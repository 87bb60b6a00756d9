"""The stamp of a classified paper: MẬT, TỐI MẬT or TUYỆT MẬT in capitals, on a line of its own.

In a sentence the same words say nothing: "Nơi nhận: ... (trừ văn bản mật)", "BẢO MẬT THÔNG TIN".
"""

import re

from common.text import nfc

STAMPS = frozenset({"MẬT", "TỐIMẬT", "TUYỆTMẬT"})
FRAME = re.compile(r"[\s()\[\]{}|*_.,:;\-–—\"'“”]+")


def stamp_in(text: str) -> str:
    """The stamp as it stands, "" where there is none."""
    for line in nfc(text).splitlines():
        if len(line) < 60 and FRAME.sub("", line) in STAMPS:
            return " ".join(line.split())
    return ""
