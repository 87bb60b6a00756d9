"""What people fill in about an assignment. Rules are the actions' and policies'; here is only the shape of input."""

from collections.abc import Iterable, Mapping
from typing import Any, cast
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import BASIS_LABELS, ENTERED, Actor, Basis
from common.form_fields import DayField
from directives.forms.fields import WordsField
from directives.forms.files import ACCEPTED, WHICH_FILE, WHICH_FILES, ClassifiedField, FilesField
from directives.models import DeadlineExtension


def new_request_key() -> str:
    """One form shown, one effect: a double click or a form sent again brings the same key."""
    return uuid4().hex


def with_value(typed: Mapping[str, Any], name: str, value: str) -> QueryDict:
    """What was typed, with one hidden field set anew."""
    changed = (
        typed.copy() if isinstance(typed, QueryDict) else QueryDict(urlencode(typed, True), mutable=True)
    )
    changed[name] = value
    return changed


class VersionedForm(forms.Form):
    """Carries the version the reader saw, so that the second of two people learns of the first."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def take_version(self, version: int) -> None:
        """The reader has seen the other's version now; saving again is his decision."""
        self.data = with_value(self.data, "version", str(version))


class ProgressForm(VersionedForm):
    percent = forms.IntegerField(
        label=_("Progress, %"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 5}),
    )
    result = WordsField(
        label=_("Result"),
        max_length=5000,
        rows=5,
        help_text=_("What has been done, in figures where there are any; name the paper that proves it."),
    )
    cause = WordsField(label=_("Cause of delay"), max_length=2000, required=False)
    difficulties = WordsField(label=_("Difficulties"), max_length=2000, required=False)
    proposals = WordsField(label=_("Proposals"), max_length=2000, required=False)
    reported_on = DayField(label=_("Figures as of"), initial=clock.today)
    file = FilesField(label=_("Evidence"), required=False, help_text=WHICH_FILES)
    classified = ClassifiedField()
    done = forms.BooleanField(
        label=_("The work is done: ask the office to verify it"),
        required=False,
    )
    request_key = forms.CharField(
        max_length=64, required=False, widget=forms.HiddenInput, initial=new_request_key
    )

    @property
    def told(self) -> dict[str, Any]:
        """What the report says, without its files."""
        beside = {"version", "file", "classified"}
        return {name: value for name, value in self.cleaned_data.items() if name not in beside}

    def renew_key(self) -> None:
        """The words stay; sent once more they are a report of their own."""
        self.data = with_value(self.data, "request_key", new_request_key())


class ExtensionForm(forms.Form):
    requested_due_on = DayField(label=_("Deadline asked for"))
    reason = WordsField(
        label=_("Reason"),
        max_length=2000,
        rows=4,
        help_text=_("What kept the work back, and what will be ready by the new day."),
    )


class LeadersWordForm(VersionedForm):
    """A verdict, or a leader's word that the office enters with its basis."""

    on_behalf_of = forms.ChoiceField(label=_("Whose word is it"), required=False)
    basis = forms.ChoiceField(
        label=_("On what basis"),
        choices=[("", "—"), *((basis.value, BASIS_LABELS[basis]) for basis in ENTERED)],
        required=False,
    )
    note = forms.CharField(
        label=_("The written note"),
        max_length=300,
        required=False,
        help_text=_(
            "Its number and day, and where it is kept. Needed for work of the office or of your own unit."
        ),
    )

    def __init__(self, *args: Any, posts: Iterable[str] = (), own: bool = True, **kwargs: Any) -> None:
        """`posts`: whose word may be entered; `own`: whether the signed-in person may also speak for himself."""
        super().__init__(*args, **kwargs)
        offered = [("", _("My own"))] if own else []
        cast(forms.ChoiceField, self.fields["on_behalf_of"]).choices = [
            *offered,
            *((post, post) for post in posts),
        ]
        self.fields["on_behalf_of"].required = self.fields["basis"].required = not own
        if not posts:
            del self.fields["on_behalf_of"], self.fields["basis"], self.fields["note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("on_behalf_of") and not cleaned.get("basis"):
            self.add_error("basis", _("Please say on what basis the word is entered."))
        return cleaned

    def speaker(self, signed_in: Actor) -> Actor:
        """Who speaks: the signed-in person, or the post whose word he enters."""
        post, basis = self.cleaned_data.get("on_behalf_of"), self.cleaned_data.get("basis")
        note = self.cleaned_data.get("note", "")
        return signed_in.speaking_for(post, Basis(basis), note) if post and basis else signed_in


class AcceptForm(LeadersWordForm):
    file = forms.FileField(
        label=_("Scan of the written note"),
        required=False,
        allow_empty_file=True,
        help_text=WHICH_FILE,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    classified = ClassifiedField()
    proof = forms.CharField(
        label=_("Where the product is"),
        max_length=300,
        help_text=_("No file proves it: number and day of the paper, or where it is kept."),
    )

    def __init__(
        self, *args: Any, posts: Iterable[str] = (), needs_proof: bool = False, **kwargs: Any
    ) -> None:
        offered = tuple(posts)
        super().__init__(*args, posts=offered, **kwargs)
        if not offered:
            del self.fields["file"], self.fields["classified"]
        if not needs_proof:
            del self.fields["proof"]


class DecideExtensionForm(LeadersWordForm):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (DeadlineExtension.Decision.APPROVED, _("Approve the new deadline")),
            (DeadlineExtension.Decision.REJECTED, _("Keep the deadline")),
        ],
        widget=forms.RadioSelect,
    )
    reason = WordsField(label=_("Reason of the decision"), max_length=2000, required=False)

    @property
    def approves(self) -> bool:
        return bool(self.cleaned_data["decision"] == DeadlineExtension.Decision.APPROVED)


class ReturnForm(LeadersWordForm):
    reason = WordsField(
        label=_("Reason"),
        max_length=2000,
        rows=4,
        help_text=_("What is missing, and by when it is expected: the unit reads this."),
    )


class UrgeForm(forms.Form):
    text = WordsField(label=_("Text of the message"), max_length=2000, rows=6)
