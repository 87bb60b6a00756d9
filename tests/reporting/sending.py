"""The forms of the cast's district, opened until today, and a full month of figures."""

from typing import Any

from common import clock
from reporting.actions import forms, indicators, periods, reports
from reporting.actions.reports import ReportOutcome
from reporting.imports.catalogue import FORMS, INDICATORS, read_forms, read_indicators
from reporting.models import Report, ReportForm
from reporting.models.definition import Place, definition_of
from reporting.models.sent import Sent
from reporting.policies.places import place
from tests.builders import PORTAL
from tests.cast import Cast

MONTHLY = "CQDT-THANG"
OPEN, EARLIER, CLOSED, FUTURE = "2023-M10", "2023-M09", "2023-M06", "2023-M12"
MONTH: dict[str, Any] = {
    "DVC02": {"numerator": 812, "denominator": 1003},
    "DVC03": {"numerator": 640, "denominator": 1003},
    "DVC04": {"numerator": 968, "denominator": 981},
    "DVC05": {"value": 4},
    "DVC06": {"numerator": 210, "denominator": 388},
    "DVC07": {"numerator": 990, "denominator": 1003},
    "DVC08": {"numerator": 901, "denominator": 981},
    "DVC11": {"numerator": 455, "denominator": 470},
    "DVC12": {"nil": True},
    "DH01": {"numerator": 143, "denominator": 201},
    "DH02": {"numerator": 96, "denominator": 97},
    "DH03": {"numerator": 90, "denominator": 96},
    "DH06": {"not_applicable": True, "note": "Đang kiểm kê tài sản."},
    "HT04": {"value": 37},
    "AT02": {"numerator": 17, "denominator": 22},
    "AT03": {"nil": True},
    "NL01": {"numerator": 21, "denominator": 24},
    "NL02": {"numerator": 15, "denominator": 15},
    "NL03": {"value": 260},
    "XH02": {"numerator": 21040, "denominator": 24900},
}


def set_up(cast: Cast) -> ReportForm:
    """Catalogue, regimes and forms of the district, with their periods."""
    indicators.load(by=PORTAL, rows=read_indicators(INDICATORS.read_bytes()))
    regimes, rows = read_forms(FORMS.read_bytes())
    forms.load(by=PORTAL, owner=cast.district, regimes=regimes, rows=rows)
    periods.open_due(by=PORTAL, on=clock.today())
    return ReportForm.objects.get(code=MONTHLY)


def there(cast: Cast, unit: str = "LB.00115", period: str = OPEN) -> Place:
    return place(PORTAL, MONTHLY, period, unit, clock.today())


def put(
    cast: Cast,
    values: dict[str, Any] | None = None,
    *,
    person: str = "ward_a_officer",
    unit: str = "LB.00115",
    period: str = OPEN,
    submit: bool = False,
    **options: Any,
) -> ReportOutcome:
    sent = Sent(
        values=MONTH if values is None else values, narrative=options.pop("narrative", {}), submit=submit
    )
    by = options.pop("by", None) or cast.actor(person)
    return reports.put(
        by=by, form=MONTHLY, period=period, unit=unit, sent=sent, door=options.pop("door", "api"), **options
    )


def outcomes(told: ReportOutcome) -> dict[str, str]:
    return {value.code: value.outcome.value for value in told.values}


def stored(cast: Cast, unit: str = "LB.00115", period: str = OPEN) -> Report:
    at = there(cast, unit, period)
    return Report.objects.get(form=at.form, period=at.period, unit=at.unit)


def again(form: ReportForm) -> None:
    """The definition as it is now."""
    form.refresh_from_db()
    definition_of(form)
