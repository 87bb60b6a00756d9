"""Sums on pages: since the year began, a year before, the plan; and units that merged or were divided."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from urllib.parse import quote

import pytest
from django.test import Client
from openpyxl import load_workbook

from common import clock
from common.decisions import Refused
from organizations.models import Unit, UnitSuccession
from reporting.actions import year_plans
from reporting.models import Indicator, ReportForm
from reporting.readings.indicator_list import indicator_list
from reporting.readings.indicator_page import AS_IS, indicator_page
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.reporting.sending import EARLIER, MONTHLY, put, set_up


def month(cast: Cast, unit: str, period: str, on: date, numerator: int, people: int) -> None:
    values = {"DVC04": {"numerator": numerator, "denominator": 100}, "NL03": {"value": people}}
    with clock.at(on):
        put(cast, values, by=PORTAL, unit=unit, period=period, submit=True)


def reported(cast: Cast) -> ReportForm:
    form = set_up(cast)
    for unit, share in (("LB.00115", 80), ("LB.00118", 60)):
        month(cast, unit, "2022-M09", date(2022, 9, 15), share - 10, 100)
        month(cast, unit, "2023-M08", date(2023, 8, 15), share, 200)
        month(cast, unit, EARLIER, date(2023, 9, 15), share + 10, 300)
    return form


def plan(cast: Cast, planned: int) -> None:
    indicator = Indicator.objects.get(code="NL03")
    year_plans.set_plan(
        by=cast.actor("secretary"), owner=cast.district, indicator=indicator, year=2023, planned=Decimal(planned), source="KH 21"
    )  # fmt: skip


def test_it_tells_the_period_the_year_and_the_plan(cast: Cast) -> None:
    form = reported(cast)
    plan(cast, 9000)
    plan(cast, 2000)  # the later one holds
    found = indicator_list(form, on=TODAY)
    assert found is not None
    assert found.period_code == EARLIER
    lines = {line.code: line for _group, lines in found.groups for line in lines}
    rate, people = lines["DVC04"], lines["NL03"]
    assert (rate.value, rate.parts, rate.year_before) == ("80%", "160/200", "60%")
    assert rate.change.startswith("+20 ")
    assert (people.value, people.year_to_date, people.year_before, people.against_plan) == (
        "600",
        "1.000",
        "200",
        "50%",
    )
    assert lines["HT04"].value == "–"


def test_it_tells_a_past_day_by_what_was_known_then(cast: Cast) -> None:
    form = reported(cast)
    month(cast, "LB.00130", EARLIER, date(2023, 10, 2), 0, 5000)
    now, then = (indicator_page(form, "NL03", viewer=PORTAL, on=on) for on in (TODAY, date(2023, 9, 25)))
    assert now is not None
    assert then is not None
    assert (now.line.value, then.line.value) == ("5.600", "600")
    assert [row.cells[-1].text for row in then.table.rows] == ["300", "300", "–", "–"]


def test_it_refuses_a_plan_that_cannot_be(cast: Cast, monthly: ReportForm) -> None:
    rate = Indicator.objects.get(code="DVC04")
    with pytest.raises(Refused, match="100"):
        year_plans.set_plan(
            by=PORTAL, owner=cast.district, indicator=rate, year=2023, planned=Decimal(120), source="KH"
        )


def divide(cast: Cast, weight: str | None) -> None:
    """Ward A ended on 30/09: a part of it went to ward B, the remainder to another ward."""
    ward = cast.ward_a
    ward.valid_to = date(2023, 9, 30)
    ward.save()
    for code, share in (("LB.00118", "0.25"), ("LB.00121", weight)):
        UnitSuccession.objects.create(
            predecessor=ward,
            successor=Unit.objects.get(code=code),
            effective_on=date(2023, 10, 1),
            coverage="part",
            weight=share,
            legal_basis="NQ 1",
        )


@pytest.mark.parametrize(("weight", "waits"), [("0.75", None), (None, "225")])
def test_it_tells_divided_units_with_the_same_total(
    cast: Cast, weight: str | None, waits: str | None
) -> None:
    form = reported(cast)
    divide(cast, weight)
    was, now = (
        indicator_page(form, "NL03", viewer=PORTAL, on=TODAY, view=view) for view in ("as-was", AS_IS)
    )
    assert was is not None
    assert now is not None
    last = {row.name: row.cells[-1] for row in now.table.rows}
    ward_b = last[Unit.objects.get(code="LB.00118").short_name]
    assert (ward_b.text, ward_b.is_estimated) == ("375", True)
    assert (now.table.waiting[-1].text if now.table.waiting else None) == waits
    assert now.table.totals[-1].text == was.table.totals[-1].text == "600"
    assert "01/10/2023" in now.changes


def test_it_draws_pages_for_everybody_of_the_plan(cast: Cast) -> None:
    reported(cast)
    client: Client = cast.client("secretary")
    page = client.get(f"/reports/indicators/DVC04/?form={MONTHLY}")
    assert "<polyline" in page.content.decode()
    assert client.get("/reports/indicators/?period=2023-M08").context["table"].period_code == "2023-M08"
    assert client.get("/reports/indicators/XX99/").status_code == 404
    explained = client.get(page.context["page"].line.figure.url).context["explanation"].counted
    assert [(row.label, row.counts) for row in explained.rows] == [
        ("Thượng Thanh", True),
        ("Ngọc Thụy", True),
    ]
    punctual = client.get("/reports/completeness/").context["map"].timeliness
    counted = client.get(punctual.url).context["explanation"].counted
    assert {row.counts for row in counted.rows} == {False}  # two figures of twenty are no complete report
    assert (counted.of, counted.figure.value) == (44, 0)
    with clock.at(date(2023, 8, 15)):  # the only one that answers the whole form
        put(cast, by=PORTAL, unit="LB.00121", period="2023-M08", submit=True)
    punctual = client.get("/reports/completeness/").context["map"].timeliness
    counted = client.get(punctual.url).context["explanation"].counted
    assert [row.counts for row in counted.rows[:2]] == [True, False]
    assert sum(row.counts for row in counted.rows) == 1
    assert (counted.of, counted.figure.value) == (44, 2)


def test_it_writes_a_period_to_excel_with_totals_of_its_rows(cast: Cast) -> None:
    reported(cast)
    client: Client = cast.client("secretary")
    address = f"/reports/sheets/{MONTHLY}/{EARLIER}/"
    first = client.get(address).content
    sheet = load_workbook(BytesIO(first)).active
    assert (sheet.page_setup.orientation, sheet.print_title_rows, sheet.print_title_cols) == (
        "landscape",
        "$3:$4",
        "$A:$B",
    )
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    place = next(number for number, name in enumerate(rows[2]) if name and name.startswith("DVC04"))
    references = rows.pop()
    assert references[place] == f"indicator_sum:indicator=DVC04&form={MONTHLY}&period={EARLIER}@{TODAY}"
    told = client.get(f"/explain/?ref={quote(references[place])}", follow=True)
    assert told.context["explanation"].counted.figure.value == 80
    assert [row[place : place + 2] for row in rows[4:]] == [
        [90, 100],
        [70, 100],
        [None] * 2,
        [None] * 2,
        [160, 200],
    ]
    mine = load_workbook(BytesIO(cast.client("ward_a_officer").get(address).content)).active
    assert [row[0] for row in mine.iter_rows(min_row=5, values_only=True)] == ["LB.00115", None, None]
