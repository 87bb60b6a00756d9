"""What the office types when it exempts a unit or lets it write into a locked period."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from organizations.models import Unit
from reporting.models import Period, ReportForm

DAYS = ("%Y-%m-%d", "%d/%m/%Y")


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(format=DAYS[0], attrs={"type": "date"})
    return forms.DateField(label=label, input_formats=DAYS, widget=widget, **kwargs)


class GrantForm(forms.Form):
    """Only forms and units of the reader's own plan are offered."""

    reason = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self, *args: Any, report_forms: QuerySet[ReportForm], units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"] = forms.ModelChoiceField(report_forms, label=_("Form"), empty_label=None)
        self.fields["unit"] = forms.ModelChoiceField(units, label=_("Unit"), empty_label=None)
        self.order_fields(("form", "unit", "period", "first", "last", "until", "reason"))


class ExemptForm(GrantForm):
    first = day_field(_("From"))
    last = day_field(_("To (empty: until further notice)"), required=False)


class ExtendForm(GrantForm):
    until = day_field(_("Last day to write"))

    def __init__(self, *args: Any, periods: QuerySet[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = forms.ModelChoiceField(
            periods, label=_("Period"), to_field_name="pk", empty_label=None
        )
        self.order_fields(("form", "unit", "period", "until", "reason"))
