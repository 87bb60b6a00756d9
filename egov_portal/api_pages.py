"""The schema document and the page that is made of it; open to everybody only where the demonstration runs."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from common.api.handbook import handbook
from common.api.views import Anything, ApiView


@lru_cache(maxsize=4)
def document(language: str) -> dict[str, Any]:
    """The OpenAPI document; its texts are in the language in force, which the caller names."""
    found: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return found


@lru_cache(maxsize=4)
def document_bytes(language: str) -> bytes:
    rendered: bytes = JSONRenderer().render(document(language))
    return rendered


class Described(ApiView):
    schema = None

    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny() if settings.DEMONSTRATION else IsAuthenticated()]


class SchemaDocument(Described):
    def get(self, request: Request) -> HttpResponse:
        return HttpResponse(document_bytes(get_language() or "vi"), content_type="application/json")


class Docs(Described):
    """The page; a reader who is not signed in is led to the sign-in."""

    content_negotiation_class = Anything

    def get(self, request: Request) -> HttpResponse:
        book = handbook(document(get_language() or "vi"))
        return render(request._request, "common/api_docs.html", {"book": book})

    def handle_exception(self, exc: Exception) -> Any:
        if isinstance(exc, NotAuthenticated) and not self.request.headers.get("Authorization"):
            return redirect_to_login(self.request.get_full_path())
        return super().handle_exception(exc)
