"""What every answer and every request passes on this installation."""

import ipaddress
from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import translation

from common.api.language import api_language, is_api
from egov_portal import errors

Answer = Callable[[HttpRequest], HttpResponseBase]
FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip


class TrustedProxyMiddleware:
    """Believes X-Forwarded-* from TRUSTED_PROXIES only, and puts the client's own address into REMOTE_ADDR."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self.trusted(request.META.get("REMOTE_ADDR", "")):
            hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
            strangers = [hop for hop in hops if hop and not self.trusted(hop)]
            if strangers and self.address(strangers[-1]):
                request.META["REMOTE_ADDR"] = strangers[-1]
        else:
            for header in FORWARDED:
                request.META.pop(header, None)
        return self.get_response(request)

    @staticmethod
    def address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return None

    def trusted(self, text: str) -> bool:
        address = self.address(text)
        return address is not None and any(address in network for network in settings.TRUSTED_PROXIES)


class BodyLimitMiddleware:
    """A body larger than any form of the portal takes is refused before it is read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:20]) > settings.BODY_LIMIT:
            return errors.too_large(request)
        return self.get_response(request)


class ContentPolicyMiddleware(CSPMiddleware):
    """The strict policy; Django's own admin pages load their scripts by address, without a nonce."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request=request, response=response, report_only=report_only)
        if request.path_info.startswith(reverse("admin:index")) and not report_only:
            parts.replace = {**(parts.replace or {}), "script-src": ["'self'"]}
        return parts


class PrivacyMiddleware:
    """A signed-in person's pages stay in no cache, and nothing of them in a browser after he has left; no page may use
    the device's sensors. Cookies are not wiped with the rest: the sign-in's own goes with it, and those that are left
    hold the language and the look chosen on this machine, which say nothing of the person."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        known: Any = getattr(request, "_cached_user", None)
        if known is not None and known.is_authenticated:
            response["Cache-Control"] = "private, no-store"
            if not request.user.is_authenticated:  # signed out by this very request
                response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class ChosenLanguageMiddleware:
    """Vietnamese unless the person chose otherwise; programs choose by Accept-Language.

    A browser's own language says what its maker shipped, not what an office works in.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = self.choice(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # what Django's own pages and tags read
            response = self.get_response(request)
        response.setdefault("Content-Language", language)
        return response

    @staticmethod
    def choice(request: HttpRequest) -> str:
        if is_api(request):
            return api_language(request)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
