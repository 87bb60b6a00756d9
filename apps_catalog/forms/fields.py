"""Inputs that the forms of the catalogue share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from common.money import NoSum, parse_vnd

IN_A_CELL = {"class": "fld"}


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
