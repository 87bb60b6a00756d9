"""Open the reporting periods that are coming: the twin of the nightly task."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from common import clock
from common.actors import system
from reporting.actions import periods


class Command(BaseCommand):
    help = "Open the reporting periods of every regime that begin within two months. Safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day, YYYY-MM-DD; today when left out")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["on"] or clock.today()
        opened = periods.open_due(by=system("open_periods"), on=on)
        if options["json"]:
            self.stdout.write(json.dumps({"on": on.isoformat(), "periods": opened.periods}))
            return
        self.stdout.write(f"{opened.periods} periods of {opened.regimes} regimes opened on {on}")
