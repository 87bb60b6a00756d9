"""Open the cycles of recurring duties that have begun: the twin of the nightly task."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common import clock
from common.actors import system
from common.decisions import Refused
from directives.actions import cycles


class Command(BaseCommand):
    help = "Open the cycles of recurring duties whose window has begun. Safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day, YYYY-MM-DD; today when left out")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["on"] or clock.today()
        try:
            opened = cycles.open_due(by=system("open_cycles"), on=on)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if options["json"]:
            told = {"on": on.isoformat(), "cycles": opened.cycles, "assignments": opened.assignments}
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(f"{opened.cycles} cycles, {opened.assignments} assignments opened on {on}")
