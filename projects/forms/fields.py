"""Fields that several forms of the plan take."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.formats import number
from projects.parsing.amounts import NoFigure, parse_amount

MOST = 10**13


class WordsField(forms.CharField):
    """Some lines of text."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)


class AmountField(forms.CharField):
    """A figure as papers or keyboards write it; clean value `Decimal` or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=30, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return number(value.normalize(), 4).rstrip("0").rstrip(",.") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        if not written:
            return None
        try:
            found = parse_amount(written)
        except NoFigure:
            raise ValidationError(
                _("“%(written)s” is no figure; write it like 78,5 or 1.234.") % {"written": written}
            ) from None
        if abs(found) >= MOST:
            raise ValidationError(_("This number is too large."))
        return found
