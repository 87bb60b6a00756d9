"""Papers, photos, highlights and the news post of a meeting as typed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.models import AgendaEntry
from projects.models import Project


class PaperForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, Word, Excel, OpenDocument, PNG or JPEG, at most 10 MB.")
    )

    def __init__(self, *args: Any, entries: QuerySet[AgendaEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"] = forms.ModelChoiceField(
            entries, label=_("For the agenda entry"), required=False, empty_label=_("the whole meeting")
        )


class PhotoForm(forms.Form):
    file = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG or PNG, at most 10 MB. Place, time and camera are cut out of the file."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
    )
    caption = forms.CharField(
        label=_("Caption"), max_length=300, help_text=_("Who and what is to be seen, by posts and units.")
    )
    has_consent = forms.BooleanField(
        label=_("Those who can be recognised agree to publication"), required=False
    )


class HighlightForm(forms.Form):
    text = forms.CharField(
        label=_("Notable result"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    figure = forms.CharField(
        label=_("Figure"),
        max_length=500,
        required=False,
        help_text=_("The address of the figure's explanation, which begins with /explain/."),
    )

    def __init__(
        self, *args: Any, items: list[tuple[int, str]], projects: QuerySet[Project], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = forms.TypedChoiceField(
            label=_("Item"), choices=[("", "–"), *items], coerce=int, empty_value=None, required=False
        )
        self.fields["project"] = forms.ModelChoiceField(
            projects, label=_("Project"), required=False, empty_label="–"
        )


class NewsForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=250)
    lead = forms.CharField(
        label=_("In short"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    text = forms.CharField(label=_("Text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 14}))
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
