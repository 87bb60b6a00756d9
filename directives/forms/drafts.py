"""What people fill in about a paper that is not issued yet."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common.form_fields import ClassifiedField, DayField
from directives.forms.assignments import VersionedForm
from directives.forms.fields import WordsField
from directives.forms.files import ACCEPTED, WHICH_FILE
from directives.models import Directive, DirectiveItem


class IssueForm(forms.Form):
    """Number, date and signer, as they stand on the signed paper and in the office's register."""

    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    draw = forms.BooleanField(
        label=_("The portal gives the next number of the register"),
        required=False,
        help_text=_("Only where the office lets the portal number its papers."),
    )
    issued_on = DayField(label=_("Date of the paper"))
    signer_post = forms.CharField(label=_("Post of the signer"), max_length=200)
    signer_name = forms.CharField(label=_("Signed by"), max_length=150, required=False)
    authority = forms.ChoiceField(
        label=_("Authority of the signature"), choices=Directive.Authority.choices, required=False
    )

    file = forms.FileField(
        label=_("Scan of the signed paper"),
        required=False,
        allow_empty_file=True,
        help_text=WHICH_FILE,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    classified = ClassifiedField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("number") and not cleaned.get("draw") and "number" not in self.errors:
            self.add_error("number", _("Please enter the number, or let the portal give it."))
        return cleaned

    def head(self) -> dict[str, Any]:
        """What is registered of the paper: everything but its scan."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("file", "classified")
        }


class WordingForm(VersionedForm):
    """The words around the items; empty ones leave their section out."""

    opening = WordsField(
        label=_("Opening paragraph"),
        max_length=10_000,
        rows=7,
        required=False,
        help_text=_("When, where, who presided, who attended, after hearing which reports."),
    )
    assessment = WordsField(
        label=_("General assessment"),
        max_length=10_000,
        rows=6,
        required=False,
        help_text=_("What became of the items of the notice before."),
    )
    follow_up = WordsField(
        label=_("Who follows the work up"),
        max_length=10_000,
        rows=4,
        required=False,
        help_text=_("Who watches and urges, when reports are due, and the closing words."),
    )


class DraftItemForm(VersionedForm):
    """One item of a draft. Leads and coordinating units are chosen by code; groups keep their token."""

    text = WordsField(label=_("Content"), max_length=10_000, rows=6)
    kind = forms.ChoiceField(label=_("Kind"), choices=DirectiveItem.Kind.choices)
    leads = forms.MultipleChoiceField(label=_("Lead units"), required=False)
    coordinators = forms.MultipleChoiceField(label=_("Coordinating units"), required=False)
    required_output = forms.CharField(label=_("Required output"), max_length=500, required=False)
    deadline_text = forms.CharField(label=_("Deadline as written"), max_length=300, required=False)
    due_kind = forms.ChoiceField(label=_("Deadline"), choices=DirectiveItem.Due.choices)
    original_due_on = DayField(label=_("Day of the deadline"), required=False)
    due_time = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    rhythm = forms.ChoiceField(label=_("Recurs"), choices=DirectiveItem.Rhythm.choices, required=False)
    rhythm_day = forms.IntegerField(label=_("Day of recurrence"), min_value=1, max_value=31, required=False)
    rhythm_month = forms.IntegerField(
        label=_("Month of recurrence"), min_value=1, max_value=12, required=False
    )

    def __init__(self, *args: Any, addressees: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(addressees)
        for name in ("leads", "coordinators"):
            cast(forms.ChoiceField, self.fields[name]).choices = offered
            self.fields[name].widget.attrs["size"] = 6

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("due_kind") == DirectiveItem.Due.DATE and not cleaned.get("original_due_on"):
            self.add_error("original_due_on", _("Please give the day of the deadline."))
        if cleaned.get("due_kind") == DirectiveItem.Due.RECURRING and not cleaned.get("rhythm"):
            self.add_error("rhythm", _("Please say how often it recurs."))
        if cleaned.get("rhythm_month") and cleaned.get("rhythm") != DirectiveItem.Rhythm.YEARLY:
            self.add_error("rhythm_month", _("Only a yearly duty has a month."))
        return cleaned
