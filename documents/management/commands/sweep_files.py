"""Finish what a process that died left between disk and database: the twin of the nightly task."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from documents.actions import shelf


class Command(BaseCommand):
    help = "Remove files without a row and put waiting files in their place. Safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        swept = shelf.sweep()
        if options["json"]:
            self.stdout.write(json.dumps({"settled": swept.settled, "removed": swept.removed}))
            return
        self.stdout.write(f"{swept.settled} files put in their place, {swept.removed} without a row removed")
