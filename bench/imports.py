"""Reports of the past taken over at once, validated and versioned, beside COPY to a temporary table and an upsert of the same
rows. Needs a PostgreSQL: DATABASE_URL names a database with the demonstration in it (`make demo-prepare`)."""

import io
import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django

from bench.tables import Measure, Table

PERIODS, AT_LEAST, TURNS = 8, 0.4, 5
COLUMNS = "report_id, period_id, unit_id, indicator_id, answer, number, numerator, denominator"


def imports() -> Table:
    title = "Import of reports beside COPY and an upsert of the same rows (P9)"
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return Table(f"{title}: needs a PostgreSQL in DATABASE_URL")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        wards = begun()
        history, plain, times = beside(lambda: imported(wards))
        batch, _plain, slower = beside(lambda: batched(wards))
        transaction.set_rollback(True)
    return Table(
        title,
        [
            Measure("import_history", history, "rows/s"),
            Measure("COPY to a temporary table + upsert", plain, "rows/s"),
            Measure("  COPY + upsert / import", times, "x", floor=1 / AT_LEAST),
            Measure("batch of the API, with an answer for each value", batch, "rows/s"),
            Measure("  COPY + upsert / batch", slower, "x"),
        ],
    )


def beside(ours: Callable[[], tuple[int, float]]) -> tuple[float, float, float]:
    """Rows a second of ours and of theirs, and how many times theirs: medians of turns, each taken back."""
    from django.db import transaction

    seen = []
    for _turn in range(TURNS):
        with transaction.atomic():
            rows, seconds = ours()
            bare = copied()
            seen.append((rows / seconds, rows / bare, seconds / bare))
            transaction.set_rollback(True)
    first, second, times = (statistics.median(each) for each in zip(*seen, strict=True))
    return first, second, times


def begun() -> list[Any]:
    """A hundred wards without reports."""
    from common.actors import system
    from organizations.actions import units
    from organizations.imports.units_csv import UnitRow

    return [
        units.create(
            by=system("bench"),
            row=UnitRow(
                f"LB.I{number:03}", f"Phường đo {number}", "ward", "government", "subordinate", date(2004, 1, 1), parent="LB"
            ),
        )
        for number in range(100)
    ]  # fmt: skip


def known_values() -> tuple[Any, dict[str, Any]]:
    from reporting.models import ReportForm
    from reporting.models.definition import definition_of

    known = definition_of(ReportForm.objects.get(owner__code="LB", code="CQDT-THANG"))
    ratio, single = {"numerator": 812, "denominator": 1003}, {"value": 37}
    return known, {each.code: ratio if each.indicator.is_ratio else single for each in known.fields}


def imported(wards: list[Any]) -> tuple[int, float]:
    """How many values went in, and in how many seconds."""
    from common.actors import system
    from reporting.actions import history
    from reporting.models import ReportVersion
    from reporting.models.definition import Place, moment
    from reporting.models.sent import Sent

    by, (known, values) = system("bench"), known_values()
    rows = [
        history.HistoryRow(
            Place(known, period, ward),
            [history.Event(moment(period.data_to, None), ReportVersion.Act.SUBMITTED, by, sent=Sent(values))],
        )
        for period in list(known.periods.values())[:PERIODS]
        for ward in wards
    ]
    return timed(lambda: history.import_history(by=by, rows=rows))


def batched(wards: list[Any]) -> tuple[int, float]:
    """The same through the pipeline of the API's batch, for the periods that are open."""
    from common import clock
    from common.actors import system
    from reporting.actions import batches
    from reporting.models.sent import Sent

    (known, values), on = known_values(), clock.today()
    rows = [
        batches.Row(known.form.code, period.code, ward.code, Sent(values, {}, True))
        for period in known.periods.values()
        for ward in wards
        if not period.is_future(on) and not period.is_locked(on)
    ]
    return timed(lambda: batches.put_all(by=system("bench"), rows=rows, door="batch"))


def timed(work: Callable[[], Any]) -> tuple[int, float]:
    from reporting.models import Value

    before = Value.objects.count()
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    return Value.objects.count() - before, seconds


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
