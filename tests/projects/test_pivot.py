"""A table over any two axes equals the ledger it is made of. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.readings.pivot import Group, pivot, summed

AXES = ("project", "year", "source", "stage")
KEYS = st.fixed_dictionaries({axis: st.sampled_from(("a", "b", "c")) for axis in AXES})
LEDGER = st.lists(st.builds(Group, KEYS, st.integers(-(10**13), 10**13)), max_size=40)
AXIS = st.sampled_from(AXES)


def of(groups: list[Group], **keys: str) -> int:
    return sum(g.amount for g in groups if all(g.keys[axis] == key for axis, key in keys.items()))


@given(LEDGER, AXIS, st.sampled_from((*AXES, "")))
def test_its_cells_and_totals_equal_the_ledger_on_every_axis(
    groups: list[Group], rows: str, columns: str
) -> None:
    columns = "" if columns == rows else columns
    table = pivot(groups, rows=rows, columns=columns)
    assert table.total == sum(table.row_totals.values()) == sum(table.column_totals.values()) == of(groups)
    for row in table.rows:
        assert table.row_totals[row] == of(groups, **{rows: row})
        for column in table.columns:
            keys = {rows: row} | ({columns: column} if columns else {})
            assert table.cells.get((row, column), 0) == of(groups, **keys)
    assert set(table.rows) == {group.keys[rows] for group in groups}


@given(LEDGER, AXIS, AXIS)
def test_a_missing_cell_was_never_written_and_a_zero_was_taken_back(
    groups: list[Group], rows: str, columns: str
) -> None:
    if rows != columns:
        table = pivot(groups, rows=rows, columns=columns)
        assert set(table.cells) == {(group.keys[rows], group.keys[columns]) for group in groups}


@given(LEDGER, st.sampled_from(("project", "year", "source")))
def test_it_never_adds_up_stages(groups: list[Group], rows: str) -> None:
    table = pivot(groups, rows=rows, columns="stage", apart=("stage",))
    assert table.row_totals is None
    assert table.total is None
    for stage, amount in table.column_totals.items():
        assert amount == of(groups, stage=stage)
    stages = {group.keys["stage"] for group in groups}
    if len(stages) > 1:
        with pytest.raises(ValueError, match="do not add up"):
            pivot(groups, rows=rows, apart=("stage",))
    else:
        assert pivot(groups, rows=rows, apart=("stage",)).total == of(groups)


@given(LEDGER)
def test_it_keeps_the_order_it_is_given(groups: list[Group]) -> None:
    places = {"c": 0, "a": 1, "b": 2}
    table = pivot(groups, rows="year", columns="source", order=lambda _axis, key: places[key])
    assert list(table.rows) == sorted(table.rows, key=places.__getitem__)
    assert list(table.columns) == sorted(table.columns, key=places.__getitem__)


@given(LEDGER, AXIS, AXIS)
def test_sums_by_axes_are_the_cells_of_the_table(groups: list[Group], one: str, other: str) -> None:
    if one != other:
        assert summed(groups, one, other) == dict(pivot(groups, rows=one, columns=other).cells)
