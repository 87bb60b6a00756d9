"""A scenario as typed, the decision of a meeting, a saving, a reason."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps_catalog.actions.savings import SavingFields
from apps_catalog.forms.evaluations import SumField
from apps_catalog.models import Application
from apps_catalog.policies.mergers import Retiring, Scenario
from common.form_fields import CalendarDayField
from organizations.models import Committee

AGREED, NOT_AGREED = "agreed", "not_agreed"


class ScenarioForm(forms.Form):
    """`applications` are those that may be chosen, by code; the form keeps their order."""

    title = forms.CharField(label=_("Title of the scenario"), max_length=200)
    reason = forms.CharField(
        label=_("Why"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    cutover_on = CalendarDayField(label=_("Moved by"), help_text=_("Last day of the retired ones."))
    until_year = forms.IntegerField(label=_("Plan to the end of"), min_value=2000, max_value=2100)
    added_yearly_vnd = SumField(
        label=_("The kept one costs more a year"), required=False, help_text=_("For example 12 triệu.")
    )
    once_vnd = SumField(
        label=_("Paid once"), required=False, help_text=_("Beside the working days of the move.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, applications: Mapping[str, Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.applications = applications
        choices = [(code, app.name) for code, app in applications.items()]
        strange = {"invalid_choice": _("“%(value)s” is no application in use.")}
        self.fields["keep"] = forms.ChoiceField(
            label=_("Keep"), choices=[("", "–"), *choices], error_messages=strange
        )
        self.fields["retire"] = forms.MultipleChoiceField(
            label=_("Retire"),
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={**strange, "required": _("Choose at least one application to retire.")},
        )
        self.fields["taken_over"] = forms.MultipleChoiceField(
            label=_("The kept one gives the data of"),
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages=strange,
        )

    def clean_keep(self) -> str:
        """A hand-made request may name two; a merger keeps one."""
        asked = set(self.data.getlist("keep")) if hasattr(self.data, "getlist") else set()
        if len(asked - {""}) > 1:
            raise ValidationError(_("A merger keeps one application; two were named."), code="keep")
        return str(self.cleaned_data["keep"])

    def scenario(self) -> Scenario:
        typed = self.cleaned_data
        return Scenario(
            title=typed["title"],
            keep=self.applications[typed["keep"]],
            retire=tuple(
                Retiring(self.applications[code], code in typed["taken_over"]) for code in typed["retire"]
            ),
            cutover_on=typed["cutover_on"],
            until_year=typed["until_year"],
            reason=typed["reason"],
            added_yearly_vnd=typed["added_yearly_vnd"],
            once_vnd=typed["once_vnd"],
        )


class DecisionForm(forms.Form):
    """What the meeting said, by which item; the planned saving of each year stands ready and may be corrected."""

    verdict = forms.ChoiceField(
        label=_("The meeting"),
        choices=((AGREED, _("agreed")), (NOT_AGREED, _("did not agree"))),
        widget=forms.RadioSelect,
        initial=AGREED,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where the meeting did not agree."),
    )

    def __init__(
        self, *args: Any, items: Sequence[tuple[int, str]], planned: Mapping[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years = tuple(planned)
        self.fields["item"] = forms.TypedMultipleChoiceField(
            label=_("Conclusion item"),
            choices=items,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Please choose the conclusion item that decides it.")},
        )
        for year, amount in planned.items():
            self.fields[f"planned_{year}"] = SumField(
                label=_("Planned saving %(year)s") % {"year": year},
                signed=True,
                initial=amount,
                required=False,
            )

    @property
    def is_agreed(self) -> bool:
        return bool(self.cleaned_data["verdict"] == AGREED)

    def planned(self) -> dict[int, int]:
        return {year: self.cleaned_data[f"planned_{year}"] for year in self.years}

    def planned_fields(self) -> list[Any]:
        return [self[f"planned_{year}"] for year in self.years]


class SavingForm(forms.Form):
    amount_vnd = SumField(
        label=_("Saved in the year"),
        signed=True,
        help_text=_("For example 92,5 triệu; with a minus where the year cost more than it saved."),
    )
    source = forms.CharField(
        label=_("By which paper"),
        max_length=300,
        help_text=_("Liquidation of the contract, settlement of the year."),
    )
    note = forms.CharField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Year"), choices=[(year, str(year)) for year in years], coerce=int
        )

    def fields_typed(self) -> SavingFields:
        typed = self.cleaned_data
        return SavingFields(typed["year"], typed["amount_vnd"], typed["source"], typed["note"])


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class DraftForm(forms.Form):
    """A draft conclusion that holds one item per scenario of the submission."""

    title = forms.CharField(label=_("Subject of the notice"), max_length=300)

    def __init__(self, *args: Any, committees: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["committee"] = forms.ModelChoiceField(
            committees, label=_("Committee"), empty_label=None, initial=committees.first()
        )

    def committee(self) -> Committee:
        chosen: Committee = self.cleaned_data["committee"]
        return chosen


def usual_years(first: int, today: date) -> list[int]:
    """Years of which a saving may be told, the latest first."""
    return list(range(max(first, today.year), first - 1, -1)) if first <= today.year else [today.year]
