"""`demo`: the demonstration story loaded once, then web, worker and beat until Ctrl-C."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from common.actors import system
from egov_portal.demonstration import cast
from egov_portal.demonstration.loaded import is_loaded
from egov_portal.demonstration.supervisor import CannotServe, Supervisor, children
from egov_portal.folded_migrations import refuse_half_way

DAY = "2023-10-16"


class Command(BaseCommand):
    help = "Loads the demonstration story once and serves it with a worker and a beat."
    requires_system_checks = ()  # the serving processes check themselves; the second start is to take seconds

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--prepare", action="store_true", help="Stop before serving.")
        parser.add_argument(
            "--reset", action="store_true", help="Empty the demonstration database, load it again, stop."
        )
        parser.add_argument("--port", type=int, default=None, help="Instead of $PORT or 8000.")

    def handle(self, **options: Any) -> None:
        if settings.DEMO_TODAY is None:
            os.environ["DEMO_TODAY"] = (
                DAY  # settings are read once, so the process starts over with the clock set
            )
            os.execv(sys.executable, [sys.executable, *sys.argv])
        if not settings.DEMONSTRATION:
            raise CommandError(
                "The demonstration is for this machine only. Cure: unset ALLOWED_HOSTS and PUBLIC_URL."
            )
        with only_one(Path(settings.VAR) / "demo.lock"):
            if options["reset"]:
                self.empty()
            self.prepare()
            if options["prepare"] or options["reset"]:
                self.say("Ready. `make demo` serves it.")
            else:
                self.serve(options["port"])

    def prepare(self) -> None:
        """Everything that need not be done twice is done once."""
        refuse_half_way(connection)
        executor = MigrationExecutor(connection)
        older = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if older:
            self.stdout.write("Making the tables ...")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", if_changed=True, interactive=False, verbosity=0)
        if is_loaded():
            if older:
                call_command("load_usual_rules", stdout=self.stdout)
        else:
            if people_of_others():
                raise CommandError(
                    "This database holds real people. Cure: DATABASE_URL of an empty database, or VAR_ROOT of an empty folder."
                )
            self.stdout.write("Loading the demonstration story ...")
            with transaction.atomic():  # the whole story or nothing of it, when somebody loses patience
                from egov_portal.demonstration import (
                    story,  # half a second that the second start has no use for
                )

                story.load(by=system("demonstration"))

    def empty(self) -> None:
        """Only a database that holds nobody but the people of the demonstration."""
        tables = connection.introspection.table_names()
        if tables and people_of_others():
            raise CommandError(
                "This database holds real people, so it is not emptied. Cure: remove it by hand."
            )
        self.stdout.write("Emptying the demonstration database ...")
        drop_everything()

    def serve(self, port: int | None) -> None:
        wanted = os.environ.get("PORT") or "8000"
        if port is None and not wanted.isdecimal():
            raise CommandError(f"PORT={wanted!r} is no number. Cure: PORT=8001 make demo.")
        port = port or int(wanted)
        os.environ["PORT"] = str(port)
        connection.close()
        supervisor = Supervisor(children(settings.BASE_DIR, Path(settings.VAR) / "log"), port, self.say)
        try:
            supervisor.run(ready=lambda: self.welcome(port))
        except CannotServe as error:
            raise CommandError(str(error)) from error

    def welcome(self, port: int) -> None:
        people = cast.sign_ins()
        width = max(len(str(person.role_label)) for person in people)
        name = max(len(person.username) for person in people)
        rows = [
            f"  {person.role_label!s:{width}}  {person.username:{name}}  {person.password}  {person.note}"
            for person in people
        ]
        self.say(
            "\n".join(
                [
                    f"\nhttp://127.0.0.1:{port}/   ({settings.DEMO_TODAY:%d/%m/%Y})\n",
                    *rows,
                    "\nCtrl-C ends it.\n",
                ]
            )
        )

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def people_of_others() -> bool:
    """Somebody who is not of the story has an account here."""
    from django.contrib.auth import get_user_model

    people = get_user_model()
    if people._meta.db_table not in connection.introspection.table_names():
        return False
    return bool(people._default_manager.filter(is_demonstration=False, is_active=True).exists())


def drop_everything() -> None:
    """Tables and their triggers; the next migration starts from nothing."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
            return
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        leftover.unlink(missing_ok=True)


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Two demonstrations on one database would load the story twice."""
    with lock.open("w", encoding="ascii") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(
                f"Another demonstration runs on {settings.VAR}. Cure: end it first."
            ) from error
        yield
