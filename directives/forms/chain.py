"""The way of a paper: what the head of office says of it, and the words of a paper that amends another."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import WordsField
from directives.models import Directive


class CheckForm(forms.Form):
    note = WordsField(label=_("Note"), max_length=2000, rows=4, required=False)


class SendBackForm(forms.Form):
    note = WordsField(label=_("What is to be changed"), max_length=2000, rows=4)


class AmendForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What the new paper does"), choices=Directive.Amendment.choices, widget=forms.RadioSelect
    )
    text = WordsField(
        label=_("Text of the new paper"),
        max_length=100_000,
        rows=14,
        help_text=_("Its items are read out of the text and confirmed one by one, as of any paper."),
    )
