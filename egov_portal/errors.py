"""Answers when a request cannot be served: the cause in words, and what to do."""

import errno
import sys
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from common.api.failures import problem_of, unavailable
from common.api.language import is_api
from common.api.problems import Problem, answer
from common.middleware import RefusedInput

RETRY_AFTER = "5"
FAILED = _("The portal failed; the fault was recorded.")


def page(name: str, status: int, reason: str = "") -> HttpResponse:
    """Rendered without the request: these pages need neither session nor database."""
    return HttpResponse(render_to_string(f"errors/{name}.html", {"reason": reason}), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Only what the portal itself refused is told; other causes are written for programmers."""
    if is_api(request):
        return for_programs(request, exception)
    return page("400", 400, str(exception) if isinstance(exception, RefusedInput) else "")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return for_programs(request, exception) if is_api(request) else page("403", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return for_programs(request, exception) if is_api(request) else page("404", 404)


def for_programs(request: HttpRequest, exception: Exception | None) -> HttpResponse:
    """The same refusal as a problem."""
    problem = problem_of(exception) if exception is not None else None
    return answer(request, problem or Problem(500, "failed", FAILED))


def too_large(request: HttpRequest) -> HttpResponse:
    problem = Problem(413, "too_large", _("The body is too large."))
    return answer(request, problem) if is_api(request) else page("413", 413)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    response = page("429", 429)
    response["Retry-After"] = "60"
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away or too busy: the same request may work in a moment."""
    if is_api(request):
        error = sys.exc_info()[1]
        away = isinstance(error, OperationalError | InterfaceError)
        return answer(request, unavailable() if away else Problem(500, "failed", FAILED))
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = page("503", 503)
        response["Retry-After"] = RETRY_AFTER
        return response
    if is_full_disk(sys.exc_info()[1]):
        return page("507", 507)
    return page("500", 500)


def is_full_disk(error: BaseException | None) -> bool:
    """A large file is written to the disk while it comes in, before any form has seen it."""
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """The form was open too long, or in another sign-in: going back keeps what was typed."""
    return page("csrf", 403)
