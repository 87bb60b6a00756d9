"""Posts of the staffing plan, proposals and answers. No field takes a person's name."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from organizations.models import Unit
from projects.actions.staffing import AnswerFields, Numbers, ProposalFields
from projects.forms.fields import WordsField
from projects.forms.scheme import WideForm
from projects.models import Project, StaffingAnswer, StaffingPost


class NumbersForm(WideForm):
    wide: tuple[str, ...] = ("note",)
    wanted = forms.IntegerField(label=_("Posts wanted"), min_value=0, max_value=500)
    filled = forms.IntegerField(label=_("Filled"), min_value=0, max_value=500, initial=0)
    seconded = forms.IntegerField(label=_("Seconded"), min_value=0, max_value=500, initial=0)
    note = forms.CharField(
        label=_("Note"), max_length=300, required=False, help_text=_("Posts, never names of candidates.")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seconded_from"] = forms.ModelChoiceField(
            units, label=_("Seconded from"), required=False, empty_label="–"
        )
        self.order_fields(
            ("title", "unit", "project", "wanted", "filled", "seconded", "seconded_from", "note")
        )

    def numbers(self) -> Numbers:
        names = ("wanted", "filled", "seconded", "seconded_from", "note")
        return Numbers(**{name: self.cleaned_data[name] for name in names})


class NewPostForm(NumbersForm):
    wide: tuple[str, ...] = ("title", "note")
    title = forms.CharField(label=_("Post"), max_length=200)

    def __init__(self, *args: Any, units: QuerySet[Unit], projects: QuerySet[Project], **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(units, label=_("At the unit"), empty_label="–")
        self.fields["project"] = forms.ModelChoiceField(
            projects, label=_("For the project"), required=False, empty_label="–"
        )
        self.order_fields(("title", "unit", "project"))


class ProposalForm(WideForm):
    wide = ("text", "posts")
    number = forms.CharField(label=_("Number"), max_length=60)
    sent_on = CalendarDayField(label=_("Date of the paper"))
    addressee = forms.CharField(label=_("Sent to"), max_length=200)
    text = WordsField(label=_("What is proposed"), max_length=3000)

    def __init__(self, *args: Any, posts: QuerySet[StaffingPost], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posts"] = forms.ModelMultipleChoiceField(
            posts, label=_("Posts it speaks of"), required=False, widget=forms.CheckboxSelectMultiple
        )

    def proposal(self) -> ProposalFields:
        names = ("number", "sent_on", "addressee", "text")
        return ProposalFields(**{name: self.cleaned_data[name] for name in names})


class AnswerForm(WideForm):
    wide = ("text",)
    number = forms.CharField(label=_("Number"), max_length=60)
    answered_on = CalendarDayField(label=_("Date of the paper"))
    outcome = forms.ChoiceField(label=_("Their answer"), choices=StaffingAnswer.Outcome.choices)
    text = WordsField(label=_("What is answered"), max_length=3000)

    def answer(self) -> AnswerFields:
        return AnswerFields(**self.cleaned_data)
