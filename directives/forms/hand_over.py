"""What people fill in when work is not theirs, or goes to another unit."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.forms.assignments import LeadersWordForm, VersionedForm
from directives.forms.fields import WordsField
from directives.models import LeadChangeRequest
from organizations.models import Unit


class UnitField(forms.ChoiceField):
    """One of the units that may take the work over."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units: dict[str, Unit] = {}

    def offer(self, units: Iterable[Unit], nobody: str | None = None) -> None:
        """`nobody`: the words for no unit; None where one must be chosen."""
        self.units = {unit.code: unit for unit in units}
        empty = [("", nobody or "—")]
        self.choices = [*empty, *((code, unit.name) for code, unit in self.units.items())]

    def clean(self, value: Any) -> Unit | None:
        return self.units.get(super().clean(value))


class DeclineForm(VersionedForm):
    reason = WordsField(
        label=_("Reason"),
        max_length=2000,
        rows=4,
        help_text=_("Why this is not a matter of your unit, and whose it is: the office reads this."),
    )


class SendBackForm(LeadersWordForm):
    reason = WordsField(
        label=_("Reason"), max_length=2000, rows=4, help_text=_("Why the work stays: the unit reads this.")
    )


class LeadChangeForm(VersionedForm):
    proposed_unit = UnitField(label=_("Unit proposed"), required=False)
    reason = WordsField(label=_("Reason"), max_length=2000, rows=4)

    def __init__(self, *args: Any, takers: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(UnitField, self.fields["proposed_unit"]).offer(takers, str(_("the office finds one")))


class ReassignForm(LeadersWordForm):
    unit = UnitField(label=_("Taken over by"), required=False)
    reason = WordsField(label=_("Reason of the decision"), max_length=2000, required=False)

    def __init__(self, *args: Any, takers: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(UnitField, self.fields["unit"]).offer(takers)


class DecideLeadChangeForm(ReassignForm):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (LeadChangeRequest.Decision.APPROVED, _("Give the work to this unit")),
            (LeadChangeRequest.Decision.REJECTED, _("The lead stays")),
        ],
        widget=forms.RadioSelect,
    )

    @property
    def approves(self) -> bool:
        return bool(self.cleaned_data["decision"] == LeadChangeRequest.Decision.APPROVED)
