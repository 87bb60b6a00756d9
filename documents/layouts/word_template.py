"""A Word template of the office filled with the words of a paper; the same template and paper are the same bytes.

Everything is placed as it is and once: what a value says between braces is text, never looked at again. Of the file only
the texts change; its other parts are packed as they came, in fixed order and with fixed days.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from common import archives
from documents.layouts import rules, word, word_slots
from documents.layouts.paper import Foot, Line, Listed, Paper, Said, Title
from documents.layouts.word_slots import SLOT, TC, P, R

CORE = "docProps/core.xml"
LOST_IN_COPIES = [qn(name) for name in ("w:bookmarkStart", "w:bookmarkEnd", "w:sectPr")]
Values = Mapping[str, Said]


def filled(template: bytes, paper: Paper) -> bytes:
    """`template` was found good for the paper's kind when it was taken (`template_check`)."""
    archive = archives.opened(template)
    values, lists = values_of(paper), {each.name: each for each in _lists(paper)}
    changed = {}
    for part in word_slots.text_parts(archive):
        _fill(part.root, values, lists)
        changed[part.name] = serialize_part_xml(part.root)
    if CORE in archive.namelist():
        changed[CORE] = word.core_properties(paper.told, paper.day)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(set(archive.namelist())):
            word.put_in(target, name, changed[name] if name in changed else archives.part(archive, name))
    return out.getvalue()


def values_of(paper: Paper) -> dict[str, Said]:
    """What every paper says, and what its own kind says beside."""
    heading = paper.heading
    title = next((block for block in paper.blocks if isinstance(block, Title)), Title(""))
    foot = next((block for block in paper.blocks if isinstance(block, Foot)), Foot((), ()))
    lines = (block.text for block in paper.blocks if isinstance(block, Line))
    told: dict[str, Said] = {
        "co_quan_chu_quan": heading.superior,
        "co_quan_ban_hanh": heading.issuer,
        "so_ky_hieu": heading.number_line,
        "dia_danh_ngay": heading.place_line,
        "du_thao": rules.DRAFT if paper.draft else "",
        "loai_van_ban": title.kind,
        "trich_yeu": title.about,
        "noi_nhan": "\n".join(foot.receivers),
        "ky": "\n".join(foot.signed),
        "ky_ben_trai": "\n".join(foot.pair),
        "nguoi_ky": foot.name,
        "minh_hoa": rules.INVENTED if rules.INVENTED in lines else "",
    }
    return told | dict(paper.filling.texts if paper.filling else ())


def _lists(paper: Paper) -> tuple[Listed, ...]:
    return paper.filling.lists if paper.filling else ()


def _fill(root: Any, values: Values, lists: Mapping[str, Listed]) -> None:
    for bound in list(root.iter(qn("w:dataBinding"))):
        bound.getparent().remove(bound)  # Word would write the bound value over ours
    plain, repeated = [], {}
    for paragraph in word_slots.paragraphs(root):
        named = word_slots.lists_in(paragraph)
        if named:
            repeated[word_slots.repeated(paragraph)] = named[0]
        plain.append(paragraph)
    for paragraph in plain:
        if not any(holder in repeated for holder in (paragraph, *paragraph.iterancestors(word_slots.TR))):
            _say(paragraph, values)
    for row, name in repeated.items():
        _repeat(row, lists[name], values)


def _repeat(row: Any, listed: Listed, values: Values) -> None:
    """A table keeps a row, and a cell its paragraph, where the list is empty: Word opens neither without."""
    blank = ("",) * len(listed.columns)
    for entry in listed.rows or (blank,):
        copy = _copy(row)
        row.addprevious(copy)
        named = (f"{listed.name}.{column}" for column in listed.columns)
        told = {**values, **dict(zip(named, entry, strict=True))}
        for paragraph in [copy] if copy.tag == P else word_slots.paragraphs(copy):
            _say(paragraph, told)
    row.getparent().remove(row)


def _copy(element: Any) -> Any:
    """Marks that must stand once in a file are not copied."""
    copy = deepcopy(element)
    for lost in list(copy.iter(*LOST_IN_COPIES)):
        lost.getparent().remove(lost)
    for each in copy.iter():
        for mark in [name for name in each.attrib if name.endswith(("}paraId", "}textId"))]:
            del each.attrib[mark]
    return copy


def _say(paragraph: Any, values: Values) -> None:
    text = word_slots.said(paragraph)
    found = list(SLOT.finditer(text))
    if not found:
        return
    if len(found) == 1 and text.strip() == found[0][0]:
        _say_alone(paragraph, _lines(found[0][1], values))
        return
    _put_all(paragraph, lambda name: "\n".join(line.text for line in _lines(name, values)))


def _lines(name: str, values: Values) -> list[Line]:
    """Capitals ask for capitals."""
    told = values[name.casefold()]
    lines = [Line(text) for text in told.split("\n")] if isinstance(told, str) else list(told)
    if not name.isupper():
        return lines
    return [Line(line.text.upper(), bold=line.bold, italic=line.italic) for line in lines]


def _say_alone(paragraph: Any, lines: list[Line]) -> None:
    """A placeholder with a paragraph to itself: each line gets one like it; of nothing none is left where Word can do
    without."""
    if not any(line.text for line in lines):
        if _may_go(paragraph):
            paragraph.getparent().remove(paragraph)
        else:
            _put_all(paragraph, _always(""))
        return
    copies = [paragraph] if len(lines) == 1 else [_copy(paragraph) for _line in lines[:-1]] + [paragraph]
    for copy, line in zip(copies, lines, strict=True):
        if copy is not paragraph:
            paragraph.addprevious(copy)
        _put_all(copy, _always(line.text))
        _stress(copy, line)


def _always(text: str) -> Callable[[str], str]:
    return lambda _name: text


def _may_go(paragraph: Any) -> bool:
    holder = paragraph.getparent()
    last_of_cell = holder.tag == TC and paragraph.getnext() is None
    return not last_of_cell and next(paragraph.iter(qn("w:sectPr"), qn("w:drawing")), None) is None


def _stress(paragraph: Any, line: Line) -> None:
    for run in paragraph.iter(R):
        if line.bold:
            run.get_or_add_rPr().get_or_add_b()
        if line.italic:
            run.get_or_add_rPr().get_or_add_i()


def _put_all(paragraph: Any, told: Callable[[str], str]) -> None:
    """From the last placeholder to the first, so that the places of those before stay what they were."""
    pieces = word_slots.texts(paragraph)
    starts, length = [], 0
    for piece in pieces:
        starts.append(length)
        length += len(piece.text or "")
    text = word_slots.said(paragraph)
    for found in reversed(list(SLOT.finditer(text))):
        value = rules.literal(told(found[1]))
        for piece, start in reversed(list(zip(pieces, starts, strict=True))):
            here = piece.text or ""
            if start >= found.end() or start + len(here) <= found.start():
                continue
            before, after = here[: max(found.start() - start, 0)], here[max(found.end() - start, 0) :]
            piece.text = before + (value if start <= found.start() else "") + after
    for piece in pieces:
        _broken(piece)


def _broken(piece: Any) -> None:
    """Line breaks and tabs are elements of their own in Word."""
    text = piece.text or ""
    piece.set(qn("xml:space"), "preserve")
    if not set(text) & {"\n", "\t"}:
        return
    word_so_far, place = "", piece
    piece.text = None
    for letter in (*text, ""):
        if letter not in ("\n", "\t", ""):
            word_so_far += letter
            continue
        place = _after(place, piece, word_so_far)
        word_so_far = ""
        if letter:
            mark = OxmlElement("w:br" if letter == "\n" else "w:tab")
            place.addnext(mark)
            place = mark


def _after(place: Any, piece: Any, text: str) -> Any:
    if place is piece:
        piece.text = text
        return piece
    if not text:
        return place
    told = OxmlElement("w:t")
    told.set(qn("xml:space"), "preserve")
    told.text = text
    place.addnext(told)
    return told
