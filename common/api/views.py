"""The one shape of an API view: who asks, strict parameters, the same actions as the pages, one kind of refusal.

A view that reads defines `get`; one that writes defines `write`, which runs in one transaction together with the
Idempotency-Key of the request, and refuses by raising.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

import structlog
from django.db.models import Model
from django.http import HttpResponse, HttpResponseBase
from rest_framework.exceptions import AuthenticationFailed, UnsupportedMediaType, ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from common.actors import Actor
from common.api import idempotency, throttles
from common.api.failures import problem_of
from common.api.params import Asked, Param
from common.api.problems import CONTENT_TYPE, Problem
from common.api.versions import etag

log = structlog.get_logger("portal.refusals")


def handled(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. None lets a fault of ours through to the log and the answer 500."""
    problem = problem_of(error)
    if problem is None:
        return None
    if problem.status in (401, 403):
        log.info("refused", code=problem.code, path=context["request"].path)
    if isinstance(error, AuthenticationFailed):
        throttles.note_wrong_key(context["request"])
    response = Response(problem.as_json(), status=problem.status, content_type=CONTENT_TYPE)
    for name, value in problem.headers.items():
        response[name] = value
    return response


def rendered(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """The bytes that are sent, and kept for a repeated request."""
    return HttpResponse(
        JSONRenderer().render(content), status=status, content_type="application/json", headers=headers
    )


def tagged(thing: Model, version: int) -> dict[str, str]:
    return {"ETag": etag(thing, version)}


class Anything(BaseContentNegotiation):
    """For files and pages, which are what they are; refusals are problems all the same."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    metadata_class = None
    params: ClassVar[Sequence[Param]] = ()
    actor: Actor
    asked: Asked

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        throttles.refuse_guessing(request)
        super().initial(request, *args, **kwargs)
        self.actor = request.auth.actor if request.auth is not None else request.actor
        self.asked = Asked.read(request.query_params, self.params_of(request.method or ""))

    def params_of(self, method: str) -> Sequence[Param]:
        """Where one address answers several methods that ask for different things."""
        return self.params

    def get_exception_handler(self) -> Any:
        return handled

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Nothing of the API is kept by a cache on the way; the answer depends on who asks and in which language."""
        found = super().finalize_response(request, response, *args, **kwargs)
        found["Cache-Control"] = "private, no-store"
        return found


def refuse_other_media(request: Request) -> None:
    """415, also where a form was read before the view was asked and DRF would take the body for empty."""
    if request.content_type and not request.negotiator.select_parser(request, request.parsers):
        raise UnsupportedMediaType(request.content_type)


class OnceView(ApiView, ABC):
    """What is sent takes effect once, however often it is sent."""

    def once(self, request: Request, **kwargs: Any) -> HttpResponse:
        refuse_other_media(request)
        body = request.data
        claim = idempotency.claim_of(request, request.user.pk, body)
        self.prepare(request)
        return idempotency.once(claim, lambda: self.write(request, **kwargs))

    def prepare(self, request: Request) -> None:
        """What takes its time before the transaction; nothing is refused here, a repeated request has its answer."""

    @abstractmethod
    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        """In the transaction of the request; refuses by raising."""


class WriteView(OnceView):
    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        return self.once(request, **kwargs)


class PutView(OnceView):
    def put(self, request: Request, **kwargs: Any) -> HttpResponse:
        return self.once(request, **kwargs)


def read(shape: type[Serializer], body: Any) -> tuple[dict[str, Any], Problem | None]:
    """What the body says, and the refusal of its shape (422), to be raised after rights and state are looked at."""
    found = shape(data=body)
    try:
        found.is_valid(raise_exception=True)
    except ValidationError as error:
        return {}, problem_of(error)
    return dict(found.validated_data), None
