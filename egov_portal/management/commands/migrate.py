"""`migrate`, without the time limit that pages put on one statement: a large table may take longer to change."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from egov_portal.folded_migrations import refuse_half_way


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = 0")
        refuse_half_way(connection)
        super().handle(*args, **options)
