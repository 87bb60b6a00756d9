"""What the secretary of a session sends: a verdict by one key, a conclusion in one line."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from directives.models import DirectiveItem
from meetings.actions.verdicts import Said
from meetings.models import ItemVerdict, SessionConclusion

LINKS = {"item": DirectiveItem, "conclusion": SessionConclusion}


class VerdictForm(forms.Form):
    """`into` is `item-12` or `conclusion-3`; `number` how many acts on the item the recorder has seen."""

    item = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput)
    following = forms.IntegerField(widget=forms.HiddenInput, required=False)
    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=[("", "–"), *ItemVerdict.Verdict.choices], required=False
    )
    due_on = CalendarDayField(label=_("Extend until"), required=False)
    into = forms.RegexField(r"^(item|conclusion)-\d{1,18}$", label=_("Goes on in"), required=False)
    note = forms.CharField(label=_("Note"), max_length=1000, required=False)

    def said(self) -> Said:
        """Keys only: whether the reader may see what they name is asked by the action."""
        typed = self.cleaned_data
        kind, _dash, key = typed["into"].partition("-")
        linking = typed["verdict"] in ItemVerdict.LINKING
        return Said(
            verdict=typed["verdict"],
            due_on=typed["due_on"] if typed["verdict"] == ItemVerdict.Verdict.EXTEND else None,
            into=DirectiveItem(pk=int(key)) if linking and kind == "item" else None,
            conclusion=SessionConclusion(pk=int(key)) if linking and kind == "conclusion" else None,
            note=typed["note"],
        )


class ConclusionForm(forms.Form):
    text = forms.CharField(
        label=_("New conclusion"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As it is spoken: who, what, by when. Unit and deadline are read out of the words."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
