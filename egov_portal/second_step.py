"""The second step of sign-in: who must have one, and that nothing else opens before it is set up."""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import views as step_views
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp_views
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.api.language import is_api
from common.api.problems import Problem, answer
from common.doors import ActingRequest
from egov_portal import sealing
from organizations.actions import sessions
from organizations.models import User
from organizations.models.second_step import has_second_step
from organizations.permissions import is_privileged
from organizations.readings.actors import actor_of

# What somebody without his second step may still ask for: to set it up, and to leave.
BEFORE_IT = frozenset({"mfa_activate_totp", "account_reauthenticate", "mfa_reauthenticate", "account_logout"})
HAS_IT = "second_step"  # in the session: asked once, not with every request
FRESH = 300  # seconds after the password during which it is not asked once more


def is_required(user: User, actor: Actor) -> bool:
    """Office, leaders and administrators, wherever passwords are not known to everybody."""
    return settings.SECOND_STEP_REQUIRED and (user.is_staff or is_privileged(actor))


class SecondStepMiddleware:
    """Before any view, pages of reference data and the API included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        if not is_required(request.user, cast(ActingRequest, request).actor) or self.is_set_up(request):
            return None
        if is_api(request):
            told = _("Your role needs a second step of sign-in; please set it up on the pages first.")
            return answer(request, Problem(403, "second_step_required", told))
        open_to_all = not getattr(view, "login_required", True)
        if open_to_all or (request.resolver_match and request.resolver_match.view_name in BEFORE_IT):
            return None
        return HttpResponseRedirect(reverse("mfa_activate_totp"))

    @staticmethod
    def is_set_up(request: HttpRequest) -> bool:
        """Losing the second step ends every sign-in, so a yes holds as long as the session."""
        if not request.session.get(HAS_IT):
            if not has_second_step(cast(User, request.user)):
                return False
            request.session[HAS_IT] = True
        return True


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Your role needs the second step; it cannot be turned off.")
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.opened_or_useless(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = cast(User, authenticator.user)
        return not is_required(user, actor_of(user))


class ActivateView(totp_views.ActivateTOTPView):
    """Sign-ins elsewhere, which passed no second step, end; this one goes on under a new key."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        end_elsewhere(self.request, "second_step.on")
        # The code that was right just now confirms the person for the page with the recovery codes.
        record_authentication(
            self.request, self.request.user, method="mfa", type="totp", reauthenticated=True
        )
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        must = is_required(self.request.user, self.request.actor)
        return {**super().get_context_data(**kwargs), "is_required": must}


class DeactivateView(totp_views.DeactivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.request.session.pop(HAS_IT, None)
        end_elsewhere(self.request, "second_step.off")
        return response


class IndexView(step_views.IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        must = is_required(self.request.user, self.request.actor)
        return {**super().get_context_data(**kwargs), "is_required": must}


def end_elsewhere(request: Any, verb: str) -> None:
    request.session.cycle_key()
    sessions.end_others(by=request.actor, keep=request.session.session_key, verb=verb)


def signed_in_just_now(request: HttpRequest) -> bool:
    """By password, within some minutes, and without any second step yet: who sets one up is not asked twice."""
    if not request.user.is_authenticated or has_second_step(request.user):
        return False
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records), default=0.0)
    return clock.wall().timestamp() - latest < FRESH
