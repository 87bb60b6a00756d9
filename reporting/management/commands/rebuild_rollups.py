"""Counts every sum of the reports anew from the values; says how many rows differed from what the acts had kept up."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from reporting.actions import rollups


class Command(BaseCommand):
    help = "Counts the sums of all reports anew; run after a restore, or to be sure."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output")

    def handle(self, *_args: str, **options: Any) -> None:
        rebuilt = rollups.rebuild_all()
        if options["json"]:
            self.stdout.write(json.dumps({"sums": rebuilt.sums, "different": rebuilt.different}))
            return
        told = ngettext("%(sums)s sum counted anew", "%(sums)s sums counted anew", rebuilt.sums)
        self.stdout.write(f"{told % {'sums': rebuilt.sums}} ({rebuilt.different})")
