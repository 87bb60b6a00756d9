"""A question to the lead unit of a project, and its reply."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from projects.forms.fields import WordsField
from projects.forms.scheme import WideForm


class QuestionForm(WideForm):
    wide = ("text",)
    text = WordsField(label=_("What is asked for"), max_length=2000)
    due_on = CalendarDayField(label=_("Reply by"))


class ReplyForm(WideForm):
    wide = ("reply",)
    reply = forms.CharField(
        label=_("Reply"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6}), strip=True
    )
