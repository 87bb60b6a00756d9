"""A small fixed world of two districts in an empty database, for outside checkers; what it prints is a contract."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from egov_portal.demonstration import conformance


class Command(BaseCommand):
    help = "Loads two small districts into an empty migrated database and prints how to reach everything in them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unless_empty()
        answer = conformance.load()
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        self.stdout.write(_("Serve it with DEMO_TODAY=%(day)s. Sign-ins:") % {"day": answer["today"]})
        for person in answer["users"].values():
            self.stdout.write(f"  {person['username']:20} {person['password']}")


def refuse_unless_empty() -> None:
    cure = _("Cure: DATABASE_URL of a new database, then manage.py migrate and this command again.")
    try:
        executor = MigrationExecutor(connection)
        missing = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        told = _("The database does not answer: %(why)s. %(cure)s")
        raise CommandError(told % {"why": error, "cure": cure}) from error
    if missing:
        raise CommandError(
            _("The database is not migrated. Cure: manage.py migrate, then this command again.")
        )
    if not conformance.is_empty():
        raise CommandError(_("The database holds units or people already. %(cure)s") % {"cure": cure})
