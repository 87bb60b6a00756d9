"""Database, files and a manifest with every hash into one folder, while the portal goes on working."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from egov_portal.backups import BackupError, making


class Command(BaseCommand):
    help = "Writes a whole backup into a new folder; the portal may go on working meanwhile."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that does not exist yet, or is empty")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = making.make(options["folder"].absolute())
        except BackupError as error:
            raise CommandError(str(error)) from error
        answer = {
            "folder": str(made.folder),
            "manifest_sha256": made.sha256,
            "made_at": made.manifest.made_at,
            "files": len(made.manifest.files),
            "bytes": sum(kept.size for kept in made.manifest.files.values()),
            "audit_entries": made.manifest.audit_id,
            "audit_hash": made.manifest.audit_hash,
            "lost": list(made.manifest.lost),
        }
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            told = _("%(folder)s: %(files)d files, %(bytes)d bytes, %(audit_entries)d audit entries.")
            self.stdout.write(told % answer)
            self.stdout.write(_("SHA-256 of the manifest: %(manifest_sha256)s") % answer)
        if made.manifest.lost:
            told = _(
                "The backup is written, but files of the portal were lost before: %(names)s. Cure: take them from an older backup."
            )
            raise CommandError(told % {"names": ", ".join(made.manifest.lost[:10])})
