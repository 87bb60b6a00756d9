"""The plan's own report as it is edited, signed and sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.actions.consolidated import ConsolidatedFields
from reporting.models import SECTIONS

DAYS = ("%Y-%m-%d", "%d/%m/%Y")


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ConsolidatedForm(forms.Form):
    to_name = forms.CharField(label=_("Addressed to"), max_length=200)
    due_on = forms.DateField(label=_("Due on"), input_formats=DAYS, widget=DayInput)
    results = forms.CharField(
        label=_("Results"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    difficulties = forms.CharField(
        label=_("Difficulties, causes"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    next_steps = forms.CharField(
        label=_("Next steps"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    proposals = forms.CharField(
        label=_("Proposals"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def fields_typed(self) -> ConsolidatedFields:
        told = self.cleaned_data
        prose = {name: told[name].replace("\r\n", "\n").strip() for name in SECTIONS}
        return ConsolidatedFields(told["to_name"], told["due_on"], **prose)


class SignForm(forms.Form):
    number = forms.CharField(label=_("Number"), max_length=60)
    signed_on = forms.DateField(label=_("Signed on"), input_formats=DAYS, widget=DayInput)
    signer_post = forms.CharField(label=_("Signed by (post)"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)
