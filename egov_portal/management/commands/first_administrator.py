"""The account with which an installation begins; everybody else's is made on the pages."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.actors import system
from common.decisions import Refused
from organizations.actions import accounts
from organizations.actions.accounts import AccountFields
from organizations.models import RoleAssignment, Unit
from organizations.permissions import RoleKey
from reminders.actions import rules


class Command(BaseCommand):
    help = "Opens the account of a plan's first administrator and prints the link with which the person sets the password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, metavar="CODE", help="the unit the person works at")
        parser.add_argument("--username", required=True, metavar="NAME")
        parser.add_argument("--full-name", required=True, metavar="TEXT")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            token = opened(options["unit"], AccountFields(options["username"], options["full_name"]))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refused as error:
            raise CommandError(str(error.decision.reason)) from error
        self.stdout.write(f"{settings.PUBLIC_URL}{reverse('organizations:one-time-link', args=(token,))}")


@transaction.atomic
def opened(code: str, fields: AccountFields) -> str:
    """The token of the link. Raises where the plan has an administrator: he makes the others, under his name."""
    unit = Unit.objects.filter(code=code).select_related("home").first()
    if unit is None:
        told = _("There is no unit %(code)s. Cure: manage.py load_units FILE.csv, or another code.")
        raise CommandError(told % {"code": code})
    not_over = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    standing = RoleAssignment.objects.filter(
        not_over, role=RoleKey.ADMINISTRATOR, unit__home_id=unit.home_id, user__is_active=True
    )
    if standing.exists():
        told = _("The plan has an administrator: %(name)s. Cure: he makes further accounts on the pages.")
        raise CommandError(told % {"name": standing.select_related("user")[0].user.username})
    made = accounts.open_one(
        by=system("first_administrator"), fields=fields, unit=unit, role=RoleKey.ADMINISTRATOR, valid_from=clock.today()
    )  # fmt: skip
    if unit.home is not None:  # without rules nobody of the plan would be told of a deadline
        rules.lay_usual(by=system("first_administrator"), owner=unit.home)
    return made.new_link.token
