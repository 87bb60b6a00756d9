"""Every exception that a request can end in, as a problem; None for a fault of ours."""

import errno
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, ValidationError
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.db.models import ProtectedError
from django.http import Http404, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions as rest

from common.api.problems import FieldError, Problem
from common.decisions import Kind, Refused
from common.middleware import RefusedInput

RETRY_AFTER = "5"
NAMES_OF_BLOCKERS = 10
WHOLE = ("non_field_errors", "__all__")
INVALID = _("Some fields cannot be accepted.")


def of_refused(error: Refused) -> Problem:
    told = error.decision
    if told.kind is Kind.NOT_VISIBLE:
        return Problem(404, "not_found", told.reason)
    status = 412 if told.code == "stale" else error.status
    errors = [FieldError(told.code, told.code, told.reason)] if told.kind is Kind.INPUT else []
    return Problem(status, told.code, told.reason, errors)


def of_django_validation(error: ValidationError) -> Problem:
    found = []
    for name, those in error.update_error_dict({}).items():
        field = "" if name in WHOLE else str(name)
        for each in those:
            found += [FieldError(field, each.code or "invalid", text) for text in each.messages]
    return Problem(422, "invalid", INVALID, found)


def of_rest_validation(error: rest.ValidationError) -> Problem:
    return Problem(422, "invalid", INVALID, flat(error.detail))


def flat(detail: Any, at: str = "") -> Iterator[FieldError]:
    """Nested messages as a list with dotted fields."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from flat(inner, at if name in WHOLE else f"{at}.{name}".lstrip("."))
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            is_text = isinstance(inner, rest.ErrorDetail)
            yield from flat(inner, at if is_text else f"{at}.{place}".lstrip("."))
    else:
        yield FieldError(at, getattr(detail, "code", "invalid"), str(detail))


def of_rest(error: rest.APIException) -> Problem:
    code = error.get_codes() if isinstance(error.get_codes(), str) else error.default_code
    headers = {}
    if header := getattr(error, "auth_header", ""):
        headers["WWW-Authenticate"] = header
    if isinstance(error, rest.Throttled):
        headers["Retry-After"] = str(max(1, int(error.wait or 1)))
        return Problem(429, "too_many", _("Please wait a moment; nothing was stored."), headers=headers)
    return Problem(error.status_code, str(code), SAID.get(str(code), str(error.detail)), headers=headers)


SAID = {
    "not_authenticated": _("Send `Authorization: Token egp_…`, or sign in."),
    "not_found": _("There is nothing here, or it is not visible to you."),
    "method_not_allowed": _("This address does not take this method; see the Allow header."),
    "not_acceptable": _("The portal answers with application/json."),
    "unsupported_media_type": _("This address does not take this Content-Type."),
    "permission_denied": _("Your rights do not include this."),
}


def of_protected(error: ProtectedError) -> Problem:
    blockers = sorted(f"{each._meta.verbose_name} {each.pk}" for each in error.protected_objects)
    errors = [FieldError("", "in_use", name) for name in blockers[:NAMES_OF_BLOCKERS]]
    return Problem(409, "in_use", _("Other things depend on it."), errors)


def of_full_disk(error: OSError) -> Problem | None:
    if error.errno not in (errno.ENOSPC, errno.EDQUOT):
        return None
    return Problem(507, "no_room", _("The file could not be stored; nothing else was changed."))


def unavailable() -> Problem:
    told = _("The database is busy or away. Nothing was stored; send the same request again.")
    return Problem(503, "unavailable", told, headers={"Retry-After": RETRY_AFTER})


def unreadable() -> Problem:
    return Problem(400, "malformed", _("The request holds something that cannot be read."))


Reading = Callable[[Any], Problem | None]
# The first class that fits; subclasses stand before their parents.
READINGS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Reading], ...] = (
    (Problem, lambda error: error),
    (Refused, of_refused),
    (ValidationError, of_django_validation),
    (rest.ValidationError, of_rest_validation),
    (rest.ParseError, lambda error: Problem(400, "malformed", str(error.detail))),
    (rest.APIException, of_rest),
    (Http404, lambda error: Problem(404, "not_found", SAID["not_found"])),
    (PermissionDenied, lambda error: Problem(403, "permission_denied", SAID["permission_denied"])),
    (RequestDataTooBig, lambda error: Problem(413, "too_large", _("The body is too large."))),
    (RefusedInput, lambda error: Problem(400, "malformed", str(error))),
    ((SuspiciousOperation, UnreadablePostError, MultiPartParserError), lambda error: unreadable()),
    (ProtectedError, of_protected),
    (IntegrityError, lambda error: Problem(409, "conflict", _("The same thing was stored meanwhile."))),
    (DataError, lambda error: Problem(400, "unstorable", _("A value does not fit what it is stored in."))),
    ((OperationalError, InterfaceError), lambda error: unavailable()),
    (OSError, of_full_disk),
)


def problem_of(error: BaseException) -> Problem | None:
    for kinds, reading in READINGS:
        if isinstance(error, kinds):
            return reading(error)
    return None
