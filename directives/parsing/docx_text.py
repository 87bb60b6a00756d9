"""A Word paper's text: automatic numbers restored, tables as tab-separated lines. Hostile files are refused.

A .docx is a zip of XML. Refused: too large, too many members, unpacking to too much, macros, DTDs and entities.
"""

import zipfile
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from common import archives
from common.archives import LARGEST_FILE, RefusedArchive
from directives.parsing.docx_numbers import ListNumbers, W, read_lists
from directives.parsing.tables import Column, column_of

OLD_WORD = b"\xd0\xcf\x11\xe0"
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DEEPEST_NESTING = 40
CELL_BREAK_BELOW = 60


class RefusedFile(Exception):
    """The file cannot be read as a paper; the message says why and what to do. ``code`` is for programs."""

    def __init__(self, message: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def text_of_docx(content: bytes) -> str:
    """The text of a .docx; raises `RefusedFile`."""
    with _opened(content) as archive:
        document = _part(archive, "word/document.xml")
        if document is None:
            raise _not_word()
        lists = read_lists(_part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml"))
    body = document.find(f"{W}body")
    if body is None:
        raise _not_word()
    return "\n".join(_blocks(body, lists, 0))


def _opened(content: bytes) -> zipfile.ZipFile:
    if len(content) > LARGEST_FILE:
        raise RefusedFile(_("The file is larger than 10 MB. Remove pictures or paste the text."), "too_large")
    if content.startswith(OLD_WORD):
        raise RefusedFile(
            _("The file is in the old Word format or has a password. Save it as .docx or paste the text."),
            "old_word",
        )
    try:
        archive = archives.opened(content)
        macros = archives.has_macros(archive)
    except RefusedArchive as refused:
        raise _refused(refused.code) from refused
    if macros:
        raise RefusedFile(
            _("The file contains macros. Save it as .docx without macros or paste the text."), "macros"
        )
    return archive


def _refused(code: str) -> RefusedFile:
    """What the guard of archives found, in words."""
    told = {
        "too_many_parts": _("The file has too many parts. Paste the text instead."),
        "bomb": _("The file unpacks to far more than a paper holds. Paste the text instead."),
        "encrypted": _("The file has a password. Remove it or paste the text."),
    }
    return RefusedFile(told[code], code) if code in told else _not_word()


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archives.part(archive, name)
    except RefusedArchive as refused:
        raise _refused(refused.code) from refused


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    content = _bytes(archive, name)
    if not content:
        return None
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as problem:
        raise RefusedFile(
            _("The file contains definitions that papers do not need. Paste the text instead."), "entities"
        ) from problem
    except (ParseError, ValueError, LookupError) as problem:
        raise _not_word() from problem
    return root


def _not_word() -> RefusedFile:
    return RefusedFile(
        _("The file is not a readable Word paper (.docx). Paste the text instead."), "not_word"
    )


def _blocks(holder: Element, lists: ListNumbers, depth: int) -> Iterator[str]:
    """Lines of paragraphs and tables, in the order of the paper."""
    if depth > DEEPEST_NESTING:
        return
    for block in holder:
        if block.tag == f"{W}p":
            yield from _paragraph(block, lists, depth)
        elif block.tag == f"{W}tbl":
            yield from _table(block, lists, depth)
        elif block.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(block, lists, depth + 1)


def _paragraph(paragraph: Element, lists: ListNumbers, depth: int) -> Iterator[str]:
    boxes: list[Element] = []
    text = "".join(_runs(paragraph, boxes, 0))
    label = lists.label(paragraph) if text.strip() else ""
    yield label + text
    for box in boxes:
        yield from _blocks(box, lists, depth + 1)


def _runs(holder: Element, boxes: list[Element], depth: int) -> Iterator[str]:
    """The visible text; deleted text, field codes and the second copy of a drawing are left out."""
    if depth > DEEPEST_NESTING:
        return
    for part in holder:
        if part.tag == f"{W}t":
            yield part.text or ""
        elif part.tag == f"{W}tab":
            yield "\t"
        elif part.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif part.tag == f"{W}noBreakHyphen":
            yield "-"
        elif part.tag == f"{W}txbxContent":
            boxes.append(part)
        elif part.tag not in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{ALTERNATIVE}Fallback"):
            yield from _runs(part, boxes, depth + 1)


def _table(table: Element, lists: ListNumbers, depth: int) -> Iterator[str]:
    rows = [_row(row, lists, depth) for row in _children(table, "tr")]
    if not rows:
        return
    _repeat_merged(rows)
    titles = {column_of(" ".join(cell.lines)) for cell in rows[0]} - {Column.OTHER}
    if Column.CONTENT not in titles and max(len(row) for row in rows) <= 3:
        # The head and the signature of a paper are tables without borders: their cells are read one by one.
        for row in rows:
            for cell in row:
                yield from cell.lines
        return
    yield ""
    for row in rows:
        yield "\t".join(cell.joined() for cell in row)
    yield ""


class _Cell:
    def __init__(self, lines: list[str], merged: bool) -> None:
        self.lines = lines
        self.merged = merged

    def joined(self) -> str:
        """One line for the whole cell; short lines of a list are set apart by ";"."""
        text = ""
        for line in (" ".join(line.split()) for line in self.lines):
            if not line:
                continue
            short = text and len(line) < CELL_BREAK_BELOW and not text.endswith((".", ";", ",", ":", "-"))
            text += f"{';' if short else ''}{' ' if text else ''}{line}"
        return text


def _row(row: Element, lists: ListNumbers, depth: int) -> list[_Cell]:
    cells: list[_Cell] = []
    for cell in _children(row, "tc"):
        properties = cell.find(f"{W}tcPr")
        span = properties.find(f"{W}gridSpan") if properties is not None else None
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        width = span.get(f"{W}val", "1") if span is not None else "1"
        lines = [line for line in "\n".join(_blocks(cell, lists, depth + 1)).split("\n") if line.strip()]
        cells.append(_Cell(lines, merge is not None and merge.get(f"{W}val", "continue") == "continue"))
        extra = int(width) - 1 if width.isdecimal() and len(width) < 3 else 0
        cells += [_Cell([], False) for _copy in range(extra)]
    return cells


def _repeat_merged(rows: list[list[_Cell]]) -> None:
    """A cell merged over several rows holds for each of them."""
    for above, row in pairwise(rows):
        for place, cell in enumerate(row):
            if cell.merged and not cell.lines and place < len(above):
                cell.lines = list(above[place].lines)


def _children(holder: Element, tag: str) -> Iterator[Element]:
    for child in holder:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _children(child, tag)
