"""A key for a program of one unit. The token is printed once and stored nowhere."""

import json
from argparse import ArgumentTypeError
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from common import clock
from common.actors import system
from common.decisions import Refused
from organizations.actions import api_keys
from organizations.models import Unit
from organizations.permissions import Scope


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("a day as YYYY-MM-DD")) from error


def scopes(text: str) -> list[str]:
    """``read,report:write`` as well as ``read report:write``."""
    found = [word for word in text.replace(",", " ").split() if word]
    strange = set(found) - set(Scope.values)
    if strange or not found:
        raise ArgumentTypeError(_("scopes are: %(scopes)s") % {"scopes": ", ".join(Scope.values)})
    return found


class Command(BaseCommand):
    help = "Makes a key with which a program of one unit reports over the API; the token is printed once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, metavar="CODE", help="the unit the key is bound to")
        parser.add_argument("--label", required=True, metavar="TEXT", help="which program uses it")
        parser.add_argument(
            "--scopes", type=scopes, nargs="+", metavar="SCOPE", default=[list(Scope.values)],
            help=f"{', '.join(Scope.values)} (all when left out)",
        )  # fmt: skip
        parser.add_argument(
            "--expires", type=day, metavar="DATE", help="its last day, YYYY-MM-DD; a year when left out"
        )
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        unit = Unit.objects.resolve(options["unit"], clock.today())
        if unit is None:
            cure = _("No unit bears the code %(code)s. Cure: see /organizations/ for the codes.")
            raise CommandError(cure % {"code": options["unit"]})
        try:
            made = api_keys.create(
                by=system("create_api_key"),
                unit=unit,
                label=options["label"],
                scopes=[scope for group in options["scopes"] for scope in group],
                expires_at=end_of(options["expires"]),
            )
        except Refused as refused:
            raise CommandError(str(refused.decision.reason)) from refused
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        key = made.key
        if options["json"]:
            told = {
                "id": key.pk,
                "token": made.token,
                "unit": unit.code,
                "label": key.label,
                "scopes": key.scopes,
                "expires_at": key.expires_at.isoformat(),
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.stdout.write(made.token)
        self.stderr.write(
            _("Key of %(unit)s until %(day)s. The token above is shown this once; keep it now.")
            % {"unit": unit.name, "day": f"{timezone.localtime(key.expires_at):%d/%m/%Y}"}
        )


def end_of(last: date | None) -> datetime | None:
    """The end of that day here."""
    return None if last is None else timezone.make_aware(datetime.combine(last, time.max))
