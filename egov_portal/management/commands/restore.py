"""A backup becomes the installation: into an empty database, or over the same installation with --replace."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from egov_portal.backups import BackupError, restoring


class Command(BaseCommand):
    help = "Checks a backup whole, puts its files and its database back, verifies the audit chain. Stop the portal first."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that `backup` has written")
        parser.add_argument(
            "--replace", action="store_true", help="overwrite the database of the same installation"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = restoring.restore(options["folder"].absolute(), replace=options["replace"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
            return
        told = _(
            "Restored: %(files)d files, each as its row says; the audit chain holds: %(entries)d entries; %(lost)d younger acts are gone; %(sign_ins_ended)d sign-ins and links ended: everybody signs in anew."
        )
        self.stdout.write(told % asdict(done))
        if done.needs_migrate:
            self.stdout.write(_("This portal is newer than the backup. Now run: manage.py migrate"))
