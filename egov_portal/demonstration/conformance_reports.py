"""Forms, periods and reports of the fixed world: ward B has sent September, everything else is still to be written."""

from datetime import date

from common import clock
from common.actors import Actor
from egov_portal.demonstration.conformance_people import World
from organizations.models import Unit
from reporting.actions import forms, indicators, periods, reports
from reporting.imports.catalogue import FORMS, INDICATORS, read_forms, read_indicators
from reporting.models.sent import Sent

FORM = "CQDT-THANG"
PERIODS = {"open": "2023-M10", "closed": "2023-M06", "future": "2023-M12"}
SEPTEMBER, SENT_ON, TODAY = "2023-M09", date(2023, 9, 15), date(2023, 10, 16)
DISTRICTS = ("LB", "MH")


def load(by: Actor, world: World) -> str:
    """Returns the path of ward B's report."""
    with clock.at(date(2023, 1, 3)):
        indicators.load(by=by, rows=read_indicators(INDICATORS.read_bytes()))
        regimes, rows = read_forms(FORMS.read_bytes())
        for code in DISTRICTS:
            owner = Unit.objects.get(code=code)
            forms.load(by=by, owner=owner, regimes=regimes, rows=rows)
    with clock.at(SENT_ON):
        periods.open_due(by=by, on=TODAY)
        sent = Sent(values={"HT04": {"value": 37}, "AT03": {"nil": True}}, submit=True)
        reports.put(
            by=world.actor("ward_b"), form=FORM, period=SEPTEMBER, unit="LB.00118", sent=sent, door="form"
        )
    return f"/api/v1/reports/{FORM}/{SEPTEMBER}/LB.00118/"
