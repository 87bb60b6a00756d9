"""Sums and days as people type them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.money import NoSum, exact_text, parse_vnd


class MoneyField(forms.CharField):
    """Whole đồng above zero, from "1.234,5 tỷ" or "850 triệu"."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For example 850 triệu, 1.234,5 tỷ or 12.500.000."))
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(max_length=60, **kwargs)

    def clean(self, value: Any) -> int | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            amount = parse_vnd(written)
        except NoSum as refused:
            raise ValidationError(str(refused), code="money") from refused
        if amount == 0:
            raise ValidationError(_("The amount must not be 0."), code="zero")
        return amount

    def prepare_value(self, value: Any) -> Any:
        return exact_text(value) if isinstance(value, int) and not isinstance(value, bool) else value
