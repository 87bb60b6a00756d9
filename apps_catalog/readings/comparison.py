"""Scenarios side by side, and the submission: what goes before the meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from apps_catalog.models import Consolidation
from apps_catalog.policies.evaluations import may_analyse
from apps_catalog.readings.amounts import about
from apps_catalog.readings.merger_page import Picture, picture
from apps_catalog.readings.mergers import MergerRow, merger_rows
from apps_catalog.readings.portfolio import Portfolio, unit_names
from common.actors import Actor
from common.decisions import Decision
from organizations.models import Unit

MOST_COMPARED = 4


@dataclass(frozen=True)
class Compared:
    row: MergerRow
    picture: Picture
    best: frozenset[str]  # in which lines it is the best of those compared


@dataclass(frozen=True)
class Comparison:
    """`years` are the years that any of them plans for; `choices` may be compared."""

    columns: tuple[Compared, ...]
    years: tuple[int, ...]
    choices: tuple[MergerRow, ...]
    on: date


@dataclass(frozen=True)
class Submission:
    """`merged` is told of every scenario; totals over all of them. An application in two scenarios is told in `twice`."""

    entries: tuple[Compared, ...]
    twice: tuple[str, ...]
    may_draft: Decision
    on: date

    @property
    def full_year(self) -> str:
        return about(sum(entry.row.merge.full_year_vnd for entry in self.entries))

    @property
    def once(self) -> str:
        years = (entry.picture.years[0].year for entry in self.entries if entry.picture.years)
        return about(sum(year.once_vnd for year in years))

    @property
    def net(self) -> str:
        return about(sum(entry.row.merge.net_vnd for entry in self.entries))

    @property
    def retired(self) -> int:
        return sum(len(entry.row.retire) for entry in self.entries)


def comparison(ids: Iterable[int], *, viewer: Actor, owner: Unit, on: date) -> Comparison:
    """In the order asked for; what is not there is left out."""
    portfolio = Portfolio.load(viewer=viewer, owner=owner, on=on)
    rows = {row.id: row for row in merger_rows(viewer=viewer, owner=owner, portfolio=portfolio)}
    chosen = [rows[pk] for pk in dict.fromkeys(ids) if pk in rows][:MOST_COMPARED]
    columns = _compared(chosen, portfolio, owner)
    return Comparison(
        columns=columns,
        years=tuple(sorted({line.year for column in columns for line in column.row.merge.years})),
        choices=tuple(rows.values()),
        on=on,
    )


def submission(*, viewer: Actor, owner: Unit, on: date) -> Submission:
    portfolio = Portfolio.load(viewer=viewer, owner=owner, on=on)
    rows = merger_rows(viewer=viewer, owner=owner, portfolio=portfolio)
    proposed = [row for row in reversed(rows) if row.state == Consolidation.State.PROPOSED]
    names = [app.name for row in proposed for app in (row.keep, *(each.app for each in row.retire))]
    return Submission(
        entries=_compared(proposed, portfolio, owner),
        twice=tuple(dict.fromkeys(name for name in names if names.count(name) > 1)),
        may_draft=may_analyse(viewer, owner.pk),
        on=on,
    )


def _compared(rows: list[MergerRow], portfolio: Portfolio, owner: Unit) -> tuple[Compared, ...]:
    names = unit_names(owner)
    pictures = [picture(row.merge, row, portfolio, names) for row in rows]
    figures = {
        "full_year": [row.merge.full_year_vnd for row in rows],
        "net": [row.merge.net_vnd for row in rows],
        "lost": [-len(row.merge.lost) for row in rows],
        "work": [-row.merge.work.days for row in rows],
    }
    best = {name: max(values) for name, values in figures.items() if len(set(values)) > 1}
    return tuple(
        Compared(row, drawn, frozenset(name for name, value in best.items() if figures[name][place] == value))
        for place, (row, drawn) in enumerate(zip(rows, pictures, strict=True))
    )
