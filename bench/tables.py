"""A table of measured rows: each with its goal, its measure and whether it holds."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Measure:
    name: str
    value: float
    unit: str
    floor: float | None = None  # at most this; None where only the ratio below counts

    @property
    def holds(self) -> bool:
        return self.floor is None or self.value <= self.floor


@dataclass
class Table:
    title: str
    measures: list[Measure] = field(default_factory=list)

    def within_goals(self) -> bool:
        return all(measure.holds for measure in self.measures)

    def facts(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "measures": [asdict(row) | {"holds": row.holds} for row in self.measures],
        }

    def text(self) -> str:
        lines = [f"\n{self.title}"]
        for row in self.measures:
            goal = "" if row.floor is None else f"at most {row.floor:g}  {'ok' if row.holds else 'MISSED'}"
            lines.append(f"  {row.name:44} {row.value:9.2f} {row.unit:6} {goal}".rstrip())
        return "\n".join(lines)
