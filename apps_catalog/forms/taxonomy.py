"""A word that applications are measured by."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps_catalog.actions.taxonomy import WordFields
from apps_catalog.models import Process, TaxonomyRevision

Kinds = TaxonomyRevision.Kind


class WordForm(forms.Form):
    """`new` asks for the code; `processes` for functions."""

    name_vi = forms.CharField(label=_("Name in Vietnamese"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    position = forms.IntegerField(
        label=_("Order"), min_value=0, max_value=100_000, initial=0, help_text=_("Smaller stands first.")
    )

    def __init__(self, *args: Any, kind: str, processes: QuerySet[Process], new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if new:
            self.fields["code"] = forms.RegexField(
                r"^[A-Za-z0-9][A-Za-z0-9._-]{0,29}\Z",
                label=_("Code"),
                help_text=_("1 to 30 of A-Z, 0-9, dot, _ and -; it does not change any more."),
            )
        else:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        if kind == Kinds.FUNCTION:
            self.fields["process"] = forms.ModelChoiceField(
                processes, label=_("Line of work"), empty_label="–"
            )
        if kind == Kinds.DATA_SET:
            self.fields["is_personal"] = forms.BooleanField(label=_("Personal data"), required=False)
        self.order_fields(("version", "code", "process", "name_vi", "name_en", "is_personal", "position"))

    def word_fields(self) -> WordFields:
        typed = self.cleaned_data
        return WordFields(
            name_vi=typed["name_vi"],
            name_en=typed["name_en"],
            position=typed["position"],
            process=typed.get("process"),
            is_personal=typed.get("is_personal", False),
        )
