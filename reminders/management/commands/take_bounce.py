"""Takes one delivery report from standard input: the mail server pipes what comes back for the portal's sender into it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from common.actors import system
from reminders.actions import mails
from reminders.parsing.bounce import LONGEST, bounce_of


class Command(BaseCommand):
    help = "Marks the message that a delivery report on standard input speaks of as failed."

    def handle(self, *args: Any, **options: Any) -> None:
        found = bounce_of(sys.stdin.buffer.read(LONGEST + 1))
        known = found is not None and mails.bounced(by=system("bounces"), bounce=found)
        self.stdout.write("failed" if known else "no message of the portal came back for good")
