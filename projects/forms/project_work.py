"""What is said about a project: milestones, gates, status, risks, rollouts."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from directives.models import DirectiveItem
from organizations.models import Unit
from projects.actions.risks import RiskFields
from projects.actions.status_reports import ReportFields
from projects.forms.fields import WordsField
from projects.forms.money_fields import MoneyField
from projects.forms.projects import ItemChoices
from projects.forms.scheme import ItemChoice, WideForm
from projects.models import GateRecord, Rating, RiskStatement
from projects.policies.gates import Passage
from projects.policies.milestones import Statement

ACCEPTED = ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg"
AS_OF = {"label": _("As of"), "help_text": _("The day of which this is said.")}


class PercentField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": 100}))
        super().__init__(min_value=0, max_value=100, **kwargs)


class MilestoneForm(WideForm):
    wide = ("evidence", "note")
    percent = PercentField(label=_("Progress, %"))
    reported_on = CalendarDayField(**AS_OF)
    projected_on = CalendarDayField(
        label=_("Expected on"), required=False, help_text=_("Where it will not be the planned day.")
    )
    actual_on = CalendarDayField(label=_("Reached on"), required=False)
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=300,
        required=False,
        help_text=_("The paper that proves it: number and date."),
    )
    note = WordsField(label=_("Note"), max_length=2000, required=False)

    def said(self) -> Statement:
        return Statement(**self.cleaned_data)


class GateForm(WideForm):
    wide = ("item", "reason", "conditions", "file", "classified")
    outcome = forms.ChoiceField(label=_("What happened"), choices=GateRecord.Outcome.choices)
    paper_type = forms.CharField(label=_("Kind of paper"), max_length=200, required=False)
    paper_number = forms.CharField(label=_("Number"), max_length=60, required=False)
    paper_date = CalendarDayField(label=_("Date of the paper"), required=False)
    authority = forms.CharField(label=_("Authority"), max_length=200, required=False)
    reason = WordsField(label=_("Reason or conditions"), max_length=2000, required=False)
    file = forms.FileField(
        label=_("Scan of the paper"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, Word, Excel, OpenDocument, PNG or JPEG, at most 10 MB. The scan may follow."),
    )
    classified = forms.BooleanField(
        label=_("A file is classified (MẬT, TỐI MẬT or TUYỆT MẬT)"), required=False
    )

    def __init__(self, *args: Any, items: QuerySet[DirectiveItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = ItemChoice(
            items, label=_("Item that decided it"), required=False, empty_label="–"
        )
        self.fields["conditions"] = ItemChoices(
            items,
            label=_("Items that carry the conditions"),
            required=False,
            help_text=_("Of a gate passed with conditions: their work shows whether the conditions are met."),
            widget=forms.SelectMultiple(attrs={"size": 5}),
        )
        self.order_fields((
            "outcome", "paper_type", "paper_number", "paper_date", "authority", "item", "reason", "conditions",
            "file",
        ))  # fmt: skip

    def passage(self) -> Passage:
        told = self.cleaned_data
        names = ("outcome", "paper_type", "paper_number", "paper_date", "authority", "item", "reason")
        return Passage(**{name: told[name] for name in names}, conditions=tuple(told["conditions"]))


class GateFileForm(forms.Form):
    file = forms.FileField(
        label=_("Scan of the paper"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, Word, Excel, OpenDocument, PNG or JPEG, at most 10 MB."),
    )
    classified = forms.BooleanField(
        label=_("A file is classified (MẬT, TỐI MẬT or TUYỆT MẬT)"), required=False
    )


class StatusForm(WideForm):
    wide = ("rating", "summary", "difficulties", "next_step")
    rating = forms.ChoiceField(
        label=_("How does the project stand?"), choices=Rating.choices, widget=forms.RadioSelect
    )
    summary = WordsField(label=_("How it stands"), max_length=3000)
    difficulties = WordsField(label=_("Difficulties"), max_length=2000, required=False)
    next_step = forms.CharField(
        label=_("Next step"), max_length=300, required=False, help_text=_("Needed when it is not on track.")
    )
    next_step_on = CalendarDayField(label=_("By"), required=False)
    projected_total_vnd = MoneyField(label=_("Expected total cost"), required=False)
    reported_on = CalendarDayField(**AS_OF)

    def report(self) -> ReportFields:
        return ReportFields(**self.cleaned_data)


class RiskForm(WideForm):
    wide = ("title", "response", "reason")
    title = forms.CharField(label=_("Risk"), max_length=300)
    likelihood = forms.TypedChoiceField(
        label=_("Likelihood"), choices=RiskStatement.Degree.choices, coerce=int, initial=2
    )
    impact = forms.TypedChoiceField(
        label=_("Impact"), choices=RiskStatement.Degree.choices, coerce=int, initial=2
    )
    response = WordsField(label=_("Response"), max_length=2000)
    due_on = CalendarDayField(label=_("By"), required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=RiskStatement.State.choices, initial=RiskStatement.State.OPEN
    )
    reason = forms.CharField(label=_("How it ended"), max_length=300, required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(units, label=_("Unit in charge"), empty_label="–")
        self.order_fields(("title", "likelihood", "impact", "response", "unit", "due_on", "state"))

    def risk(self) -> RiskFields:
        return RiskFields(**self.cleaned_data)


class RolloutPlanForm(WideForm):
    wide = ("units",)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"] = forms.ModelMultipleChoiceField(
            units, label=_("Units"), widget=forms.CheckboxSelectMultiple
        )
        self.fields["due_on"] = CalendarDayField(label=_("In use by"))


class RolloutForm(WideForm):
    wide = ("note",)
    percent = PercentField(label=_("Progress, %"))
    reported_on = CalendarDayField(**AS_OF)
    note = WordsField(label=_("Note"), max_length=2000, required=False)


class WithdrawForm(WideForm):
    wide = ("reason",)
    reason = forms.CharField(label=_("Reason"), max_length=300)
