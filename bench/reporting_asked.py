"""Asks heatmap and indicator page of a seeded database, and writes a month to Excel; prints JSON. Run by `bench.reporting`."""

import json
import os
import statistics
import time
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

import django

TIMES = 7
PAGES = {
    "heatmap": "/reports/completeness/?form=BENCH",
    "indicator page": "/reports/indicators/B07/?form=BENCH",
    "ranking": "/reports/ranking/?form=BENCH",
    "ward page": "/ward/LB.00007/",
    "month sheet": "/reports/sheets/BENCH/2023-M09/",
}


def asked() -> dict[str, Any]:
    from django.test import Client

    from bench.asked import Case, looked_at
    from organizations.models import User

    office = Client(headers={"Host": "127.0.0.1"})
    office.force_login(User.objects.get(username="thuky"))
    found: dict[str, Any] = {}
    for name, address in PAGES.items():
        case = Case(partial(office.get, address))
        case.ask()
        found[name] = looked_at(case) | {"ms": median(case.ask)}
    return found | {"sheet": sheets()}


def median(ask: Any) -> float:
    """CPU-milliseconds of an answer: SQLite works inside the process. Beside another database the clock must tell."""
    clock = time.perf_counter if os.environ.get("DATABASE_URL") else time.process_time
    seen = []
    for _turn in range(TIMES):
        begun = clock()
        ask()
        seen.append((clock() - begun) * 1000)
    return statistics.median(seen)


def sheets() -> dict[str, float]:
    """A month of all units as a file, and the same cells with openpyxl alone, in turns."""
    from common.actors import system
    from reporting.layouts.month_sheet import month_sheet
    from reporting.models import Period, ReportForm
    from reporting.readings.month_table import month_table

    form = ReportForm.objects.get(code="BENCH")
    period = Period.objects.of_form(form).filter(data_to__lt=date(2023, 10, 1)).latest("data_to")
    told: dict[str, Any] = {"viewer": system("bench"), "on": date(2023, 10, 16)}
    rows = [list(row) for row in month_table(form, period, **told).rows]
    ours, bare = [], []
    for _turn in range(TIMES):
        begun = time.process_time()
        month_sheet(month_table(form, period, **told))
        ours.append(time.process_time() - begun)
        begun = time.process_time()
        plain(rows)
        bare.append(time.process_time() - begun)
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    return {"cells": len(rows) * 120, "ms": statistics.median(ours) * 1000, "ratio": ratio}


def plain(rows: list[list[Any]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("bare")
    for row in rows:
        page.append(row)
    book.save(BytesIO())


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "egov_portal.settings"
    django.setup()
    import logging

    logging.disable(logging.CRITICAL)
    print(json.dumps(asked()))


if __name__ == "__main__":
    main()
