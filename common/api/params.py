"""Query parameters, declared once: read strictly, printed in the schema. An unknown, repeated or impossible one is 400."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter

from common import clock
from common.api.problems import FieldError, Problem, Text
from common.working_days import FIRST_YEAR, LAST_YEAR

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
WHOLE = re.compile(r"\d{1,9}\Z", re.ASCII)


class Impossible(ValueError):
    """A value that the parameter cannot take; the text says why."""


@dataclass(frozen=True)
class Param:
    """A text of at most `longest` characters."""

    name: str
    description: Text
    longest: int = 100

    def read(self, text: str) -> Any:
        if not text or len(text) > self.longest:
            raise Impossible(_("From 1 to %(longest)s characters.") % {"longest": self.longest})
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.longest}

    def open_api(self) -> OpenApiParameter:
        return OpenApiParameter(self.name, self.schema(), description=self.description, required=False)


@dataclass(frozen=True)
class ChoiceParam(Param):
    choices: tuple[str, ...] = ()

    def read(self, text: str) -> str:
        if text not in self.choices:
            raise Impossible(_("One of: %(choices)s.") % {"choices": ", ".join(self.choices)})
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.choices)}


@dataclass(frozen=True)
class NumberParam(Param):
    lowest: int = 1
    highest: int = 999_999_999

    def read(self, text: str) -> int:
        if not WHOLE.match(text) or not self.lowest <= int(text) <= self.highest:
            bounds = {"lowest": self.lowest, "highest": self.highest}
            raise Impossible(_("A whole number from %(lowest)s to %(highest)s.") % bounds)
        return int(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


@dataclass(frozen=True)
class DayParam(Param):
    def read(self, text: str) -> date:
        try:
            day = date.fromisoformat(text) if DAY.match(text) else None
        except ValueError:
            day = None
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            bounds = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise Impossible(_("A day as YYYY-MM-DD, from %(first)s to %(last)s.") % bounds)
        return day

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class AsOfParam(DayParam):
    """The day the answer speaks of. Of a day to come nothing is known but what is known today."""

    def read(self, text: str) -> date:
        return min(super().read(text), clock.today())


AS_OF = AsOfParam("on", _("As known on this day; today when left out."))


class Asked(dict[str, Any]):
    """What was asked for, by parameter; what was left out is not in it."""

    @classmethod
    def read(cls, query: QueryDict, params: Iterable[Param]) -> Self:
        known: Mapping[str, Param] = {param.name: param for param in params}
        errors, asked = [], cls()
        for name, values in query.lists():
            param = known.get(name)
            if param is None:
                errors.append(FieldError(name[:100], "unknown_filter", _("There is no such parameter.")))
            elif len(values) > 1:
                errors.append(FieldError(name, "repeated_filter", _("Send this parameter once.")))
            else:
                try:
                    asked[name] = param.read(values[0])
                except Impossible as impossible:
                    errors.append(FieldError(name, "impossible_filter", str(impossible)))
        if errors:
            raise Problem(400, errors[0].code, _("The address asks for something that there is not."), errors)
        return asked

    @property
    def on(self) -> date:
        return self.get("on") or clock.today()


def impossible(name: str, told: Text) -> Problem:
    """A filter that names something the caller does not see, or that does not exist: no difference is told."""
    return Problem(400, "impossible_filter", told, [FieldError(name, "impossible_filter", told)])
