"""The last step of a new SECRET_KEY: nothing needs the old one any more."""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from egov_portal.sealed_rows import sealed_anew


class Command(BaseCommand):
    help = "Seals the secrets of second steps under the present SECRET_KEY; SECRET_KEY_FALLBACKS holds the one before."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            done, lost = sealed_anew(Authenticator.objects.all())
        if options["json"]:
            self.stdout.write(json.dumps({"sealed": done, "unreadable": lost}))
        else:
            self.stdout.write(_("Sealed anew: %(done)d second steps.") % {"done": done})
        if lost:
            told = _(
                "%(lost)d second steps open with no known key. Cure: the SECRET_KEY they were sealed with in "
                "SECRET_KEY_FALLBACKS and this command again, or drop them on the pages of these people."
            )
            raise CommandError(told % {"lost": lost})
