"""An ad-hoc request as the office types it: what, of whom, until when, up to five fields."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Unit
from reporting.actions.ad_hoc import AskedField, RequestFields
from reporting.models import MOST_FIELDS, AdHocRequest, Indicator

KINDS = [(kind, label) for kind, label in Indicator.Kind.choices if kind != Indicator.Kind.SCORE]


class RequestForm(forms.Form):
    title = forms.CharField(
        label=_("What about"), max_length=200, widget=forms.TextInput(attrs={"data-focus-first": True})
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=AdHocRequest.Kind.choices, initial=AdHocRequest.Kind.URGENT
    )
    text = forms.CharField(
        label=_("What is asked"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    follows = forms.CharField(label=_("Basis"), max_length=200, required=False)
    due_on = forms.DateField(
        label=_("Due on"), input_formats=("%Y-%m-%d", "%d/%m/%Y"), widget=forms.DateInput(format="%Y-%m-%d")
    )
    due_time = forms.TimeField(
        label=_("Hour"), input_formats=("%H:%M", "%Hh%M"), widget=forms.TimeInput(format="%H:%M")
    )
    wants_text = forms.BooleanField(label=_("A text is asked for too"), required=False, initial=True)
    request_key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].widget.input_type = "date"
        self.fields["due_time"].widget.input_type = "time"
        self.fields["units"] = forms.ModelMultipleChoiceField(
            units,
            label=_("Units"),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Please choose at least one unit.")},
        )
        for place in range(1, MOST_FIELDS + 1):
            self.fields[f"name_{place}"] = forms.CharField(
                label=_("Figure %(place)s") % {"place": place}, max_length=250, required=False
            )
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                label=_("Kind of figure %(place)s") % {"place": place}, choices=KINDS, required=False
            )
            self.fields[f"unit_{place}"] = forms.CharField(
                label=_("Unit of figure %(place)s, or out of what") % {"place": place},
                max_length=60,
                required=False,
            )

    @property
    def asked_rows(self) -> list[tuple[Any, Any, Any]]:
        return [
            (self[f"name_{place}"], self[f"kind_{place}"], self[f"unit_{place}"])
            for place in range(1, MOST_FIELDS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        for place in range(1, MOST_FIELDS + 1):
            ratio = told.get(f"kind_{place}") == Indicator.Kind.RATIO
            if told.get(f"name_{place}") and ratio and not told.get(f"unit_{place}"):
                self.add_error(f"unit_{place}", ValidationError(_("Please say out of what it is counted.")))
        return told

    def fields_typed(self) -> RequestFields:
        told = self.cleaned_data
        names = ("title", "kind", "text", "follows", "wants_text")
        return RequestFields(
            due_at=timezone.make_aware(datetime.combine(told["due_on"], told["due_time"])),
            fields=tuple(self._asked(place) for place in range(1, MOST_FIELDS + 1) if told[f"name_{place}"]),
            **{name: told[name] for name in names},
        )

    def _asked(self, place: int) -> AskedField:
        told = self.cleaned_data
        kind = told[f"kind_{place}"] or Indicator.Kind.COUNT
        ratio, words = kind == Indicator.Kind.RATIO, told[f"unit_{place}"]
        return AskedField(
            told[f"name_{place}"], kind, unit="" if ratio else words, out_of=words if ratio else ""
        )
