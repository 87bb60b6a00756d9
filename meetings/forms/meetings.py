"""What the office types of a meeting."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from meetings.actions.meetings import MeetingFields
from meetings.models import Meeting
from organizations.models import Committee, Unit

SUMMARY_LIMIT = 10_000
TYPED = (
    "title",
    "kind",
    "held_on",
    "starts_at",
    "place",
    "online_address",
    "presided_by",
    "invitation_text",
    "summary",
)


class HourField(forms.TimeField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(**{"input_formats": ("%H:%M", "%Hh%M", "%H:%M:%S"), "widget": widget, **kwargs})


class MeetingForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=250, widget=forms.TextInput(attrs={"data-focus-first": True})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Meeting.Kind.choices, initial=Meeting.Kind.REGULAR)
    held_on = CalendarDayField(label=_("Day"))
    starts_at = HourField(label=_("Begins at"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    presided_by = forms.CharField(
        label=_("Presided by"),
        max_length=200,
        required=False,
        help_text=_("The post, as the papers write it."),
    )
    online_address = forms.URLField(
        label=_("Address of the online room"), max_length=300, required=False, assume_scheme="https"
    )
    invitation_text = forms.CharField(
        label=_("What to prepare"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the invitation."),
    )
    summary = forms.CharField(
        label=_("Summary"), max_length=SUMMARY_LIMIT, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(
        self, *args: Any, committees: QuerySet[Committee], units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["co_committees"] = forms.ModelMultipleChoiceField(
            committees, label=_("Convened together with (committees)"), required=False
        )
        self.fields["co_units"] = forms.ModelMultipleChoiceField(
            units,
            label=_("Convened together with (units)"),
            required=False,
            widget=forms.SelectMultiple(attrs={"size": 4}),
            help_text=_("For joint meetings."),
        )

    def fields_typed(self) -> MeetingFields:
        typed: dict[str, Any] = {name: self.cleaned_data[name] for name in TYPED}
        for name in ("co_committees", "co_units"):
            typed[name] = tuple(self.cleaned_data[name])
        return MeetingFields(**typed)


class NewMeetingForm(MeetingForm):
    usual_agenda = forms.BooleanField(
        label=_("Start with the usual agenda"),
        required=False,
        initial=True,
        help_text=_(
            "Opening, results of the last notice, discussion, conclusion; every entry can be changed."
        ),
    )

    def __init__(
        self, *args: Any, committees: QuerySet[Committee], units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, committees=committees, units=units, **kwargs)
        self.fields["committee"] = forms.ModelChoiceField(committees, label=_("Committee"), empty_label=None)


class ChangeMeetingForm(MeetingForm):
    """`version` is what the editor saw: a later one is a conflict, told in the form."""

    version = forms.IntegerField(widget=forms.HiddenInput)
