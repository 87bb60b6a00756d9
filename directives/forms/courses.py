"""What people fill in when work rests, ends, goes on, is checked on the spot, or when a unit is asked something."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.form_fields import DayField
from directives.forms.assignments import LeadersWordForm, VersionedForm
from directives.forms.fields import WordsField
from directives.forms.files import ACCEPTED, WHICH_FILE, WHICH_FILES, ClassifiedField, FilesField
from directives.forms.hand_over import UnitField
from directives.models import FieldCheck
from organizations.models import Unit

WORD_OF_A_LEADER = ("on_behalf_of", "basis", "note")


class ActForm(VersionedForm):
    """Printed field by field, a leader's word after everything else."""

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in WORD_OF_A_LEADER]


class WordForm(ActForm, LeadersWordForm):
    """As `ActForm`, and the office may enter a leader's word."""


class SuspendForm(WordForm):
    reason = WordsField(label=_("Reason"), max_length=2000, rows=4)
    until = DayField(
        label=_("Until"), required=False, help_text=_("Left empty: until somebody resumes the work.")
    )
    whole_item = forms.BooleanField(label=_("All units that lead this item"), required=False)


class ResumeForm(WordForm):
    due_on = DayField(
        label=_("New deadline"), required=False, help_text=_("Left empty: the deadline stands.")
    )
    reason = WordsField(label=_("Reason"), max_length=2000, required=False)
    whole_item = forms.BooleanField(label=_("All units that lead this item"), required=False)


class CancelForm(WordForm):
    authority = forms.CharField(
        label=_("By which paper"), max_length=300, help_text=_("Number, day and who issued it.")
    )
    reason = WordsField(label=_("Reason"), max_length=2000, rows=4)
    whole_item = forms.BooleanField(label=_("All units that lead this item"), required=False)
    file = forms.FileField(
        label=_("Scan of the paper"),
        required=False,
        allow_empty_file=True,
        help_text=WHICH_FILE,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    classified = ClassifiedField()


class ReopenForm(WordForm):
    reason = WordsField(label=_("Reason"), max_length=2000, rows=4, help_text=_("The unit reads this."))


class CheckForm(WordForm):
    checked_on = DayField(label=_("Checked on"), initial=clock.today)
    team = forms.CharField(label=_("Who checked"), max_length=300, help_text=_("Posts and units."))
    finding = WordsField(label=_("What was found"), max_length=5000, rows=5)
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=FieldCheck.Outcome.choices, widget=forms.RadioSelect
    )
    reopens = forms.BooleanField(label=_("Send the work back to its unit"), required=False)
    file = FilesField(label=_("Minutes and photos"), required=False, help_text=WHICH_FILES)
    classified = ClassifiedField()


class AskPartForm(ActForm):
    unit = UnitField(label=_("Unit asked"), required=True)
    text = WordsField(label=_("What is asked for"), max_length=2000, rows=4)
    due_on = DayField(label=_("Answer by"))

    def __init__(self, *args: Any, takers: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(UnitField, self.fields["unit"]).offer(takers)


class AnswerPartForm(ActForm):
    answer = WordsField(label=_("Answer"), max_length=5000, rows=5)


class AskExplanationForm(ActForm):
    text = WordsField(label=_("What is to be explained"), max_length=2000, rows=4)
    due_on = DayField(label=_("Reply by"))


class ReplyForm(ActForm):
    reply = WordsField(label=_("Reply"), max_length=5000, rows=6)


class WithdrawForm(ActForm):
    reason = WordsField(label=_("Reason"), max_length=2000, rows=3)
