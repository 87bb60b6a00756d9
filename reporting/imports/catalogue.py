"""The catalogue that comes with the portal (the JSON files beside this module), or another of its shape, as rows."""

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from reporting.imports.rows import (
    DueRow,
    FormRow,
    IndicatorRow,
    LineRow,
    RegimeRow,
    RuleRow,
    SenderRow,
    VersionRow,
)

FOLDER = Path(__file__).resolve().parent
INDICATORS, FORMS = FOLDER / "indicators.json", FOLDER / "forms.json"
T = TypeVar("T")


class Unreadable(Exception):
    """The file is not of its shape; the message says where."""


def read_indicators(content: bytes) -> tuple[IndicatorRow, ...]:
    return _read(content, lambda told: tuple(_indicator(each) for each in told["indicators"]))


def read_forms(content: bytes) -> tuple[tuple[RegimeRow, ...], tuple[tuple[str, FormRow], ...]]:
    """Regimes, and forms each with its regime's code."""
    return _read(
        content,
        lambda told: (
            tuple(_regime(each) for each in told["regimes"]),
            tuple((each["regime"], _form(each)) for each in told["forms"]),
        ),
    )


def _read(content: bytes, shaped: Callable[[Any], T]) -> T:
    try:
        return shaped(json.loads(content))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        told = _("The file cannot be read as a catalogue: %(error)s.") % {"error": repr(error)[:200]}
        raise Unreadable(told) from error


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _indicator(told: dict[str, Any]) -> IndicatorRow:
    return IndicatorRow(
        **{**told, "levels": tuple(told["levels"]), "versions": tuple(map(_version, told["versions"]))}
    )


def _version(told: dict[str, Any]) -> VersionRow:
    days = {"valid_from": date.fromisoformat(told["valid_from"]), "valid_to": _day(told.get("valid_to"))}
    return VersionRow(**{**told, **days, "rules": tuple(sorted(told.get("rules", {}).items()))})


def _regime(told: dict[str, Any]) -> RegimeRow:
    days = {"valid_from": date.fromisoformat(told["valid_from"]), "valid_to": _day(told.get("valid_to"))}
    dues = tuple(
        DueRow(
            each["level"], each["working_days"], time.fromisoformat(each["time"]) if "time" in each else None
        )
        for each in told["dues"]
    )
    return RegimeRow(**{**told, **days, "kinds": tuple(told["kinds"]), "dues": dues})


def _form(told: dict[str, Any]) -> FormRow:
    apart = {name: value for name, value in told.items() if name != "regime"}
    rules = tuple(RuleRow(**{**each, "parts": tuple(each["parts"])}) for each in told.get("rules", ()))
    days = {"valid_from": date.fromisoformat(told["valid_from"]), "valid_to": _day(told.get("valid_to"))}
    senders = tuple(
        SenderRow(**{**each, "valid_from": date.fromisoformat(each["valid_from"])})
        for each in told["senders"]
    )
    lines = tuple(LineRow(**each) for each in told["lines"])
    return FormRow(**{**apart, **days, "rules": rules, "senders": senders, "lines": lines})
