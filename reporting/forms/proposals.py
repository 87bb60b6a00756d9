"""Proposals as typed: their words, who answers, the answer."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from organizations.models import Unit

LONGEST = 4000


class ProposalForm(forms.Form):
    text = forms.CharField(
        label=_("What the unit proposes"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "data-focus-first": True}),
    )
    request_key = forms.CharField(max_length=64, widget=forms.HiddenInput)


class PassOnForm(forms.Form):
    due_on = forms.DateField(
        label=_("Answer by"),
        input_formats=("%Y-%m-%d", "%d/%m/%Y"),
        widget=forms.DateInput(format="%Y-%m-%d"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_unit"] = forms.ModelChoiceField(units, label=_("To be answered by"), empty_label=None)
        self.fields["due_on"].widget.input_type = "date"
        self.order_fields(("to_unit", "due_on", "version"))

    def typed(self) -> tuple[Unit, date, int]:
        told = self.cleaned_data
        return told["to_unit"], told["due_on"], told["version"]


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "data-focus-first": True}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
