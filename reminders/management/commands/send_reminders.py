"""Plans and sends the reminders of a day: the twin of the tasks, for a try-out without a queue or a cron line."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common import clock
from common.actors import system
from reminders.actions import gateways, mails, planning


class Command(BaseCommand):
    help = "Plans and sends the reminders of a day. Safe to run again: nothing is told twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on", type=date.fromisoformat, help="YYYY-MM-DD; today when left out, never a day to come"
        )

    def handle(self, *args: Any, on: date | None, **options: Any) -> None:
        today = clock.today()
        if on is not None and on > today:
            raise CommandError(f"{on} lies ahead; reminders are planned on their day (today is {today}).")
        day = on or today
        planned = planning.plan(by=system("reminders"), on=day)
        made = mails.compose(on=day)
        sent = mails.deliver(on=day)
        gateways.compose(on=day)
        told = gateways.deliver(on=day)
        self.stdout.write(
            f"{day}: {planned.told} told, {planned.proposed} proposed to the office, {planned.withdrawn} withdrawn; "
            f"{made} messages made, {sent.sent} sent, {sent.later} later, {sent.failed} failed, "
            f"{sent.uncertain} uncertain, {sent.not_needed} no longer needed; {told.sent} texts to chat gateways"
        )
