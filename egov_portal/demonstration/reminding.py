"""Reminders of the demonstration: the usual rules, planned through the two weeks before its today; nothing is mailed yet."""

from collections.abc import Callable
from datetime import date, timedelta

from django.conf import settings

from common import clock
from common.actors import Actor
from organizations.models import Unit
from reminders.actions import planning, rules

At = Callable[[date, Callable[[], object]], None]
DAYS = 14


class Reminding:
    """The last step of each day, after everything that was given out on it."""

    def __init__(self, by: Actor, owners: tuple[Unit, ...]) -> None:
        self.by, self.owners = by, owners

    def plan(self, at: At) -> None:
        today = settings.DEMO_TODAY or clock.today()
        first = today - timedelta(days=DAYS)
        at(first, self.lay_rules)
        for step in range(DAYS + 1):
            at(first + timedelta(days=step), self.remind)

    def lay_rules(self) -> None:
        for owner in self.owners:
            rules.lay_usual(by=self.by, owner=owner)

    def remind(self) -> None:
        planning.plan(by=self.by, on=clock.today())
