"""The weekly brief's day and words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboards.models.brief import LONGEST_WORD


class WordForm(forms.Form):
    word = forms.CharField(
        label=_("What leaders should know"),
        max_length=LONGEST_WORD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences; no unit and no person is criticised by name here."),
    )


class NewBriefForm(WordForm):
    on = forms.DateField(
        label=_("Figures as of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    field_order = ("on", "word")


class BriefForm(WordForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReleaseForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
