"""The words of a district office that come with the portal: standard_words.csv beside this module."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHEET = Path(__file__).parent / "standard_words.csv"


@dataclass(frozen=True)
class StandardWord:
    """`process` is the code of a function's line of work."""

    code: str
    process: str
    name_vi: str
    name_en: str
    is_personal: bool
    position: int


@dataclass(frozen=True)
class StandardWords:
    processes: tuple[StandardWord, ...]
    functions: tuple[StandardWord, ...]
    data_sets: tuple[StandardWord, ...]


@cache
def standard_words() -> StandardWords:
    """In the order of the sheet, which is the order of the pages."""
    found: dict[str, list[StandardWord]] = {"process": [], "function": [], "data_set": []}
    with SHEET.open(encoding="utf-8", newline="") as sheet:
        for place, row in enumerate(csv.DictReader(sheet), start=1):
            word = StandardWord(
                row["code"],
                row["process"],
                row["name_vi"],
                row["name_en"],
                row["is_personal"] == "true",
                place * 10,
            )
            found[row["kind"]].append(word)
    return StandardWords(tuple(found["process"]), tuple(found["function"]), tuple(found["data_set"]))
