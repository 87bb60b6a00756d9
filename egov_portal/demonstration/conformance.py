"""A small fixed world of two districts for outside checkers: `seed_conformance` (its answer is a contract, see docs).

Everything happens through the same actions as real work, on fixed days, so that the answer is the same every time but for
passwords and keys, which are made anew.
"""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from common import clock
from common.actors import Actor, system
from egov_portal.demonstration import (
    conformance_catalogue,
    conformance_people,
    conformance_projects,
    conformance_reports,
    conformance_work,
)
from organizations.models import Unit, User

TODAY = date(2023, 10, 16)
SET_UP = date(2023, 1, 3)
DISTRICT, OTHER = "LB", "MH"
WARD_A, WARD_B, LEAD, COORDINATOR, CLOSED = "LB.00115", "LB.00118", "LB.VHTT", "LB.TCKH", "LB.DC"


@dataclass(frozen=True)
class SignIn:
    """`totp_secret` is None where the person signs in with the password alone."""

    username: str
    password: str
    totp_secret: str | None = None


def is_empty() -> bool:
    """Nobody works in this database yet: migrations may have put the calendar there, nothing else."""
    return not (Unit.objects.exists() or User.objects.exists())


@transaction.atomic
def load() -> dict[str, Any]:
    """The whole world or nothing of it; returns the answer of the contract."""
    by: Actor = system("conformance")
    passwords = {name: secrets.token_urlsafe(18) for name in conformance_people.PEOPLE}
    with clock.at(SET_UP):
        world = conformance_people.load(by, passwords)
    objects = conformance_work.load(world)
    project = conformance_projects.load(world)
    application = conformance_catalogue.load(world)
    report_b = conformance_reports.load(by, world)
    with clock.at(TODAY):
        keys = conformance_people.keys(by, world)
    return {
        "today": TODAY.isoformat(),
        "units": {
            "district": DISTRICT,
            "other_district": OTHER,
            "ward_a": WARD_A,
            "ward_b": WARD_B,
            "closed": CLOSED,
            "lead": LEAD,
            "coordinator": COORDINATOR,
        },
        "users": {name: vars(SignIn(name, password)) for name, password in passwords.items()},
        "api_keys": keys,
        "form": conformance_reports.FORM,
        "periods": conformance_reports.PERIODS,
        "objects": {**objects, "application": application, "project": project, "report_b": report_b},
    }
