"""A figure with the rows behind it: what every explanation answers with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.decisions import Kind, Refused, refuse
from common.figures import Figure

Params = Mapping[str, str]


@dataclass(frozen=True)
class ExplainedRow:
    """`counts` tells a row that makes up the number from one that is only part of the whole it is measured against.
    `fact` is what of the note does not move with the day alone: what a later day is compared by; None is all of it."""

    label: str
    url: str
    note: str
    key: str
    counts: bool = True
    word: str | Promise = ""  # instead of the status' own word
    fact: str | None = None


@dataclass(frozen=True)
class Counted:
    """A figure with the rows behind it; `of` is the whole where the figure is a part."""

    title: str
    figure: Figure
    of: int | None
    formula: str | Promise
    rows: tuple[ExplainedRow, ...]


Counting = Callable[..., Counted]  # (params, *, viewer, on)


def no_such_figure() -> NoReturn:
    """Raises `Refused` (not visible): a name nobody prints, or rows the viewer does not see."""
    raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such figure.")))
