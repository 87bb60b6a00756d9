"""Serializer fields that take the JSON type they are documented with and no other; a body without surprises."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.api.params import DAY
from common.decisions import Decision
from common.working_days import FIRST_YEAR, LAST_YEAR


class Text(serializers.CharField):
    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            self.fail("invalid")
        return data


class Flag(serializers.BooleanField):
    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Day(serializers.DateField):
    default_error_messages = {
        "bounds": _("A day as YYYY-MM-DD, from %(first)s to %(last)s.")
        % {"first": FIRST_YEAR, "last": LAST_YEAR}
    }

    def to_internal_value(self, value: Any) -> date:
        if not isinstance(value, str) or not DAY.match(value):
            self.fail("bounds")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail("bounds")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail("bounds")
        return day


class Body(serializers.Serializer):
    """A request's body: a field that is not known is refused, so that a misspelt one is not silently lost."""

    default_error_messages = {"unknown": _("There is no such field.")}

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            strange = sorted(set(data) - set(self.fields))
            if strange:
                told = self.error_messages["unknown"]
                raise serializers.ValidationError(
                    {name: [serializers.ErrorDetail(told, "unknown_field")] for name in strange}
                )
        return super().to_internal_value(data)


class DecisionShape(serializers.Serializer):
    allowed = serializers.BooleanField()
    code = serializers.CharField(help_text="Why not, for programs; empty when allowed.")
    reason = serializers.CharField(help_text="Why not, in the language asked for.")


@extend_schema_field(
    {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/DecisionShape"}}
)
class Permissions(serializers.Field):
    """``{"may_report": {"allowed": false, "code": "state", "reason": "..."}}``"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: dict[str, Decision]) -> dict[str, Any]:
        return {name: decision.as_json() for name, decision in value.items()}


class KeptFileShape(serializers.Serializer):
    """A file as it is told of; whoever lists files says which `media` there are."""

    id = serializers.IntegerField()
    name = serializers.CharField(help_text=_("Empty for a removed file."))
    type = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    added_on = serializers.DateField()
    added_by = serializers.CharField()
    removed_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()
    permissions = Permissions()


class FileBody(serializers.Serializer):
    """For the schema: files do not come as JSON."""

    file = serializers.FileField(help_text=_("At most 10 MB: PDF, Word, Excel, OpenDocument, PNG or JPEG."))
    classified = serializers.ChoiceField(
        [("true", "true"), ("false", "false")], required=False, help_text=_("A classified paper is refused.")
    )
