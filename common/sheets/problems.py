"""What is wrong with a sheet, told by row and column; a sheet is taken whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Problem:
    """`row` counts as Excel does, from 1; 0 is the file as a whole. `column` is a heading or a letter, or empty."""

    row: int
    column: str
    code: str
    message: str | Promise

    def __str__(self) -> str:
        if not self.row:
            return str(self.message)
        place = _("Row %(row)d") % {"row": self.row}
        return f"{place}, {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


class SheetRefused(Exception):
    """Carries every problem found, in the order of the rows."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.row))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def whole(code: str, message: str | Promise) -> SheetRefused:
    """A file that is refused as a whole."""
    return SheetRefused([Problem(0, "", code, message)])
