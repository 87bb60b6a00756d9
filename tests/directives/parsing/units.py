"""The directory of the sample district, from the demonstration's reference rows."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from directives.parsing import DirectoryUnit, UnitDirectory

ROWS = Path(__file__).parents[3] / "egov_portal" / "demonstration" / "units" / "units.csv"


@cache
def directory_on(on: date, own: str | None = "LB") -> UnitDirectory:
    with ROWS.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if _valid(row, on)]
    return UnitDirectory((_unit(row) for row in rows), own)


def _valid(row: dict[str, str], on: date) -> bool:
    opened, closed = row["valid_from"], row["valid_to"]
    return (not opened or opened <= on.isoformat()) and (not closed or on.isoformat() <= closed)


def _unit(row: dict[str, str]) -> DirectoryUnit:
    return DirectoryUnit(
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
        level=row["level"],
        bloc=row["bloc"],
        group=row["group"],
        parent=row["parent"],
        gso_code=row["gso_code"],
    )
