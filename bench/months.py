"""A month of 20 values sent by a ward's program: every request is another ward's first sending."""

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

WARDS = 200
PERIOD = "2023-M10"


def months() -> Callable[[], Any]:
    """What to call for one more month; there are as many wards as the bench may ask for."""
    from django.test import Client

    from common import clock
    from common.actors import system
    from organizations.actions import api_keys, units
    from organizations.imports.units_csv import UnitRow
    from organizations.models import ApiKey, Unit
    from reporting.models import ReportForm
    from reporting.models.definition import definition_of

    by = system("bench")
    for number in range(WARDS):
        row = UnitRow(
            f"LB.B{number:03}", f"Phường đo {number}", "ward", "government", "subordinate", date(2004, 1, 1), parent="LB"
        )  # fmt: skip
        units.create(by=by, row=row)
    wards = Unit.objects.filter(code__startswith="LB.B").order_by("code")
    tokens = [(ward.code, api_keys.create(by=by, unit=ward, label="bench").token) for ward in wards]
    ApiKey.objects.update(last_used_at=clock.wall())
    form = ReportForm.objects.get(owner__code="LB", code="CQDT-THANG")
    ratio, single = {"numerator": 812, "denominator": 1003}, {"value": 37}
    values = {
        field.code: ratio if field.indicator.is_ratio else single for field in definition_of(form).fields
    }
    turn = itertools.cycle(tokens)
    client = Client(headers={"Host": "127.0.0.1"})  # as a server does, it makes its middleware once

    def send() -> Any:
        code, token = next(turn)
        path, sent = f"/api/v1/reports/{form.code}/{PERIOD}/{code}/", {"values": values, "submit": True}
        key = {"Authorization": f"Token {token}"}
        return client.put(path, sent, content_type="application/json", headers=key)

    return send
