"""Deadline honesty: how much was on time by the deadline first given, and how much only because it had been moved."""

from collections.abc import Iterable
from dataclasses import dataclass

from directives.readings.work_facts import WorkFact
from directives.readings.work_tables import TallyRow, TallyTable, by_unit


@dataclass(frozen=True)
class HonestyRow:
    """`moved` counts work whose deadline was moved at least once, `times` how often altogether."""

    row: TallyRow
    moved: int
    times: int


@dataclass(frozen=True)
class Honesty:
    rows: tuple[HonestyRow, ...]
    table: TallyTable
    moved: int
    times: int


def deadline_honesty(facts: Iterable[WorkFact]) -> Honesty:
    listed = list(facts)
    table = by_unit(listed)
    moves = {row.key: [fact.extensions for fact in listed if fact.unit.code == row.key] for row in table.rows}
    rows = tuple(HonestyRow(row, sum(map(bool, moves[row.key])), sum(moves[row.key])) for row in table.rows)
    return Honesty(rows, table, sum(row.moved for row in rows), sum(row.times for row in rows))
