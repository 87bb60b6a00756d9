"""Names that people give their files, and the numbers that papers bear."""

import re
import unicodedata
from dataclasses import dataclass

from common.text import nfc
from documents.parsing.refusals import RefusedFile

ENDINGS = {
    "pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "odt": "odt", "ods": "ods", "png": "png",
    "jpg": "jpg", "jpeg": "jpg", "jpe": "jpg", "jfif": "jpg",
}  # fmt: skip
# Endings of other formats: a file that says it is one of these and holds something else deceives its reader.
FOREIGN = frozenset({
    "doc", "docm", "dot", "dotx", "dotm", "xls", "xlsm", "xlsb", "xlt", "xltx", "xltm", "ppt", "pptx",
    "pptm", "rtf", "txt", "csv", "xml", "json", "html", "htm", "xhtml", "mht", "svg", "gif", "bmp", "tif",
    "tiff", "webp", "heic", "zip", "rar", "7z", "gz", "tar", "iso", "img", "exe", "dll", "com", "scr",
    "msi", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "lnk", "jar", "apk", "sh", "py", "php",
    "eml", "msg", "odp", "mp3", "mp4", "avi", "mov",
})  # fmt: skip
NUMBER = re.compile(
    r"(?:số\s*:?\s*)?(\d{1,6})([a-zđ]{0,2})\s*[-/]\s*(?:(?:19|20)\d\d\s*/\s*)?(\S.*)", re.IGNORECASE
)


def clean_name(sent: str) -> str:
    """The name as sent, without folders and unseen characters; raises `RefusedFile`."""
    last = re.split(r"[/\\]", nfc(sent))[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    if seen.strip(".") == "":
        raise RefusedFile("file_name")
    return seen


def ending_of(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return ending.casefold() if dot and stem else ""


def check_ending(name: str, kind: str) -> None:
    """The name may end as people like (``KH 05.2023``), but not as another format than the content's."""
    ending = ending_of(name)
    said = ENDINGS.get(ending, "")
    if said != kind and (said or ending in FOREIGN):
        raise RefusedFile("file_ending", ending=ending, kind=kind)


@dataclass(frozen=True)
class PaperNumber:
    """``12a-TB/BCĐ`` is 12, a, TB/BCĐ."""

    number: int
    suffix: str
    symbol: str


def paper_number(written: str) -> PaperNumber | None:
    """None where the number is written in no form that a register counts."""
    found = NUMBER.fullmatch(nfc(written).strip())
    if found is None or int(found.group(1)) == 0:
        return None
    symbol = re.sub(r"\s+", "", found.group(3)).upper()
    return PaperNumber(int(found.group(1)), found.group(2).lower(), symbol)
