"""Walks the audit chain from its beginning and says whether it holds."""

import json
import re
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from common import audit
from common.models import AuditEntry, AuditHead


class Command(BaseCommand):
    help = "Verifies the audit chain; exit code 1 and the first break when it does not hold."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        parser.add_argument(
            "--anchor",
            type=anchor,
            metavar="ENTRY:HASH",
            help="an entry's hash kept elsewhere, as `backup --json` prints it: finds a chain that was written anew",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = next(audit.breaks(), None) or missed(options["anchor"])
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


def anchor(text: str) -> tuple[int, str]:
    """``60:9f86d0...`` as entry and hash."""
    entry, _colon, digest = text.partition(":")
    if not entry.isdecimal() or not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise ArgumentTypeError("write it as ENTRY:HASH, as 60:9f86d0... with 64 hexadecimal digits")
    return int(entry), digest


def missed(kept: tuple[int, str] | None) -> audit.Break | None:
    if kept is None or AuditEntry.objects.filter(pk=kept[0], hash=kept[1]).exists():
        return None
    return audit.Break(kept[0], "is not the one that was written down elsewhere")
