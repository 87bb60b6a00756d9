"""Regimes and forms of a plan, with their periods up to now; a second run changes nothing."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from common import clock
from common.actors import system
from common.decisions import Refused
from organizations.models import Unit
from reporting.actions import forms, periods
from reporting.imports.catalogue import FORMS, Unreadable, read_forms


class Command(BaseCommand):
    help = "Load the usual reporting regimes and forms for a plan (needs load_indicators), and open their periods."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=FORMS, metavar="FILE.json")
        parser.add_argument("--unit", required=True, help="the unit whose plan it is, e.g. LB")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = Unit.objects.filter(code=options["unit"]).first()
        if owner is None or owner.home_id != owner.pk:
            raise CommandError(f"{options['unit']} is no unit with a plan of its own; see load_units.")
        by = system("load_report_forms")
        try:
            regimes, rows = read_forms(options["file"].read_bytes())
            with transaction.atomic():
                made = forms.load(by=by, owner=owner, regimes=regimes, rows=rows)
                opened = periods.open_due(by=by, on=clock.today())
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        except (Unreadable, Refused, ValidationError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps({"forms": made, "periods": opened.periods}))
            return
        self.stdout.write(f"{made} forms, {opened.periods} periods")
