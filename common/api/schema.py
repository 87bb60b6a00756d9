"""The OpenAPI 3.1 document: what drf-spectacular reads from the views, and the problems that every operation may answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from common.api.edge import KeyConverter
from common.api.problems import CONTENT_TYPE, TITLES

COMMON = (400, 401, 403, 404, 429, 503)
OF_WRITES = (409, 412, 413, 415, 422)
OF_PUTS = (428,)
KEY_HEADER = OpenApiParameter(
    "Idempotency-Key",
    {
        "type": "string",
        "minLength": 1,
        "maxLength": 255,
        "pattern": "^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$",
    },
    OpenApiParameter.HEADER,
    description=_("The same key with the same request takes effect once; kept seven days."),
)
MATCH_HEADER = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description=_("The ETag that was seen; 412 when it has changed."),
)
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "For programs; stays the same in every language."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {
                    "field": {"type": "string"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
    },
}


DECISION: dict[str, Any] = {
    "type": "object",
    "required": ["allowed", "code", "reason"],
    "properties": {
        "allowed": {"type": "boolean"},
        "code": {"type": "string", "description": "Why not, for programs; empty when allowed."},
        "reason": {"type": "string", "description": "Why not, in the language asked for."},
    },
}


class PortalSchema(AutoSchema):
    """Parameters come from the view's own declaration: what is read is what is printed."""

    def get_description(self) -> str:
        """A docstring is written for who reads the code."""
        return ""

    def get_override_parameters(self) -> list[Any]:
        asked = getattr(self.view, "params_of", lambda method: ())(self.method)
        declared = [param.open_api() for param in asked]
        headers = [KEY_HEADER, MATCH_HEADER] if self.method in ("POST", "PUT") else []
        return [*declared, *headers]


def with_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Every operation says which refusals it knows; they all have one shape."""
    shapes = result["components"].setdefault("schemas", {})
    for shape in shapes.values():
        shape.pop("description", None)  # a docstring, too
    shapes |= {"Problem": PROBLEM, "DecisionShape": DECISION}
    for operations in result["paths"].values():
        for method, operation in operations.items():
            statuses = COMMON if method == "get" else sorted({*COMMON, *OF_WRITES})
            statuses = (*statuses, *OF_PUTS) if method == "put" else statuses
            for parameter in operation.get("parameters", ()):
                if (
                    parameter["in"] == "path"
                    and parameter["schema"].get("pattern") == f"^{KeyConverter.regex}$"
                ):
                    parameter["schema"] = {"type": "integer", "minimum": 1, "maximum": 10**18 - 1}
            for status in statuses:
                operation["responses"].setdefault(str(status), problem_response(status))
    return dict(plainly_named(result))


def plainly_named(value: Any) -> Any:
    """`UnitShape` of the code is `Unit` to programs; marks of the generator are left out."""
    if isinstance(value, list):
        return [plainly_named(each) for each in value]
    if isinstance(value, str) and value.startswith("#/components/schemas/"):
        return value.removesuffix("Shape")
    if not isinstance(value, dict):
        return value
    return {
        str(key).removesuffix("Shape"): plainly_named(each)
        for key, each in value.items()
        if key != "x-spec-enum-id"
    }


def problem_response(status: int) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": str(TITLES[status]),
        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in (429, 503):
        seconds = {"schema": {"type": "integer"}, "description": "Seconds to wait."}
        response["headers"] = {"Retry-After": seconds}
    return response
