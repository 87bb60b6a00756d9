"""A Word file to start from: our own layout of a kind of paper with a placeholder wherever the paper would say something."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from documents.layouts.paper import Block, Foot, Grid, Heading, Line, Paper, Title
from documents.layouts.placeholders import CLOSED, ISSUER, NUMBER, PLACE, SIGNED, Entries, Placeholder
from documents.layouts.rules import WIDTH
from documents.layouts.word_paper import word_of
from documents.models import TemplateKind

DAY = date(2021, 1, 1)  # a file without a day of its own
NARROW, SIZE = 9.0, 11


@dataclass(frozen=True)
class OpenHeading(Heading):
    """Number and day are said by placeholders."""

    @property
    def number_line(self) -> str:
        return braces(NUMBER.name)

    @property
    def place_line(self) -> str:
        return braces(PLACE.name)


def braces(name: str) -> str:
    return f"{{{{{name}}}}}"


def example_of(kind: TemplateKind, layout: str) -> bytes:
    """The words around placeholders are Vietnamese, as those of every paper."""
    subject = braces("ve_viec") if kind is TemplateKind.URGING else ""
    heading = OpenHeading(layout, braces("co_quan_chu_quan"), braces(ISSUER.name), "", "", 0, subject=subject)
    left = (braces("ky_ben_trai"),) if kind in PAIRS else ()
    receivers = () if left else (braces("noi_nhan"),)
    with translation.override("vi"):
        body = _body(kind)
    blocks = (*_top(subject), *body, Line(braces("minh_hoa"), italic=True))
    foot = Foot(receivers, (braces(SIGNED.name),), braces("nguoi_ky"), pair=left)
    return word_of(Paper(str(kind.value), heading, (*blocks, foot), DAY))


PAIRS = {TemplateKind.MINUTES, TemplateKind.SUBMISSION, TemplateKind.HANDOVER}


def _top(subject: str) -> list[Block]:
    draft = Line(braces("du_thao"), bold=True, centred=True)
    return [draft] if subject else [draft, Title(braces("loai_van_ban"), braces("trich_yeu"))]


def _body(kind: TemplateKind) -> list[Block]:
    closed = CLOSED[kind]
    found: list[Block] = [_line(each) for each in closed.texts if each.name != "ve_viec"]
    for entries in closed.lists:
        if entries.in_example:
            found += [Line(str(entries.told), bold=True), _grid(entries)]
    return found


def _line(each: Placeholder) -> Line:
    return Line(each.around.format(braces(each.name)))


def _grid(entries: Entries) -> Grid:
    """The number narrow, the content twice as wide as the rest."""
    wide = len(entries.columns)  # one for each besides the number, one more for the content
    share = (WIDTH - NARROW) / wide
    widths = tuple(
        NARROW if each.name == "tt" else share * (2 if each.name == "noi_dung" else 1)
        for each in entries.columns
    )
    row = tuple(braces(f"{entries.name}.{each.name}") for each in entries.columns)
    return Grid(tuple(str(each.told) for each in entries.columns), (row,), widths, size=SIZE)
