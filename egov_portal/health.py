"""What machines ask: is the process alive, can it serve, how busy is it. Answered before hosts, sessions and sign-in."""

from collections.abc import Callable
from typing import Literal

import structlog
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.management import CommandError
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from egov_portal.folded_migrations import refuse_half_way
from egov_portal.metrics import metrics
from egov_portal.queue_state import broker_state

State = Literal["ok", "degraded", "down"]
log = structlog.get_logger("portal.health")


@require_safe
@never_cache
@login_not_required
def healthz(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
@login_not_required
def readyz(_request: HttpRequest) -> JsonResponse:
    """503 when pages cannot work; a broker that is away only delays background work."""
    database = database_state()
    migrations = migrations_state() if database == "ok" else "down"
    broker = broker_state(settings.REDIS_URL)
    status: State = "down" if "down" in (database, migrations) else "ok" if broker == "ok" else "degraded"
    answer = {"status": status, "database": database, "migrations": migrations, "broker": broker}
    return JsonResponse(answer, status=503 if status == "down" else 200)


def database_state() -> State:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        log.warning("database_away", error=str(error))
        connection.close()
        return "down"
    return "ok"


class Migrations:
    """Applied migrations stay applied: once complete, the process need not read them again."""

    complete = False


def migrations_state() -> State:
    if Migrations.complete:
        return "ok"
    from django.db.migrations.executor import MigrationExecutor  # costs a tenth of a second, once

    try:
        refuse_half_way(connection)
        executor = MigrationExecutor(connection)
        Migrations.complete = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, CommandError) as error:
        log.warning("migrations_unknown", error=str(error))
    return "ok" if Migrations.complete else "down"


class HealthMiddleware:
    """Stands first, so that no cookie, host name or database can spoil the answer."""

    answers = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.answers.get(request.path_info)
        return answer(request) if answer else self.get_response(request)
