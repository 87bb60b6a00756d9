"""How busy the portal is, for Prometheus. Labels are names of routes and words of this file: never a person, never an address."""

import hmac
import ipaddress
import os
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from common.models import AuditHead
from egov_portal import queue_state

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
PASSED_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")
REQUESTS = Counter("portal_requests", "Answered requests", ("route", "method", "status"))
SECONDS = Histogram(
    "portal_request_seconds", "Time to the answer", ("route",), buckets=(0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 5, 15)
)  # fmt: skip


class MeasuringMiddleware:
    """Counts every request by its route; what no route takes counts as `none`, whatever its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        response = self.get_response(request)
        route = route_of(request)
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(route, method, str(response.status_code)).inc()
        SECONDS.labels(route).observe(time.perf_counter() - started)
        return response


def route_of(request: HttpRequest) -> str:
    if request.path_info.startswith(settings.STATIC_URL):
        return "static"
    return request.resolver_match.view_name or "unnamed" if request.resolver_match else "none"


class StateCollector:
    """What stands at the moment of the question; a part that is away is told as 0, never as a failure of the answer."""

    def collect(self) -> Iterator[Metric]:
        entries = last_entry()
        yield GaugeMetricFamily("portal_database_up", "The database answers", value=int(entries is not None))
        if entries is not None:
            yield GaugeMetricFamily("portal_audit_entries", "Acts in the audit chain", value=entries)
        messages = queue_state.waiting(settings.REDIS_URL)
        broker = queue_state.broker_state(settings.REDIS_URL) if messages is not None else "down"
        yield GaugeMetricFamily("portal_broker_up", "The broker takes work", value=int(broker == "ok"))
        if messages is not None:
            yield GaugeMetricFamily("portal_queue_messages", "Messages waiting for a worker", value=messages)


def last_entry() -> int | None:
    """None while the database is away."""
    try:
        found = AuditHead.objects.filter(pk=1).values_list("last_id", flat=True).first()
    except DatabaseError:
        connection.close()
        return None
    return found or 0


def may_read(request: HttpRequest) -> bool:
    """The token where one is set; else a program on this very machine, to which no server passed the question on."""
    if settings.METRICS_TOKEN:
        sent = request.META.get("HTTP_AUTHORIZATION", "").encode()
        return hmac.compare_digest(sent, f"Bearer {settings.METRICS_TOKEN}".encode())
    if any(header in request.META for header in PASSED_ON):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@require_safe
@never_cache
@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    if not may_read(request):
        return HttpResponse("Not for you.\n", status=403, content_type="text/plain; charset=utf-8")
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    state = CollectorRegistry()
    state.register(StateCollector())
    return HttpResponse(generate_latest(registry) + generate_latest(state), content_type=CONTENT_TYPE_LATEST)
