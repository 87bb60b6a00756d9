"""Seed command of the reporting bench: N wards of one plan, sixty months of sixty indicators each, every value in place.

`python -m bench.reporting_seed --units 3321` fills an empty, migrated database (DATABASE_URL) with about twelve million
values. Values are inserted by the database from its own rows; nothing of it is a test of the doors.
"""

import argparse
import os
from datetime import date
from typing import Any

import django

MONTHS, INDICATORS, PEOPLE = 60, 60, "thuky"
FIRST, TODAY = date(2018, 11, 1), date(2023, 10, 16)
FORM, BATCH = "BENCH", 5000
VALUES = """
INSERT INTO reporting_value (report_id, period_id, unit_id, indicator_id, answer, number, numerator, denominator)
SELECT report.id, report.period_id, report.unit_id, field.indicator_id, 'given', NULL,
       40 + (report.unit_id * 7 + report.period_id * 3 + field.indicator_id) % 50, 100
FROM reporting_report report JOIN reporting_formfield field ON field.form_id = report.form_id
"""


def seed(units: int) -> None:
    from common import clock
    from reporting.actions import rollups
    from reporting.models import Report

    with clock.at(FIRST):
        owner = plan(units)
    form = form_of(owner)
    rows: list[Any] = []
    for period in periods_of(form):
        rows += reports_of(form, period, owner)
        if len(rows) >= BATCH:
            Report.objects.bulk_create(rows)
            rows = []
    Report.objects.bulk_create(rows)
    values()
    rollups.rebuild()


def plan(count: int) -> Any:
    """A district with so many wards and the secretary who looks at them."""
    from organizations.models import RoleAssignment, Unit, User
    from organizations.permissions import RoleKey

    told = {"bloc": "government", "relation": "subordinate", "valid_from": date(2004, 1, 1)}
    district = Unit.objects.create(
        code="LB", name="Quận", short_name="Quận", level="district", path="LB/", **told
    )
    district.home = district
    district.save()
    Unit.objects.bulk_create(
        Unit(
            code=f"LB.{number:05}",
            name=f"Phường {number}",
            short_name=f"P{number}",
            level="ward",
            parent=district,
            home=district,
            path=f"LB/LB.{number:05}/",
            position=number,
            **told,
        )
        for number in range(1, count + 1)
    )
    person = User(username=PEOPLE, full_name="Thư ký", password="!")
    person.save()
    RoleAssignment.objects.create(
        user=person, role=RoleKey.SECRETARIAT, unit=district, valid_from=date(2004, 1, 1)
    )
    return district


def form_of(owner: Any) -> Any:
    from reporting.models import FormAssignment, FormField, Indicator, IndicatorVersion, Regime, ReportForm

    regime = Regime.objects.create(
        owner=owner,
        code="M",
        name="M",
        calendar="mid_month",
        kinds=["month"],
        valid_from=FIRST,
        source="bench",
    )
    form = ReportForm.objects.create(
        owner=owner, regime=regime, code=FORM, name_vi="Báo cáo tháng", period_kind="month", valid_from=FIRST
    )
    FormAssignment.objects.create(form=form, level="ward", valid_from=FIRST)
    for number in range(INDICATORS):
        indicator = Indicator.objects.create(
            code=f"B{number:02}", kind="ratio", group="services", direction="up", over_time="sum",
            over_units="sum", levels=["ward"], position=number,
        )  # fmt: skip
        words = {"name_vi": f"Chỉ tiêu {number}", "name_en": "Indicator", "unit_vi": "%", "unit_en": "%"}
        IndicatorVersion.objects.create(
            indicator=indicator, number=1, valid_from=FIRST, source="bench", **words
        )
        FormField.objects.create(form=form, indicator=indicator, position=number)
    return form


def periods_of(form: Any) -> list[Any]:
    from common.actors import system
    from reporting.actions import periods
    from reporting.models import Period

    periods.open_due(by=system("bench"), on=TODAY)
    form.refresh_from_db()
    return list(Period.objects.of_form(form).filter(opens_on__lte=TODAY).order_by("-data_to")[:MONTHS])


def reports_of(form: Any, period: Any, owner: Any) -> list[Any]:
    """All sent on the day of the cut-off; every twentieth a week late."""
    from datetime import timedelta

    from common import clock
    from organizations.models import Unit
    from reporting.models import Report
    from reporting.models.definition import moment

    noon = moment(period.data_to, None)
    found = []
    for unit in Unit.objects.wards().filter(home=owner).values_list("pk", flat=True):
        at = noon + timedelta(days=8 if (unit + period.pk) % 20 == 0 else 0)
        found.append(
            Report(
                owner=owner, form=form, period=period, unit_id=unit, state="accepted", filled_percent=100,
                first_sent_at=at, first_complete_at=at, sent_at=at, written_at=at, recorded_at=at,
                known_on=clock.day_of(at), written_kind="system", written_key="bench",
                written_by="bench", by_kind="system", by_key="bench", by_label="bench",
            )
        )  # fmt: skip
    return found


def values() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(VALUES)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.reporting_seed", description=__doc__)
    parser.add_argument("--units", type=int, default=14)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        seed(options.units)


if __name__ == "__main__":
    main()
