"""Vietnamese text: one normal form, one way to search, one way to sort.

Domain notes: NFD input of "Bồ Đề" has nine code points, NFC five; "Gia Thụy" and "Gia Thuỵ" differ even in NFC
(tone placement); Ð (U+00D0) and Ɖ (U+0189) look like Đ (U+0110). SQLite cannot compare Vietnamese without case,
so a folded column is stored and searched on both databases.
"""

import re
import unicodedata

LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
# Characters that a text cut from Word or Zalo brings along and nobody sees.
INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTER_RANK = {letter: chr(0x21 + rank) for rank, letter in enumerate(LETTERS)}
# ngang, huyền, sắc, hỏi, ngã, nặng
TONE_RANK = {"": "0", "\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
TONES = frozenset(TONE_RANK) - {""}


def nfc(text: str) -> str:
    """The one stored form: NFC, look-alike Đ mapped, invisible marks dropped. Length may shrink."""
    return unicodedata.normalize("NFC", text).translate(LOOKALIKES).translate(INVISIBLE)


def fold(text: str) -> str:
    """Without diacritics and case: ``fold("ĐẨY MẠNH") == "day manh"``. One output character per NFC letter."""
    decomposed = unicodedata.normalize("NFD", nfc(text))
    bare = "".join(mark for mark in decomposed if unicodedata.category(mark) != "Mn")
    return bare.replace("đ", "d").replace("Đ", "D").casefold()


def search_key(*parts: str | None) -> str:
    """What a search column stores: folded words separated by single spaces."""
    return " ".join(fold(" ".join(part for part in parts if part)).split())


def sort_key(text: str) -> str:
    """Orders as a Vietnamese dictionary does, on any database that compares bytes.

    Letters first (a ă â b c d đ …), tones only as tie-breaker, digits by value.
    """
    letters: list[str] = []
    tones: list[str] = []
    padded = re.sub(r"\d+", lambda number: number.group().zfill(8), nfc(text).casefold())
    for character in padded:
        parts = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in parts if mark in TONES), "")
        letter = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
        if letter in LETTER_RANK:
            letters.append(LETTER_RANK[letter])
            tones.append(TONE_RANK[tone])
        else:
            letters.append(" " if not letter.isalnum() else "\x1f" + letter)
    return f"{''.join(letters)}\x01{''.join(tones)}"


def person_sort_key(full_name: str) -> str:
    """People are ordered by given name, the last word: "Nguyễn Văn An" stands under A."""
    words = nfc(full_name).split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def ascii_slug(text: str) -> str:
    """A lower-case ASCII word for file names and codes; đ becomes d, not nothing."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
