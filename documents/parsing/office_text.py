"""Lines of text in Word, Excel and OpenDocument files, streamed: no tree is built, depth and amount are bounded.

A paragraph is a line; of a sheet, a row is a line with its cells set apart by tabs.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.sax import ContentHandler, SAXException

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from common import archives
from common.archives import RefusedArchive

DEEPEST = 200
CHUNK = 64 * 1024
LARGEST_PART = 48 * 1024 * 1024
WORD_PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
MOST_STRINGS = 200_000


class Lines(ContentHandler):
    """Collects finished lines; subclasses say where text stands and where a line ends."""

    def __init__(self) -> None:
        super().__init__()
        self.finished: list[str] = []
        self.words: list[str] = []
        self.depth = 0

    def startElement(self, name: str, attrs: Any) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise SAXException("deeper than a paper is")
        self.begin(name.rpartition(":")[2], attrs)

    def endElement(self, name: str) -> None:
        self.depth -= 1
        self.end(name.rpartition(":")[2])

    def begin(self, name: str, attrs: Any) -> None:
        """An element opens; `name` has no prefix."""

    def end(self, name: str) -> None:
        """An element closes."""

    def finish(self) -> None:
        self.finished.append("".join(self.words))
        self.words = []


class WordLines(Lines):
    inside = False

    def begin(self, name: str, attrs: Any) -> None:
        if name == "t":
            self.inside = True
        elif name in ("tab", "br", "cr") and self.words:
            self.words.append("\t" if name == "tab" else "\n")

    def end(self, name: str) -> None:
        if name == "t":
            self.inside = False
        elif name == "p":
            self.finish()

    def characters(self, content: str) -> None:
        if self.inside:
            self.words.append(content)


class SharedStrings(WordLines):
    """The texts of a workbook, in their order."""

    def begin(self, name: str, attrs: Any) -> None:
        self.inside = name == "t"

    def end(self, name: str) -> None:
        self.inside = False
        if name == "si":
            self.finish()


class SheetLines(Lines):
    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self.strings = strings
        self.shared = self.inside = False
        self.value: list[str] = []

    def begin(self, name: str, attrs: Any) -> None:
        if name == "c":
            self.shared = attrs.get("t") == "s"
        elif name in ("v", "t"):
            self.inside, self.value = True, []

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.inside = False
            self.words.append(("\t" if self.words else "") + self._cell("".join(self.value)))
        elif name == "row":
            self.finish()

    def _cell(self, value: str) -> str:
        if not self.shared:
            return value
        known = value.isdecimal() and len(value) < 8 and int(value) < len(self.strings)
        return self.strings[int(value)] if known else ""

    def characters(self, content: str) -> None:
        if self.inside:
            self.value.append(content)


class OpenLines(Lines):
    """A paragraph of a text is a line; in a sheet the row is."""

    rows = 0
    texts = 0

    def begin(self, name: str, attrs: Any) -> None:
        if name == "table-row":
            self.rows += 1
        elif name in ("p", "h"):
            self.texts += 1
        elif name == "line-break":
            self.words.append("\n")

    def end(self, name: str) -> None:
        if name in ("p", "h"):
            self.texts -= 1
            if self.in_sheet and self.rows:
                self.words.append("\t")
            else:
                self.finish()
        elif name == "table-row":
            self.rows -= 1
            if self.in_sheet:
                self.finish()

    def characters(self, content: str) -> None:
        if self.texts:
            self.words.append(content)

    in_sheet = False


def lines_of_docx(content: bytes) -> Iterator[str]:
    with archives.opened(content) as archive:
        for name in sorted(filter(WORD_PARTS.fullmatch, archive.namelist())):
            yield from streamed(archive, name, WordLines())


def lines_of_xlsx(content: bytes) -> Iterator[str]:
    with archives.opened(content) as archive:
        strings: list[str] = []
        for text in streamed(archive, "xl/sharedStrings.xml", SharedStrings()):
            strings.append(text)
            if len(strings) >= MOST_STRINGS:
                break
        for name in sorted(filter(SHEETS.fullmatch, archive.namelist())):
            yield from streamed(archive, name, SheetLines(strings))


def lines_of_open_document(content: bytes) -> Iterator[str]:
    with archives.opened(content) as archive:
        is_sheet = b"spreadsheet" in archives.part(archive, "mimetype", 200)
        for name in ("content.xml", "styles.xml"):
            handler = OpenLines()
            handler.in_sheet = is_sheet
            yield from streamed(archive, name, handler)


def streamed(archive: zipfile.ZipFile, name: str, handler: Lines) -> Iterator[str]:
    """Lines as they are finished, while the part unpacks; nothing where there is no such part."""
    if name not in archive.namelist():
        return
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(handler)
    spent = 0
    try:
        with archive.open(name) as part:
            while (chunk := part.read(CHUNK)) and spent < LARGEST_PART:
                parser.feed(chunk)
                spent += len(chunk)
                yield from handler.finished
                handler.finished.clear()
    except (
        SAXException,
        DefusedXmlException,
        zipfile.BadZipFile,
        EOFError,
        ValueError,
        RuntimeError,
    ) as problem:
        raise RefusedArchive("broken") from problem
    handler.finish()
    yield from handler.finished
