"""Days and numbers as text: `{{ item.due_on|dmy }}`, `{{ total|number }}`, `{{ share|percent }}`."""

from collections.abc import Callable
from typing import Any

from django import template

from common import formats

register = template.Library()


def _or_nothing(printed: Callable[[Any], str]) -> Callable[[Any], str]:
    """Nothing in, nothing out: an empty template value must not fail the page."""
    return lambda value: "" if value is None or value == "" else printed(value)


for _name in ("dmy", "dm", "hm", "moment", "weekday", "number", "percent"):
    register.filter(_name, _or_nothing(getattr(formats, _name)))
