"""A paper as a page shows it: its blocks told apart for a template."""

from dataclasses import dataclass
from itertools import zip_longest

from documents.layouts.paper import Foot, Grid, Line, NewPage, Paper, Title
from documents.layouts.rules import DRAFT, MOTTO, PARTY_END, PARTY_NAME, STATE_NAME
from documents.layouts.word_paper import RECEIVERS_LABEL


@dataclass(frozen=True)
class Shown:
    """One block; `kind` says how it is drawn. Cells of a table: (text, class)."""

    kind: str
    text: str = ""
    lines: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    look: str = ""


@dataclass(frozen=True)
class Preview:
    paper: Paper
    blocks: tuple[Shown, ...]
    names: tuple[str, ...]
    draft: str
    receivers_label: str = RECEIVERS_LABEL


def preview(paper: Paper) -> Preview:
    is_party = paper.heading.is_party
    return Preview(
        paper=paper,
        blocks=tuple(_shown(block, is_party) for block in paper.blocks),
        names=(PARTY_NAME,) if is_party else (STATE_NAME, MOTTO),
        draft=DRAFT if paper.draft else "",
    )


def _shown(block: Title | Line | Grid | Foot | NewPage, is_party: bool) -> Shown:
    if isinstance(block, Title):
        return Shown(
            "title", block.kind.upper(), tuple(block.about.split("\n")), look=PARTY_END if is_party else ""
        )
    if isinstance(block, Line):
        marks = ((block.bold, "b"), (block.italic, "em"), (block.centred, "mid"))
        return Shown("line", block.text, look=" ".join(name for is_so, name in marks if is_so))
    if isinstance(block, Grid):
        sides = [
            "c" if place in block.centred else "r" if place in block.right else ""
            for place, _head in enumerate(block.heads)
        ]
        rows = tuple(tuple(zip_longest(row, sides[: len(row)], fillvalue="")) for row in block.rows)
        return Shown("grid", heads=block.heads, rows=rows)
    if isinstance(block, Foot):
        return Shown(
            "foot", block.name, block.pair or block.receivers, block.signed, look="pair" if block.pair else ""
        )
    return Shown("page")
