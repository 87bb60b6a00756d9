"""Placeholders in the parts of a Word file: where text may stand, and what stands there between `{{` and `}}`.

Word cuts a placeholder into several runs as it likes; a paragraph is read as one text whatever its runs are.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from common import archives
from common.archives import RefusedArchive

BODY_PART = re.compile(r"word/document\d*\.xml")
TEXT_PART = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
SLOT = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")
P, T, TR, TC, TBL, R = (qn(f"w:{name}") for name in ("p", "t", "tr", "tc", "tbl", "r"))
LARGEST_PART = 4 * 1024 * 1024


@dataclass(frozen=True)
class Part:
    """A part of the file that people write text in; `root` is its XML."""

    name: str
    root: Any

    @property
    def is_body(self) -> bool:
        return BODY_PART.fullmatch(self.name) is not None


def text_parts(archive: zipfile.ZipFile) -> Iterator[Part]:
    """Raises `RefusedArchive` for what is no XML, declares entities, or is larger than a template."""
    for name in sorted(set(archive.namelist())):
        if TEXT_PART.fullmatch(name):
            yield Part(name, xml_of(archive, name))


def xml_of(archive: zipfile.ZipFile, name: str) -> Any:
    """Entities are never resolved, and a part that declares any is refused."""
    content = archives.part(archive, name, LARGEST_PART)
    try:
        root = parse_xml(content)
    except (SyntaxError, ValueError) as problem:  # lxml's errors are syntax errors
        raise RefusedArchive("broken") from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedArchive("broken")
    return root


def paragraphs(root: Any) -> list[Any]:
    return list(root.iter(P))


def texts(paragraph: Any) -> list[Any]:
    """Its own pieces of text in their order, not those of a text box inside it."""
    return [piece for piece in paragraph.iter(T) if above(piece, P) is paragraph]


def said(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in texts(paragraph))


def slots(text: str) -> Iterator[str]:
    """Names as they are written."""
    return (found[1] for found in SLOT.finditer(text))


def above(element: Any, *tags: str) -> Any:
    """The nearest of `tags` that holds the element; None where there is none."""
    found = element.getparent()
    while found is not None and found.tag not in tags:
        found = found.getparent()
    return found


def lists_in(paragraph: Any) -> list[str]:
    """Names of the lists whose entries the paragraph names."""
    named = (name.casefold().partition(".") for name in slots(said(paragraph)))
    return list(dict.fromkeys(head for head, dot, _column in named if dot))


def repeated(paragraph: Any) -> Any:
    """What is repeated for each entry: the row of the innermost table, outside tables the paragraph."""
    row = above(paragraph, TR)
    return paragraph if row is None else row
