"""What the office types about a report, and the file of a filled sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 1000


class VersionForm(forms.Form):
    """`version` is what was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9)


class AcceptForm(VersionForm):
    note = forms.CharField(
        label=_("To the unit (not needed)"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(VersionForm):
    reason = forms.CharField(
        label=_("Why"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "data-focus-first": True}),
        help_text=_("The unit reads it beside its report; name the figure and what is wrong with it."),
    )


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Filled sheet"),
        allow_empty_file=True,
        help_text=_("The .xlsx file made here; at most 5 MB. Rows left empty stay as they are."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    submit = forms.BooleanField(label=_("Send the report at once"), required=False)
