"""What is filled in when the open work of a unit that ended goes to another one."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.form_fields import ClassifiedField, DayField
from directives.forms.courses import WordForm
from directives.forms.fields import WordsField
from directives.forms.files import ACCEPTED, WHICH_FILE
from directives.forms.hand_over import UnitField
from organizations.models import Unit


class HandoverForm(WordForm):
    to_unit = UnitField(label=_("Taken over by"))
    number = forms.CharField(label=_("Number of the minutes"), max_length=100)
    minutes_on = DayField(label=_("Day of the minutes"), initial=clock.today)
    handed_by = forms.CharField(
        label=_("Signed for the former unit by"),
        max_length=200,
        required=False,
        help_text=_("The post, not the person."),
    )
    received_by = forms.CharField(
        label=_("Signed for the taking unit by"),
        max_length=200,
        required=False,
        help_text=_("The post, not the person."),
    )
    remark = WordsField(label=_("Note"), max_length=2000, required=False, rows=2)
    file = forms.FileField(
        label=_("Scan of the minutes"),
        required=False,
        allow_empty_file=True,
        help_text=WHICH_FILE,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    classified = ClassifiedField()

    def __init__(self, *args: Any, offered: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(UnitField, self.fields["to_unit"]).offer(offered)


class ChosenForm(forms.Form):
    """Which of the open work; the boxes are printed in the table of the work."""

    work = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Please choose the work to hand over.")}
    )

    def __init__(self, *args: Any, known: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.TypedMultipleChoiceField, self.fields["work"]).choices = [(pk, pk) for pk in known]
