"""Is every item of a paper handled? Given out to somebody, or said to give nobody anything to do; and nothing gets lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from directives.models import DirectiveItem
from directives.readings.rows import ItemRow


@dataclass(frozen=True)
class Handled:
    """`open_rows` still wait: work that names nobody and of which nobody said that no task arises."""

    total: int
    open_rows: tuple[ItemRow, ...]

    @property
    def count(self) -> int:
        return self.total - len(self.open_rows)

    @property
    def is_complete(self) -> bool:
        return not self.open_rows


def handled(rows: Iterable[ItemRow]) -> Handled:
    """No statement: from the rows of a paper as they stand on their day."""
    found = tuple(rows)
    return Handled(len(found), tuple(row for row in found if not is_handled(row)))


def is_handled(row: ItemRow) -> bool:
    """Orientation, information and "no task" end at issue; work is handled once a unit leads it or it has ended."""
    return row.kind not in DirectiveItem.WORKED_KINDS or bool(row.leads) or row.is_ended
