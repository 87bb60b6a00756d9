"""`Authorization: Token egp_…`: a key of a unit."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from common.actors import Actor
from organizations.actions.api_keys import note_use
from organizations.models import ApiKey, User
from organizations.readings.key_actors import actor_of_key, live_key

SCHEME = b"token"


@dataclass(frozen=True)
class ByKey:
    """What a view finds in `request.auth`."""

    key: ApiKey
    actor: Actor


class KeyAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, ByKey] | None:
        scheme, _space, token = get_authorization_header(request).partition(b" ")
        if scheme.lower() != SCHEME:
            return None
        key = live_key(token.strip().decode("latin-1"))
        if key is None:
            raise AuthenticationFailed(_("This key is unknown, has ended or was revoked."), "bad_key")
        note_use(key)
        return key.user, ByKey(key, actor_of_key(key))

    def authenticate_header(self, request: Request) -> str:
        return 'Token realm="api"'


class KeyScheme(OpenApiAuthenticationExtension):
    target_class = KeyAuthentication
    name = "key"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token egp_…`: the key of a unit, told once when it is made.",
        }
