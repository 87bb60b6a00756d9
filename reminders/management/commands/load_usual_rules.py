"""The usual rules of reminders that plans do not have yet; a second run changes nothing."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import F

from common.actors import system
from organizations.models import RoleAssignment, Unit
from reminders.actions import rules


class Command(BaseCommand):
    help = "Adds the usual rules of reminders to every plan that somebody works in and that lacks them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", metavar="CODE", help="the plan of this unit alone")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, unit: str | None, **options: Any) -> None:
        plans = Unit.objects.filter(home=F("pk")).order_by("code")
        if unit is None:  # districts beside ours, known by name alone, have nobody to tell
            plans = plans.filter(pk__in=RoleAssignment.objects.values("unit__home_id"))
        elif not (plans := plans.filter(code=unit)).exists():
            raise CommandError(f"{unit} is no unit with a plan of its own. Cure: the code of the district.")
        by = system("load_usual_rules")
        made = {plan.code: [rule.name for rule in rules.lay_usual(by=by, owner=plan)] for plan in plans}
        if options["json"]:
            self.stdout.write(json.dumps(made, ensure_ascii=False))
            return
        for code, names in made.items():
            self.stdout.write(f"{code}: {len(names)} added" + (f" ({'; '.join(names)})" if names else ""))
