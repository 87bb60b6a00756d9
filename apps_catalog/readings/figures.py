"""Figures of the catalogue and of mergers: the names under which `/explain/` finds their rows."""

from datetime import date

from common.figures import Figure, Number

COSTS, FILLED, SCORE = "application_costs", "application_filled", "application_score"
TRUSTED, SAVING, ACHIEVED = "applications_trusted", "merger_saving", "merger_achieved"
UNITS = {COSTS: "vnd", FILLED: "%", SCORE: "points", TRUSTED: "applications", SAVING: "vnd", ACHIEVED: "vnd"}


def of_application(reading: str, value: Number | None, code: str, on: date) -> Figure:
    return Figure(value, UNITS[reading], reading, (("app", code),), on)


def of_plan(reading: str, value: Number | None, owner_code: str, on: date) -> Figure:
    return Figure(value, UNITS[reading], reading, (("unit", owner_code),), on)


def of_merger(reading: str, value: Number | None, pk: int, on: date) -> Figure:
    return Figure(value, UNITS[reading], reading, (("merger", str(pk)),), on)
