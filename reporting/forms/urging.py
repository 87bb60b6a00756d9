"""Whom the office urges, and in which words."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.policies.urging import LONGEST_TEXT


class Named(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...


class UrgeForm(forms.Form):
    text = forms.CharField(
        label=_("Message"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, rows: Iterable[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.id, row.name) for row in rows]
        self.fields["units"] = forms.TypedMultipleChoiceField(
            label=_("Units"),
            choices=choices,
            coerce=int,
            initial=[key for key, _name in choices],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Please choose at least one unit.")},
        )
