"""An entry of the ledger as it is typed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import clock
from common.form_fields import DayField
from projects.actions.budget_entries import EntryFields
from projects.actions.ceilings import CeilingFields
from projects.forms.money_fields import MoneyField
from projects.models.budget_words import NATURES, STAGES, sources

Choices = Sequence[tuple[str, str | Promise]]
NO_CHOICE: Choices = (("", "–"),)


class EntryForm(forms.Form):
    """`confirmed` is asked for only when the entry would break a rule of the money."""

    year = forms.IntegerField(label=_("Budget year"), min_value=1900, max_value=2200)
    nature = forms.ChoiceField(label=_("Kind of spending"), choices=[*NO_CHOICE, *NATURES.items()])
    amount = MoneyField(label=_("Amount"))
    cuts = forms.BooleanField(
        label=_("This decision cuts what was entered before"),
        required=False,
        help_text=_("The amount is taken off; say why below."),
    )
    document = forms.CharField(
        label=_("Paper"), max_length=200, help_text=_("Number and issuer, as on the paper.")
    )
    document_on = DayField(label=_("Date of the paper"))
    paid_on = DayField(
        label=_("Day of payment"), required=False, help_text=_("Of a payment only; other entries have none.")
    )
    reason = forms.CharField(
        label=_("Reason or note"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    confirmed = forms.BooleanField(
        label=_("Enter it all the same: this is what the paper says"), required=False
    )
    field_order = (
        "project", "stage", "year", "source", "nature", "amount", "cuts", "document", "document_on", "paid_on",
        "reason", "confirmed",
    )  # fmt: skip

    def __init__(self, *args: Any, projects: Choices, stages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"] = forms.ChoiceField(label=_("Project"), choices=[*NO_CHOICE, *projects])
        self.fields["stage"] = forms.ChoiceField(
            label=pgettext_lazy("money", "Stage"),
            choices=[*NO_CHOICE, *((stage, STAGES[stage]) for stage in stages)],
        )
        self.fields["source"] = forms.ChoiceField(
            label=pgettext_lazy("money", "Source"), choices=[*NO_CHOICE, *sources().items()]
        )
        self.fields["year"].initial = clock.today().year
        self.order_fields(self.field_order)

    @property
    def asks_to_confirm(self) -> bool:
        return "confirmed" in self.errors

    def entry(self) -> EntryFields:
        told = self.cleaned_data
        return EntryFields(
            year=told["year"],
            source=told["source"],
            nature=told["nature"],
            stage=told["stage"],
            amount_vnd=told["amount"],
            document=told["document"],
            document_on=told["document_on"],
            paid_on=told["paid_on"],
            cuts=told["cuts"],
            reason=told["reason"],
        )


class CeilingForm(forms.Form):
    year = forms.IntegerField(label=_("Budget year"), min_value=1900, max_value=2200)
    amount = MoneyField(label=_("Ceiling"))
    document = forms.CharField(
        label=_("Paper"), max_length=200, help_text=_("Number and issuer, as on the paper.")
    )
    document_on = DayField(label=_("Date of the paper"))
    reason = forms.CharField(
        label=_("Why it changes"),
        max_length=1000,
        required=False,
        help_text=_("Only where a ceiling is set anew."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def fields_given(self) -> CeilingFields:
        told = self.cleaned_data
        return CeilingFields(
            told["year"], told["amount"], told["document"], told["document_on"], told["reason"]
        )


class TakeBackForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it wrong?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
