"""System checks of the installation, and what a serving process refuses to start with."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.checks import CheckMessage, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

DEMONSTRATION_CURE = "Start with an empty database, or on this machine only: DEMO_TODAY set, ALLOWED_HOSTS and PUBLIC_URL of 127.0.0.1."


def demonstration_passwords() -> int:
    """How many people of the training story could sign in; 0 while the database is away or empty of tables."""
    try:
        return get_user_model()._default_manager.filter(is_demonstration=True, is_active=True).count()
    except DatabaseError:
        return 0


def refuse_to_serve() -> None:
    """Called by every process that answers requests."""
    if settings.DEBUG:
        raise ImproperlyConfigured(
            "DEBUG is on. Cure: unset DEBUG, or use `manage.py runserver` while developing."
        )
    if not settings.DEMONSTRATION and (people := demonstration_passwords()):
        raise ImproperlyConfigured(
            f"{people} demonstration passwords work in this database. Cure: {DEMONSTRATION_CURE}"
        )


@register(Tags.security, deploy=True)
def proxy_is_named(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.HTTPS and not settings.TRUSTED_PROXIES:
        return [
            checks.Warning(
                "PUBLIC_URL is https:// and no proxy is trusted, so every request looks like plain http.",
                hint="Set TRUSTED_PROXIES to the address of the server that ends TLS.",
                id="portal.W001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def clock_runs(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.DEMO_TODAY and not settings.LOCAL:
        return [
            checks.Warning(
                "DEMO_TODAY holds the business day still on a public address.",
                hint="Unset DEMO_TODAY.",
                id="portal.W002",
            )
        ]
    return []


@register(Tags.database, deploy=True)
def no_demonstration_passwords(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    databases = kwargs.get("databases") or []
    if "default" in databases and not settings.DEMONSTRATION and (people := demonstration_passwords()):
        return [
            checks.Error(f"{people} demonstration passwords work.", hint=DEMONSTRATION_CURE, id="portal.E001")
        ]
    return []
