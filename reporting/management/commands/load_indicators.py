"""The catalogue of indicators: all of it or nothing; a second run changes nothing."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from common.actors import system
from common.decisions import Refused
from reporting.actions import indicators
from reporting.imports.catalogue import INDICATORS, Unreadable, read_indicators


class Command(BaseCommand):
    help = "Load the catalogue of indicators: the portal's own, or a file of the same shape."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=INDICATORS, metavar="FILE.json")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read_indicators(options["file"].read_bytes())
            loaded = indicators.load(by=system("load_indicators"), rows=rows)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        except (Unreadable, Refused, ValidationError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(vars(loaded)))
            return
        self.stdout.write(f"{loaded.created} created, {loaded.changed} changed, {loaded.unchanged} unchanged")
