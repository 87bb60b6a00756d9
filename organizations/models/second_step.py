"""What a person proves himself with beside the password. The table is the sign-in library's and is asked by its name."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from organizations.models.person import User

CODES_OF_AN_APP = "totp"


def second_steps_of(user: User) -> QuerySet[Any]:
    return apps.get_model("mfa", "Authenticator")._default_manager.filter(user=user)


def has_second_step(user: User) -> bool:
    return second_steps_of(user).filter(type=CODES_OF_AN_APP).exists()
