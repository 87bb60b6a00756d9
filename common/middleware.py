"""What every request must be before a view sees it: one normal form of text, no NUL, a session key that is one."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _

from common.text import nfc

Answer = Callable[[HttpRequest], HttpResponseBase]
SESSION_KEY = re.compile(r"[a-z0-9]{32}\Z")
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class RefusedInput(SuspiciousOperation):
    """Answered with 400; the words are shown to whoever sent it."""


class SessionKeyMiddleware:
    """A cookie that cannot be a session key is no session: a quoted NUL would fail inside the database driver."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key is not None and not SESSION_KEY.match(key):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return self.get_response(request)


class CleanInputMiddleware:
    """Query and form text arrives in NFC; NUL and lone surrogates are refused with 400.

    Passwords are left as typed: Django stores what was typed, and both forms must keep matching.
    """

    untouched = ("password", "csrfmiddlewaretoken", "oldpassword", "password1", "password2")

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path_info:
            raise RefusedInput(_("The address holds the character NUL."))
        request.GET = self.cleaned(request.GET)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """The body is read here, inside Django's own handling of a broken or too large one."""
        if request.method == "POST" and request.content_type in FORM_TYPES:
            request.POST = self.cleaned(request.POST)

    def cleaned(self, given: QueryDict) -> Any:
        if all(text.isascii() and "\x00" not in text for text in self.texts(given)):
            return given
        clean = QueryDict(mutable=True, encoding=given.encoding)
        for name, values in given.lists():
            self.refuse_unstorable([name, *values])
            clean.setlist(name, values if name in self.untouched else [nfc(value) for value in values])
        clean._mutable = False
        return clean

    @staticmethod
    def texts(given: QueryDict) -> Iterator[str]:
        for name, values in given.lists():
            yield name
            yield from values

    @staticmethod
    def refuse_unstorable(texts: list[str]) -> None:
        for text in texts:
            if "\x00" in text:
                raise RefusedInput(_("A field holds the character NUL."))
            if any("\ud800" <= letter <= "\udfff" for letter in text):
                raise RefusedInput(_("A field holds half of a character."))
