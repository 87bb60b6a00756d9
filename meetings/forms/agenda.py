"""One entry of the agenda as typed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.actions.agenda import EntryFields
from meetings.forms.meetings import HourField
from meetings.models import AgendaEntry
from organizations.models import Unit


class AgendaEntryForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=AgendaEntry.Kind.choices, initial=AgendaEntry.Kind.REPORT
    )
    title = forms.CharField(label=_("Content"), max_length=300)
    starts_at = HourField(label=_("At"), required=False)
    lasts_minutes = forms.IntegerField(
        label=_("Duration in minutes"), required=False, min_value=1, max_value=600
    )
    presenter = forms.CharField(
        label=_("Presented by"),
        max_length=200,
        required=False,
        help_text=_("The post, as the papers write it."),
    )
    note = forms.CharField(
        label=_("What was said"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presenter_unit"] = forms.ModelChoiceField(
            units, label=_("Unit"), required=False, empty_label="–"
        )

    def fields_typed(self) -> EntryFields:
        return EntryFields(**self.cleaned_data)
