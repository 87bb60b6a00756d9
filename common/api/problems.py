"""Refusals as `application/problem+json` (RFC 9457): type, title, status, detail, code and the fields they speak of."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.api.language import api_language

CONTENT_TYPE = "application/problem+json"
TYPES = "/api/docs/#problem-"
Text = str | Promise
TITLES: dict[int, Text] = {
    400: _("The request cannot be read"),
    401: _("A valid key or a sign-in is needed"),
    403: _("Not allowed"),
    404: _("There is nothing here"),
    405: _("This address does not do that"),
    406: _("Answers are JSON"),
    409: _("The state does not allow it"),
    412: _("It has changed meanwhile"),
    413: _("The request is too large"),
    415: _("This type of content is not taken"),
    422: _("The content cannot be accepted"),
    428: _("Say which version you have seen"),
    429: _("Too many requests"),
    500: _("The portal failed"),
    503: _("Please try again in a moment"),
    507: _("There is no room to store this"),
}


@dataclass(frozen=True)
class FieldError:
    """`field` is dotted for nested values (``reports.0.values``); empty for the request as a whole."""

    field: str
    code: str
    message: Text


class Problem(Exception):
    """What a door refuses by itself; what an action refuses is `common.decisions.Refused`."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: Text,
        errors: Iterable[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        """`members` are told beside the usual ones: what became of each value of a report."""
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.headers, self.members = tuple(errors), dict(headers or {}), dict(members or {})

    def as_json(self) -> dict[str, Any]:
        """In the language in force now."""
        return {
            "type": f"{TYPES}{self.status}",
            "title": str(TITLES[self.status]),
            "status": self.status,
            "detail": str(self.detail),
            "code": self.code,
            "errors": [asdict(error) | {"message": str(error.message)} for error in self.errors],
            **self.members,
        }


def answer(request: HttpRequest, problem: Problem) -> JsonResponse:
    """For what happens outside a view, where no language is chosen yet."""
    with translation.override(api_language(request)):
        told = problem.as_json()
    response = JsonResponse(told, status=problem.status, content_type=CONTENT_TYPE)
    for name, value in problem.headers.items():
        response[name] = value
    return response
