"""What the units of all plans below a superior add up to in one period, where one installation serves several plans."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from common import clock
from organizations.models import Unit
from reporting.readings.figures_told import answered_told, parts_told, told
from reporting.readings.superior_sums import SuperiorSum, superior_sums


class Command(BaseCommand):
    help = "Sums of a superior over the plans below it, by indicator: of a city over its districts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, help="code of the superior unit: HN")
        parser.add_argument("--period", required=True, help="2023-M09, 2023-Q3, 2023")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="as known on the day, YYYY-MM-DD; today when left out"
        )
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *_args: str, **options: Any) -> None:
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(
                _("There is no unit %(code)s. Cure: manage.py load_units FILE.csv, or another code.")
                % {"code": options["unit"]}
            )
        sums = superior_sums(unit, options["period"], on=options["on"] or clock.today())
        if options["json"]:
            self.stdout.write(json.dumps([as_json(each) for each in sums]))
            return
        if not sums:
            self.stdout.write(_("No plan below the unit has figures for this period."))
        for each in sums:
            parts = [
                told(each.indicator, each.total),
                parts_told(each.indicator, each.total),
                answered_told(each.total),
            ]
            self.stdout.write("  ".join([f"{each.indicator.code:8}", *filter(None, parts)]))


def as_json(of: SuperiorSum) -> dict[str, Any]:
    total = of.total
    return {
        "indicator": of.indicator.code,
        "value": None if of.value is None else float(of.value),
        "number": float(total.number),
        "numerator": float(total.numerator),
        "denominator": float(total.denominator),
        "plans": of.plans,
        "given": total.given,
        "nil": total.nil,
        "not_applicable": total.not_applicable,
    }
