"""Indicators, regimes and forms as files and callers write them."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from organizations.models import Unit
from reporting.models import FormRule


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator of a file; `versions` in order of their first days."""

    code: str
    kind: str
    group: str
    direction: str
    over_time: str
    over_units: str
    levels: tuple[str, ...]
    versions: tuple["VersionRow", ...]
    owner: Unit | None = None


@dataclass(frozen=True)
class VersionRow:
    valid_from: date
    name_vi: str
    name_en: str
    unit_vi: str
    unit_en: str
    source: str
    numerator_vi: str = ""
    numerator_en: str = ""
    denominator_vi: str = ""
    denominator_en: str = ""
    rules: tuple[tuple[str, Any], ...] = ()
    mark: str = ""
    valid_to: date | None = None

    def columns(self) -> dict[str, Any]:
        return {**vars(self), "rules": dict(self.rules)}


@dataclass(frozen=True)
class DueRow:
    level: str
    working_days: int
    due_time: time | None = None


@dataclass(frozen=True)
class RegimeRow:
    code: str
    name: str
    calendar: str
    kinds: tuple[str, ...]
    dues: tuple[DueRow, ...]
    source: str
    valid_from: date
    valid_to: date | None = None
    opens_before: int = 4
    locks_after: int = 22


@dataclass(frozen=True)
class LineRow:
    """An indicator of a form."""

    code: str
    required: bool = True


@dataclass(frozen=True)
class RuleRow:
    code: str
    kind: str
    parts: tuple[str, ...]
    whole: str
    message_vi: str
    message_en: str
    severity: str = FormRule.Severity.ERROR

    @classmethod
    def of(cls, row: FormRule) -> "RuleRow":
        names = ("code", "kind", "whole", "message_vi", "message_en", "severity")
        return cls(parts=tuple(row.parts), **{name: getattr(row, name) for name in names})


@dataclass(frozen=True)
class SenderRow:
    """Units of a level, or one unit."""

    level: str = ""
    unit: Unit | None = None
    valid_from: date = date(2021, 1, 1)
    valid_to: date | None = None
    approved_inside: bool = False


@dataclass(frozen=True)
class FormRow:
    code: str
    name_vi: str
    period_kind: str
    lines: tuple[LineRow, ...]
    senders: tuple[SenderRow, ...]
    valid_from: date
    name_en: str = ""
    guidance: str = ""
    source: str = ""
    keeper: Unit | None = None
    complete_at: int = 100
    valid_to: date | None = None
    is_illustrative: bool = False
    rules: tuple[RuleRow, ...] = field(default=())

    def columns(self) -> dict[str, Any]:
        apart = {"lines", "senders", "rules"}
        return {name: value for name, value in vars(self).items() if name not in apart}
