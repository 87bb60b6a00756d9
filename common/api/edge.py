"""What stands before every view of the API, and what answers where there is none."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls.converters import IntConverter
from django.utils.translation import gettext_lazy as _
from rest_framework.views import APIView

from common.api.language import is_api
from common.api.problems import Problem, answer


class PlainHttpMiddleware:
    """Over plain http the API is refused, not redirected: a redirect would hide that the key was sent in the clear."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SECURE_SSL_REDIRECT and is_api(request) and not request.is_secure():
            told = _("Use https. If a key was sent, replace it: it went over the network unprotected.")
            return answer(request, Problem(403, "https_required", told))
        return self.get_response(request)


class Unknown(APIView):
    """Any address under /api/ that is none, whatever the method."""

    schema = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        told = _("There is no such address. Addresses are listed at /api/docs/ and end with a slash.")
        return answer(request, Problem(404, "no_such_address", told))


class KeyConverter(IntConverter):
    """A number in an address that a database can hold; any other is no address."""

    regex = "[1-9][0-9]{0,17}"
