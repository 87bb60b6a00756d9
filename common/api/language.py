"""Programs choose their language by Accept-Language; Vietnamese when they do not."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

PREFIX, FOR_READERS = "/api/", "/api/docs/"


def is_api(request: HttpRequest) -> bool:
    """The page of the API is read by people."""
    return request.path_info.startswith(PREFIX) and request.path_info != FOR_READERS


def api_language(request: HttpRequest) -> str:
    for wanted, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if wanted == "*":
            break
        try:
            return get_supported_language_variant(wanted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
