"""What is wrong with a Word template, said by code and name: nothing is filled in that the closed list does not know.

A template comes from outside. Whatever makes Word fetch, run or merge something is refused: outside links except plain
hyperlinks, fields except those that number and refer, mail merges, other documents pulled in, unaccepted changes.
"""

import difflib
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from common import archives
from documents.layouts import word_slots
from documents.layouts.placeholders import names_of, needs_of
from documents.layouts.word_slots import P, Part

FIELDS = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "SEQ", "REF", "PAGEREF", "STYLEREF", "TOC"}
)
CHANGES = [qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo")]
FIELD_MARK, FIELD_WORDS, SIMPLE_FIELD = qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")
PULLED_IN = [qn("w:altChunk"), qn("w:subDoc")]
MOST_SLOTS, MOST_OF_ONE = 300, 10
OPEN_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
SETTINGS, HYPERLINK = "word/settings.xml", "/hyperlink"


@dataclass(frozen=True)
class Problem:
    """`code` is known to `documents.policies.office_templates`; `about` fills its words."""

    code: str
    about: tuple[tuple[str, str], ...] = ()


def problem(code: str, **about: str) -> Problem:
    return Problem(code, tuple(about.items()))


def problems_of(content: bytes, kind: str) -> list[Problem]:
    """Raises `RefusedArchive` for a file that cannot be read at all."""
    archive = archives.opened(content)
    parts = list(word_slots.text_parts(archive))
    if not any(part.is_body and part.root.tag == qn("w:document") for part in parts):
        return [problem("template_strict")]
    found = [*_dangers(archive, parts), *_places(parts)]
    written = [
        name for part in parts for p in part.root.iter(P) for name in word_slots.slots(word_slots.said(p))
    ]
    return list(dict.fromkeys([*found, *_names(written, kind)]))


def _dangers(archive: zipfile.ZipFile, parts: list[Part]) -> Iterator[Problem]:
    for name in sorted(set(archive.namelist())):
        if name.endswith(".rels"):
            yield from _outside(word_slots.xml_of(archive, name))
    if SETTINGS in archive.namelist():
        settings = word_slots.xml_of(archive, SETTINGS)
        if next(settings.iter(qn("w:mailMerge")), None) is not None:
            yield problem("template_merges")
    for part in parts:
        if next(part.root.iter(*CHANGES), None) is not None:
            yield problem("template_changes")
        if next(part.root.iter(*PULLED_IN), None) is not None:
            yield problem("template_pulls_in")
        for words in _fields(part.root):
            verb = words.split(maxsplit=1)[0].upper() if words.strip() else ""
            if verb and verb not in FIELDS:
                yield problem("template_field", field=verb[:40])


def _outside(root: Any) -> Iterator[Problem]:
    for link in root:
        if link.get("TargetMode") == "External" and not link.get("Type", "").endswith(HYPERLINK):
            yield problem("template_outside", what=link.get("Type", "").rpartition("/")[2][:60])


def _fields(root: Any) -> Iterator[str]:
    """The instruction of every field, whatever runs it is cut into."""
    open_fields: list[list[str]] = []
    for element in root.iter(FIELD_MARK, FIELD_WORDS, SIMPLE_FIELD):
        if element.tag == SIMPLE_FIELD:
            yield element.get(qn("w:instr"), "")
        elif element.tag == FIELD_WORDS:
            words = element.text or ""
            if open_fields:
                open_fields[-1].append(words)
            else:
                yield words
        elif element.get(qn("w:fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(qn("w:fldCharType")) == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(words) for words in open_fields)


def _places(parts: list[Part]) -> Iterator[Problem]:
    """Braces that are no placeholder, and lists where nothing can be repeated."""
    for part in parts:
        rows: dict[Any, set[str]] = {}
        for paragraph in word_slots.paragraphs(part.root):
            text = word_slots.said(paragraph)
            rest = word_slots.SLOT.sub("", text)
            if OPEN_BRACES.search(rest):
                yield problem("template_braces", text=text.strip()[:80])
            named = word_slots.lists_in(paragraph)
            if named and not part.is_body:
                yield problem("template_list_place", name=named[0])
            elif named:
                rows.setdefault(word_slots.repeated(paragraph), set()).update(named)
        for row, lists in rows.items():
            if len(lists) > 1 or any(holder in rows for holder in row.iterancestors(word_slots.TR)):
                yield problem("template_two_lists", names=_shown(sorted(lists), ", "))


def _names(written: list[str], kind: str) -> Iterator[Problem]:
    known, used = names_of(kind), Counter(name.casefold() for name in written)
    for name in sorted(set(used) - known):
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        if near:
            yield problem("template_unknown_near", name=name[:60], near=near[0])
        else:
            yield problem("template_unknown", name=name[:60])
    for names in needs_of(kind).values():
        if not used.keys() & set(names):
            yield problem("template_missing", names=_shown(names, " / "))
    if used.total() > MOST_SLOTS or any(count > MOST_OF_ONE for count in used.values()):
        yield problem("template_many", most=str(MOST_SLOTS), each=str(MOST_OF_ONE))


def _shown(names: Iterable[str], between: str) -> str:
    return between.join(f"{{{{{name}}}}}" for name in names)
