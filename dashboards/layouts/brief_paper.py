"""The weekly brief as a paper of one page, and its figures as they are kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from common.formats import dmy
from dashboards.layouts.board_paper import BoardTold, FigureTold
from documents.layouts.paper import Heading

KIND = "Bản tin tuần"
SIGNED = ("CHÁNH VĂN PHÒNG",)
RECEIVERS = ("- Thường trực Ban Chỉ đạo;", "- Lưu: VT.")
LETTERS, TEXT = 8.5, 12


@dataclass(frozen=True)
class Collected:
    """What the board said on the day."""

    headline: str
    figures: Sequence[FigureTold]
    is_illustrative: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.headline and not any(each.value for each in self.figures)

    def as_stored(self) -> list[dict[str, Any]]:
        """Decimals as text: JSON has no exact ones."""
        return [
            asdict(each) | {"value": None if each.value is None else str(each.value)} for each in self.figures
        ]


def restored(stored: Iterable[Mapping[str, Any]]) -> tuple[FigureTold, ...]:
    return tuple(
        FigureTold(**{**each, "value": None if each["value"] is None else Decimal(each["value"])})
        for each in stored
    )


def brief_told(
    kept: Collected, *, heading: Heading, whose: str, on: date, word: str, is_draft: bool
) -> BoardTold:
    first, last = on.isocalendar().week, dmy(on)
    return BoardTold(
        heading=heading,
        kind=KIND,
        about=f"Tuần {first:02}, số liệu đến ngày {last}\n{whose}",
        sentences=(kept.headline,) if kept.headline else (),
        figures=tuple(kept.figures),
        parts=(),
        day=on,
        is_illustrative=kept.is_illustrative,
        notes=tuple(line for line in word.splitlines() if line.strip()),
        signed=SIGNED,
        receivers=RECEIVERS,
        draft=is_draft,
        letters=LETTERS,
        text=TEXT,
    )
