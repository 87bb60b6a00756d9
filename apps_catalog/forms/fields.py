"""Inputs that the forms of the catalogue share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.money import NoSum, parse_vnd

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
IN_A_CELL = {"class": "fld"}


class DayField(forms.DateField):
    """A day from the browser's calendar, or typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "date", **kwargs.pop("attrs", {})}
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs=attrs))
        kwargs.setdefault("error_messages", {"invalid": _("Write the day as dd/mm/yyyy.")})
        super().__init__(input_formats=DAYS, **kwargs)


class VndField(forms.CharField):
    """Whole dong: 120.000.000, or 120 triệu."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "fld num"}
        super().__init__(**{"max_length": 30, "widget": forms.TextInput(attrs=attrs), **kwargs})

    def to_python(self, value: Any) -> Any:
        told = super().to_python(value)
        if not told:
            return None
        try:
            return parse_vnd(told)
        except NoSum as refused:
            raise ValidationError(str(refused), code="invalid") from refused

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value

    def run_validators(self, value: Any) -> None:
        return None
