"""Who acts in a request, and what a refusal looks like on a page."""

from collections.abc import Callable
from typing import cast

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from common.actors import Actor
from common.decisions import Kind, Refused
from common.doors import ActingRequest
from organizations.models import User
from organizations.readings.actors import actor_of

log = structlog.get_logger("portal.refusals")


class ActorMiddleware:
    """`request.actor`: the signed-in person with today's roles, read once and only when asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        acting = cast(ActingRequest, request)
        acting.actor = cast(Actor, SimpleLazyObject(lambda: actor_of(cast(User, request.user))))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refused action answers with its status and its reason; what is not visible is simply not there."""
        if not isinstance(exception, Refused):
            return None
        decision = exception.decision
        log.info("refused", code=decision.code, kind=str(decision.kind), path=request.path)
        if decision.kind is Kind.NOT_VISIBLE:
            return render(request, "errors/404.html", status=404)
        told = {"reason": decision.reason, "status": exception.status}
        return render(request, "errors/refused.html", told, status=exception.status)
