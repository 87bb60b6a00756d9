"""What became of the rows behind a number since its day: corrected, added, gone. Both sides stand beside one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from dashboards.readings.counted import ExplainedRow


@dataclass(frozen=True)
class LaterChange:
    """`then` is None for a row that came later, `now` for one that is gone."""

    then: ExplainedRow | None
    now: ExplainedRow | None

    @property
    def label(self) -> str:
        row = self.then or self.now
        return row.label if row else ""


def later_changes(then: Iterable[ExplainedRow], now: Iterable[ExplainedRow]) -> tuple[LaterChange, ...]:
    """In the order of the rows then; what came later stands last. Rows that say the same are left out."""
    left: dict[tuple[str, str], list[ExplainedRow]] = {}
    for row in now:
        left.setdefault(_named(row), []).append(row)
    found = []
    for row in then:
        same = left.get(_named(row))
        today = same.pop(0) if same else None
        if today is None or _told(row) != _told(today):
            found.append(LaterChange(row, today))
    found += [LaterChange(None, row) for rows in left.values() for row in rows]
    return tuple(found)


def _named(row: ExplainedRow) -> tuple[str, str]:
    """The row whatever the day: its address without the day, and its label."""
    parts = urlsplit(row.url)
    query = urlencode([pair for pair in parse_qsl(parts.query) if pair[0] != "on"])
    return f"{parts.path}?{query}#{parts.fragment}", row.label


def _told(row: ExplainedRow) -> tuple[str, bool, str]:
    return row.key, row.counts, row.note if row.fact is None else row.fact
