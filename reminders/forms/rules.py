"""A rule as the office writes it: offsets are typed as "-7, -3, -1, 0, 1, 3"."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reminders.models import Audience, Language, Rule, Subject
from reminders.models.rule import FURTHEST
from reminders.sources import SOURCES


class OffsetsField(forms.CharField):
    """The text "-7, -3, 0" becomes ``(-7, -3, 0)``."""

    def clean(self, value: Any) -> tuple[int, ...]:
        text = super().clean(value)
        try:
            days = tuple(sorted({int(part) for part in text.replace(";", ",").split(",") if part.strip()}))
        except ValueError as error:
            raise ValidationError(
                _("Write whole numbers with commas between them, such as -3, 0, 1.")
            ) from error
        if not days or any(abs(day) > FURTHEST for day in days):
            raise ValidationError(_("Give numbers between -60 and 60, such as -3, 0, 1."))
        return days


def known_subjects() -> list[tuple[str, str]]:
    """Kinds of deadlines that some app tells."""
    return [(value, str(label)) for value, label in Subject.choices if value in SOURCES]


class RuleForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=150)
    subject = forms.ChoiceField(label=_("Kind of deadline"), choices=known_subjects)
    audience = forms.ChoiceField(label=_("Told to"), choices=Audience)
    offsets = OffsetsField(
        label=_("Working days"),
        help_text=_("Before the deadline with a minus, after it without: -7, -3, -1, 0, 1, 3."),
    )
    repeat_every = forms.IntegerField(
        label=_("Then every so many working days"), min_value=1, max_value=FURTHEST, required=False
    )
    channel = forms.ChoiceField(label=_("Manner"), choices=Rule.Channel)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Language,
        required=False,
        help_text=_("For people who chose none themselves."),
    )
    is_active = forms.BooleanField(label=_("In force"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or Language.VIETNAMESE

    @staticmethod
    def of(rule: Rule) -> dict[str, Any]:
        """What the form shows of a stored rule."""
        return {**vars(rule), "offsets": ", ".join(map(str, rule.offsets))}
