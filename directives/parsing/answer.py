"""The answer of ``parse_notice`` as scripts read it."""

from collections.abc import Sequence
from typing import Any

from directives.parsing.shapes import AssignedUnit, Due, ParsedItem, ParsedNotice, ParseWarning, ReportRhythm


def as_contract(parsed: ParsedNotice) -> dict[str, Any]:
    """Plain JSON values: dates ISO, times HH:MM, absent values null."""
    return {
        "number": parsed.number,
        "issued_on": parsed.issued_on.isoformat() if parsed.issued_on else None,
        "meeting_date": parsed.meeting_date.isoformat() if parsed.meeting_date else None,
        "items": [_item(item) for item in parsed.items],
    }


def _item(item: ParsedItem) -> dict[str, Any]:
    return {
        "no": item.no,
        "ref": item.ref,
        "heading": item.heading,
        "text": item.text,
        "leads": _targets(item.leads),
        "coordinators": _targets(item.coordinators),
        "due": _due(item.due),
        "report": _report(item.report),
        "warnings": [_warning(warning) for warning in item.warnings],
    }


def _targets(units: Sequence[AssignedUnit]) -> list[str]:
    return [unit.target for unit in units]


def _due(due: Due) -> dict[str, Any]:
    return {
        "kind": due.kind.value,
        "date": due.on.isoformat() if due.on else None,
        "time": f"{due.at:%H:%M}" if due.at else None,
        "rule": due.rule.value if due.rule else None,
        "day": due.day,
        "from": due.from_on.isoformat() if due.from_on else None,
        "phrase": due.phrase,
    }


def _report(report: ReportRhythm | None) -> dict[str, Any] | None:
    return {"rule": report.rule.value, "day": report.day} if report else None


def _warning(warning: ParseWarning) -> dict[str, str]:
    return {"code": warning.code, "message": warning.message, "severity": warning.severity.value}
