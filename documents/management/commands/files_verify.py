"""Does every kept file lie on the disk as its row says? Asked by the operator, and after a restore."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.readings.integrity import faults

CURE = "Cure: bring these files back from the backup of MEDIA_ROOT."


class Command(BaseCommand):
    help = "Check that every kept file is on the disk with the content it was sent with; exit code 1 when one is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults())
        if options["json"]:
            told = [{"attachment": fault.attachment_id, "reason": fault.reason} for fault in found]
            self.stdout.write(json.dumps({"intact": not found, "faults": told}))
        if found:
            named = ", ".join(f"{fault.attachment_id} {fault.reason}" for fault in found[:20])
            raise CommandError(f"{len(found)} files are not as they were: {named}. {CURE}")
        if not options["json"]:
            self.stdout.write("every kept file is whole")
