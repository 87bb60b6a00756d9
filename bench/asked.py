"""A process that answers "measure this case so many times" line by line; run as a module by `bench.pages`.

`python -m bench.asked portal` and `python -m bench.asked bare` speak the same: a line of JSON in, one out.
"""

import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django

SITES = {"portal": "egov_portal.settings", "bare": "bench.bare.settings"}
TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")
WHO_ASKS = (
    'FROM "organizations_session"',
    'FROM "organizations_user"',
    'FROM "organizations_roleassignment"',
    'FROM "organizations_apikey"',
)


@dataclass(frozen=True)
class Case:
    """One request: asked again and again it costs the same."""

    ask: Callable[[], Any]
    status: int = 200


def portal() -> dict[str, Case]:
    """The demonstration story as chair, secretary and a ward's program see it."""
    from django.test import Client

    from bench.months import months
    from common.actors import system
    from directives.models import Assignment, Directive, DirectiveItem
    from organizations.actions import api_keys, wall_devices
    from organizations.models import Unit, User

    def signed_in(name: str) -> Client:
        client = Client(headers={"Host": "127.0.0.1"})
        client.force_login(User.objects.get(username=name))
        return client

    chair, office = signed_in("truongban"), signed_in("thuky")
    paper = Directive.objects.filter(issue_known_on__isnull=False, owner__code="LB").latest("issued_on", "pk")
    item = DirectiveItem.objects.filter(directive=paper).order_by("no")[0]
    ward = Unit.objects.get(code="LB.00121")
    work = Assignment.objects.leads().open().filter(unit=ward, cycle="").latest("pk")
    token = api_keys.create(by=system("bench"), unit=ward, label="bench").token
    district = Unit.objects.get(code="LB")
    screen = Client(headers={"Host": "127.0.0.1", "HX-Request": "true"})
    screen.cookies["wall"] = wall_devices.create(by=system("bench"), owner=district, label="bench").token
    program = Client(headers={"Host": "127.0.0.1", "Authorization": f"Token {token}"})
    turn = iter(range(10**9))

    def report() -> Any:
        number = next(turn)
        sent = {"percent": 99, "result": f"Lần {number}", "reported_on": os.environ["DEMO_TODAY"]}
        key = {"Idempotency-Key": f"bench-{os.getpid()}-{number}"}
        path = f"/api/v1/assignments/{work.pk}/updates/"
        return program.post(path, sent, content_type="application/json", headers=key)

    return {
        "board": Case(lambda: chair.get("/")),
        "wall refresh": Case(lambda: screen.get("/wall/")),
        "list of items": Case(lambda: office.get("/directives/items/")),
        "list of papers": Case(lambda: office.get("/directives/")),
        "item": Case(lambda: office.get(f"/directives/items/{item.pk}/")),
        "notice": Case(lambda: office.get(f"/directives/{paper.pk}/")),
        "API list of 100": Case(lambda: office.get("/api/v1/assignments/?page_size=100")),
        "API report": Case(report, 201),
        "API month": Case(months(), 201),
    }


def bare() -> dict[str, Case]:
    """The same sizes: 25 rows of a page, 100 of an API list, one row posted."""
    from datetime import date, timedelta

    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client
    from rest_framework.authtoken.models import Token

    from bench.bare.models import Unit, Work

    call_command("migrate", run_syncdb=True, verbosity=0)
    user = User.objects.create_user("user")
    units = [Unit.objects.create(name=f"Đơn vị {number}") for number in range(20)]
    Work.objects.bulk_create(
        Work(unit=units[n % 20], no=n, text=f"Nội dung {n} " * 10, state="open", due_on=date(2023, 1, 1) + timedelta(n % 300))
        for n in range(600)
    )  # fmt: skip
    page = Client()
    page.force_login(user)
    program = Client(headers={"Authorization": f"Token {Token.objects.create(user=user).key}"})
    sent = {"work": 1, "percent": 99, "result": "Lần"}
    values = [
        {"indicator": f"DVC{number:02}", "numerator": 812 + number, "denominator": 1003 + number}
        for number in range(20)
    ]
    month = {"unit": 1, "period": "2023-M10", "values": values}
    return {
        "page": Case(lambda: page.get("/table/")),
        "API list": Case(lambda: program.get("/works/")),
        "API values": Case(lambda: program.post("/months/", month, content_type="application/json"), 201),
        "API post": Case(lambda: program.post("/reports/", sent, content_type="application/json"), 201),
    }


def looked_at(case: Case) -> dict[str, float]:
    """Once, with everything counted: statements beyond asking who asks, and the weight of the answer as it travels."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        answer = case.ask()
    if answer.status_code != case.status:
        raise SystemExit(f"{answer.status_code} instead of {case.status}: {answer.content[:400]!r}")
    texts = [query["sql"] for query in seen.captured_queries if not query["sql"].startswith(TRANSACTIONS)]
    counted = [
        text for text in texts if not (text.startswith("SELECT") and any(who in text for who in WHO_ASKS))
    ]
    return {"statements": len(counted), "weight": len(gzip.compress(answer.content, 6)) / 1024}


def timed(case: Case, times: int) -> dict[str, float]:
    """CPU-milliseconds of one request, database included: SQLite works inside the process."""
    started = time.process_time()
    for _turn in range(times):
        case.ask()
    return {"cpu_ms": (time.process_time() - started) * 1000 / times}


def main() -> None:
    site = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = SITES[site]
    django.setup()
    import logging

    logging.disable(logging.CRITICAL)
    cases = {"portal": portal, "bare": bare}[site]()
    print(json.dumps(list(cases)), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        case = cases[asked["case"]]
        print(json.dumps(timed(case, asked["times"]) if asked["times"] else looked_at(case)), flush=True)


if __name__ == "__main__":
    main()
