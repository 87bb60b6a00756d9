"""An unwatched screen does not stay open: a sign-in ends after some time without a request, and after a working day."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

import structlog
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from common import clock
from common.api.language import is_api
from common.api.problems import Problem, answer
from common.doors import ActingRequest
from egov_portal import session_store
from organizations.permissions import is_privileged

log = structlog.get_logger("portal.sessions")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
NOT_ECHOED = ("csrf", "password", "oldpassword", "code", "token")


class SessionLimitMiddleware:
    """After the sign-in was read, before any view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        started = session_store.started_at(request)
        if started is None:
            session_store.begin(request)
        elif is_over(cast(ActingRequest, request), started):
            return ended(request, is_public=not getattr(view, "login_required", True))
        else:
            session_store.note_seen(request)
        return None


def is_over(request: ActingRequest, started: datetime) -> bool:
    now = clock.wall()
    if now - started > settings.SESSION_LONGEST:
        return True
    idle: timedelta = now - session_store.seen_at(request)
    if idle <= settings.SESSION_IDLE_PRIVILEGED:
        return False
    return idle > settings.SESSION_IDLE or is_privileged(request.actor)


def ended(request: HttpRequest, *, is_public: bool) -> HttpResponseBase | None:
    """Signed out here; what a form brought along is shown once more, so that no word is lost."""
    log.info("session_ended", user_id=request.user.pk)
    logout(request)
    told = _("You were signed out because nothing was asked for some time. Please sign in again.")
    if is_api(request):
        return answer(request, Problem(401, "session_ended", told))
    if is_public:  # the same once more, as anybody: nothing read for the former sign-in is left
        return HttpResponseRedirect(request.get_full_path()) if request.method in SAFE else None
    if request.method in SAFE:
        messages.info(request, told)
        return to_sign_in(request)
    return words_kept(request)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(reverse("account_login"))
    return redirect_to_login(request.get_full_path())


def words_kept(request: HttpRequest) -> HttpResponse:
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and not name.startswith(NOT_ECHOED)
    ]
    return render(request, "errors/session_ended.html", {"kept": kept}, status=401)
