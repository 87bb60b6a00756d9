"""Takes the office's sheets of units and successions; a second run changes nothing."""

import json
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from common.actors import system
from organizations.actions import successions, units
from organizations.imports.sheets import RowErrors
from organizations.imports.successions_csv import read_successions
from organizations.imports.units_csv import read_units


class Command(BaseCommand):
    help = "Loads units (and successions) from CSV, whole or not at all; the order of the sheet is the official order."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("units", nargs="?", type=Path, metavar="FILE.csv", help="the sheet of units")
        parser.add_argument("--successions", type=Path, metavar="FILE.csv", help="the sheet of successions")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["units"] is None and options["successions"] is None:
            raise CommandError(
                _("Name a sheet of units, or one of successions with --successions."), returncode=2
            )
        answer: dict[str, Any] = {}
        by = system("load_units")
        with transaction.atomic():
            if options["units"] is not None:
                answer["units"] = self.units(options["units"], by)
            if options["successions"] is not None:
                answer["successions"] = self.successions(options["successions"], by)
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for kind, counts in answer.items():
            label = _("Units") if kind == "units" else _("Successions")
            told = _("%(created)d created, %(updated)d updated, %(unchanged)d unchanged") % counts
            self.stdout.write(f"{label}: {told}")

    def units(self, path: Path, by: Any) -> dict[str, int]:
        try:
            loaded = units.load(by=by, rows=read_units(self.content(path)))
        except RowErrors as errors:
            self.refuse(path, errors)
        return {
            "created": len(loaded.created),
            "updated": len(loaded.updated),
            "unchanged": len(loaded.unchanged),
        }

    def successions(self, path: Path, by: Any) -> dict[str, int]:
        try:
            loaded = successions.load(by=by, rows=read_successions(self.content(path)))
        except RowErrors as errors:
            self.refuse(path, errors)
        return {"created": loaded.created, "updated": loaded.updated, "unchanged": loaded.unchanged}

    def content(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            message = _("%(file)s cannot be read: %(cause)s") % {"file": path, "cause": error.strerror}
            raise CommandError(message) from error

    def refuse(self, path: Path, errors: RowErrors) -> NoReturn:
        """Every error on a line of its own; nothing of the run is kept."""
        for error in errors.errors:
            self.stderr.write(f"{path}: {error}")
        raise CommandError(
            _("Nothing was loaded. Correct %(count)d error(s) in %(file)s and run the command again.")
            % {"count": len(errors.errors), "file": path.name}
        )
