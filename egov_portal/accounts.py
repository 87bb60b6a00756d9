"""Sign-in: no self-registration, demonstration people only where everybody may know their passwords."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.stagekit import clear_login
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpRequest, HttpResponse

from egov_portal import second_step, session_store
from organizations.actions import sessions
from organizations.readings.actors import actor_of


class ModerateArgon2Hasher(Argon2PasswordHasher):
    """OWASP's minimum (2 passes, 19 MiB, 1 lane): 57 ms a hash instead of half a second, so a flood hurts less."""

    algorithm = "argon2"
    time_cost = 2
    memory_cost = 19456
    parallelism = 1


class PortalBackend(AuthenticationBackend):
    """Django asks it on every request too, so a disabled person's open session ends at once."""

    def user_can_authenticate(self, user: Any) -> bool:
        if user.is_program:
            return False
        if user.is_demonstration and not settings.DEMONSTRATION:
            return False
        return super().user_can_authenticate(user)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """allauth opens a session also for whom the backend refused, unless he is told here that he may not come in."""
        if not PortalBackend().user_can_authenticate(user):
            clear_login(request)
            refused: HttpResponse = self.respond_user_inactive(request, user)
            return refused
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        session_store.begin(request)

    def set_password(self, user: Any, password: str) -> None:
        """Every sign-in ends; allauth lets the one in which it was changed go on under a new key."""
        super().set_password(user, password)
        sessions.end_others(by=actor_of(user), keep="", verb="user.change_password")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        needed: bool = super().is_reauthentication_required(app=app, **kwargs)
        return needed and not second_step.signed_in_just_now(self.request)
