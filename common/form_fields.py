"""Fields that forms of several floors take."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.working_days import FIRST_YEAR, LAST_YEAR

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class DayField(forms.DateField):
    """A day from the browser's calendar, or typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "date", **kwargs.pop("attrs", {})}
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs=attrs))
        kwargs.setdefault("input_formats", DAY_FORMATS)
        kwargs.setdefault("error_messages", {"invalid": _("Write the day as dd/mm/yyyy.")})
        super().__init__(**kwargs)


class CalendarDayField(DayField):
    """A day that the calendar of working days reaches, so that deadlines can be counted from it."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            bounds = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise ValidationError(_("The year must lie between %(first)s and %(last)s.") % bounds)


class ClassifiedField(forms.BooleanField):
    """The sender's own word that a paper is classified: then it is not taken at all."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("A file is classified (MẬT, TỐI MẬT or TUYỆT MẬT)"))
        super().__init__(required=False, **kwargs)
