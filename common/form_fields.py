"""Fields that forms of several floors take."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class DayField(forms.DateField):
    """A day from the browser's calendar, or typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        kwargs.setdefault("input_formats", DAY_FORMATS)
        kwargs.setdefault("error_messages", {"invalid": _("Write the day as dd/mm/yyyy.")})
        super().__init__(**kwargs)


class ClassifiedField(forms.BooleanField):
    """The sender's own word that a paper is classified: then it is not taken at all."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("A file is classified (MẬT, TỐI MẬT or TUYỆT MẬT)"))
        super().__init__(required=False, **kwargs)
