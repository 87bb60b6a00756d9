"""A kept file sent to a reader's disk: never shown inside the portal, never run, never kept by a cache.

Attachments live on the portal's own origin, so a browser must not take one for a page, a script or a style
(two real products lost their content policy that way).
"""

from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from common.text import ascii_slug

ALLOWED_TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "image/png",
        "image/jpeg",
    }
)
ANYTHING = "application/octet-stream"
# A reader follows a link (document), a program asks (empty, or no header at all).
WELCOME = frozenset({"", "document", "empty"})
SANDBOX = "sandbox; default-src 'none'"


def answer(request: HttpRequest, *, content: bytes, name: str, media_type: str) -> HttpResponse:
    """The file as an attachment called `name`. Raises `PermissionDenied` where a page tries to load it as a part."""
    if request.headers.get("Sec-Fetch-Dest", "").lower() not in WELCOME:
        raise PermissionDenied("A kept file is no part of a page.")
    response = HttpResponse(content, content_type=media_type if media_type in ALLOWED_TYPES else ANYTHING)
    response["Content-Disposition"] = disposition(name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def made(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file made for this reader from what the portal holds now."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = disposition(name)
    response["Cache-Control"] = "private, no-store"
    return response


def disposition(name: str) -> str:
    """RFC 6266: a plain name for old programs, the real one in UTF-8."""
    stem, dot, ending = name.rpartition(".")
    plain = (
        f"{ascii_slug(stem if dot else name) or 'file'}{dot}{ascii_slug(ending)}" if dot else ascii_slug(name)
    )
    return f"attachment; filename=\"{plain or 'file'}\"; filename*=UTF-8''{quote(name, safe='')}"
