"""Reports of the past taken over at once, validated and versioned, beside COPY to a temporary table and an upsert of the same
rows. Needs a PostgreSQL: DATABASE_URL names a database with the demonstration in it (`make demo-prepare`)."""

import io
import os
import time
from datetime import date
from typing import Any

import django

from bench.tables import Measure, Table

PERIODS, AT_LEAST = 8, 0.4
COLUMNS = "report_id, period_id, unit_id, indicator_id, answer, number, numerator, denominator"


def imports() -> Table:
    title = "Import of reports beside COPY and an upsert of the same rows (P9)"
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return Table(f"{title}: needs a PostgreSQL in DATABASE_URL")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        rows, ours = imported()
        theirs = copied()
        transaction.set_rollback(True)
    return Table(
        title,
        [
            Measure("import_history", rows / ours, "rows/s"),
            Measure("COPY to a temporary table + upsert", rows / theirs, "rows/s"),
            Measure("  COPY + upsert / import", ours / theirs, "x", floor=1 / AT_LEAST),
        ],
    )


def imported() -> tuple[int, float]:
    """How many values went in, and in how many seconds."""
    from common.actors import system
    from organizations.actions import units
    from organizations.imports.units_csv import UnitRow
    from reporting.actions import history
    from reporting.models import ReportForm, ReportVersion, Value
    from reporting.models.definition import Place, definition_of, moment
    from reporting.models.sent import Sent

    by = system("bench")
    wards = [
        units.create(
            by=by,
            row=UnitRow(
                f"LB.I{number:03}", f"Phường đo {number}", "ward", "government", "subordinate", date(2004, 1, 1), parent="LB"
            ),
        )
        for number in range(100)
    ]  # fmt: skip
    known = definition_of(ReportForm.objects.get(owner__code="LB", code="CQDT-THANG"))
    ratio, single = {"numerator": 812, "denominator": 1003}, {"value": 37}
    values: dict[str, Any] = {
        each.code: ratio if each.indicator.is_ratio else single for each in known.fields
    }
    rows = [
        history.HistoryRow(
            Place(known, period, ward),
            [history.Event(moment(period.data_to, None), ReportVersion.Act.SUBMITTED, by, sent=Sent(values))],
        )
        for period in list(known.periods.values())[:PERIODS]
        for ward in wards
    ]
    before = Value.objects.count()
    started = time.perf_counter()
    history.import_history(by=by, rows=rows)
    return Value.objects.count() - before, time.perf_counter() - started


def copied() -> float:
    """The same rows once more: COPY into a temporary table, upsert from there."""
    from django.db import connection

    with connection.cursor() as cursor:
        lines = io.StringIO()
        chosen = f"SELECT {COLUMNS} FROM reporting_value v JOIN organizations_unit u ON u.id = v.unit_id"
        cursor.copy_expert(f"COPY ({chosen} WHERE u.code LIKE 'LB.I%') TO STDOUT", lines)
        cursor.execute("CREATE TEMP TABLE bench_target (LIKE reporting_value INCLUDING ALL) ON COMMIT DROP")
        lines.seek(0)
        started = time.perf_counter()
        cursor.execute("CREATE TEMP TABLE bench_load (LIKE bench_target INCLUDING IDENTITY) ON COMMIT DROP")
        cursor.copy_expert(f"COPY bench_load ({COLUMNS}) FROM STDIN", lines)
        cursor.execute(
            f"INSERT INTO bench_target ({COLUMNS}) SELECT {COLUMNS} FROM bench_load "
            "ON CONFLICT (unit_id, period_id, indicator_id) DO UPDATE SET answer = excluded.answer, "
            "number = excluded.number, numerator = excluded.numerator, denominator = excluded.denominator"
        )
        return time.perf_counter() - started
