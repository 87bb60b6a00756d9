"""Reports as JSON, and refusals of what was sent. Plain dictionaries: a month is written faster than a serializer can."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.api.problems import FieldError, Problem, Text
from reporting.actions.reports import Rejected, ReportOutcome, ValueOutcome
from reporting.models.sent import Said, Sent
from reporting.readings.reports import ReportRow, row_of

NAMES = {"values", "narrative", "submit"}
PROSE = {"results": "", "difficulties": "", "next": "", "proposals": ""}


def sent_of(body: Any, more: frozenset[str] = frozenset()) -> Sent:
    """What a body says, shape only. Raises `Problem` 422."""
    if not isinstance(body, dict):
        raise invalid("", "not_an_object", _("A JSON object is needed."))
    strange = sorted(set(body) - NAMES - more)
    if strange:
        raise invalid(strange[0][:40], "unknown_field", _("There is no such field."))
    for name in ("values", "narrative"):
        if not isinstance(body.get(name, {}), dict):
            raise invalid(name, "not_an_object", _("A JSON object is needed."))
    if not isinstance(body.get("submit", False), bool):
        raise invalid("submit", "not_yes_or_no", _("Write true or false."))
    return Sent(body.get("values", {}), body.get("narrative", {}), body.get("submit", False))


def invalid(field: str, code: str, message: Text) -> Problem:
    return Problem(422, "invalid", _("Some fields cannot be accepted."), [FieldError(field, code, message)])


def rejected(error: Rejected) -> Problem:
    """Nothing was stored; every value says what would have become of it."""
    errors = [FieldError(said.field, said.code, said.message) for said in error.said]
    told = _("Some values cannot be accepted; nothing was stored. What was sent is kept for repair.")
    values = {value.code: outcome_json(value) for value in error.values}
    return Problem(422, "rejected", told, errors, members={"values": values})


def summary_json(row: ReportRow) -> dict[str, Any]:
    return {
        "form": row.form,
        "period": row.period,
        "unit": row.unit,
        "unit_name": row.unit_name,
        "state": row.state,
        "awaiting": row.awaiting or None,
        "timeliness": row.timeliness,
        "days": row.days,
        "due_on": row.due_on,
        "due_time": row.due_time,
        "locks_on": row.locks_on,
        "filled_percent": row.filled_percent,
        "sent_at": row.sent_at,
        "reason": row.reason,
        "written_by": row.written_by,
        "written_at": row.written_at,
        "version": row.version,
        "permissions": {name: decision.as_json() for name, decision in row.permissions.items()},
    }


def report_json(row: ReportRow) -> dict[str, Any]:
    return {**summary_json(row), "values": row.values, "narrative": {**PROSE, **row.narrative}}


def answer_json(told: ReportOutcome, viewer: Actor) -> dict[str, Any]:
    """What stands now, and what became of every value that was sent."""
    row = row_of(told.situation, viewer=viewer, on=clock.today())
    values = {
        code: {**shape, "outcome": "unchanged", "errors": [], "warnings": []}
        for code, shape in row.values.items()
    }
    values |= {value.code: outcome_json(value) for value in told.values}
    return {
        **summary_json(row),
        "values": values,
        "narrative": {**PROSE, **row.narrative},
        "warnings": said_json(told.warnings),
    }


def outcome_json(value: ValueOutcome) -> dict[str, Any]:
    return {
        **(value.new or {}),
        "outcome": value.outcome.value,
        "errors": said_json(value.errors),
        "warnings": said_json(value.warnings),
    }


def said_json(said: Iterable[Said]) -> list[dict[str, str]]:
    return [{"field": each.field, "code": each.code, "message": str(each.message)} for each in said]
