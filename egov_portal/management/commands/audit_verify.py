"""Walks the audit chain from its beginning and says whether it holds."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from common import audit
from common.models import AuditHead


class Command(BaseCommand):
    help = "Verifies the audit chain; exit code 1 and the first break when it does not hold."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = next(audit.breaks(), None)
        head = AuditHead.objects.filter(pk=1).first()
        entries = head.last_id if head else 0
        if options["json"]:
            first = {"entry": found.entry_id, "reason": found.reason} if found else None
            self.stdout.write(json.dumps({"ok": found is None, "entries": entries, "break": first}))
        elif found is None:
            self.stdout.write(_("The audit chain holds: %(count)d entries.") % {"count": entries})
        if found is not None:
            raise CommandError(
                _(
                    "The audit chain breaks at entry %(entry)d: %(reason)s. Cure: compare with the last backup."
                )
                % {"entry": found.entry_id, "reason": found.reason}
            )
