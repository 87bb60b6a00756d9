"""The command twin of the nightly task that forgets old Idempotency-Keys."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from common.api import idempotency


class Command(BaseCommand):
    help = "Forgets requests with an Idempotency-Key that were answered more than seven days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        count = idempotency.prune()
        told = ngettext("%(count)d request forgotten.", "%(count)d requests forgotten.", count)
        self.stdout.write(told % {"count": count})
