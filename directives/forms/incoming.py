"""What the records clerk enters of a superior's paper, and of the leader's note on it."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.form_fields import DayField
from directives.actions.items import ItemFields
from directives.forms.fields import WordsField
from directives.forms.opinions import UnitsField
from directives.models import Directive, DirectiveItem
from organizations.models import Unit

BLANK_TASKS = 3


class IncomingForm(forms.Form):
    """A line of the register of arrivals. `bodies`: keys and names of the committees and plans papers are entered for."""

    body = forms.ChoiceField(label=_("For"))
    arrival_number = forms.CharField(label=_("Arrival number"), max_length=20)
    arrived_on = DayField(label=_("Day of arrival"), initial=clock.today)
    issuer_name = forms.CharField(label=_("Issuing body"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Directive.Kind.choices, initial=Directive.Kind.LETTER.value
    )
    number = forms.CharField(label=_("Number"), max_length=60)
    issued_on = DayField(label=_("Date of the paper"))
    signer_post = forms.CharField(label=_("Post of the signer"), max_length=200)
    signer_name = forms.CharField(label=_("Signed by"), max_length=150, required=False)
    circulation = forms.ChoiceField(
        label=_("Circulation"),
        choices=Directive.Circulation.choices,
        initial=Directive.Circulation.INTERNAL.value,
    )
    title = WordsField(label=_("Subject"), max_length=1000, rows=2)

    def __init__(self, *args: Any, bodies: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["body"]).choices = list(bodies)


class NoteForm(forms.Form):
    """The leader's note (bút phê)."""

    post = forms.ChoiceField(label=_("Whose note"))
    noted_on = DayField(label=_("Day of the note"), initial=clock.today)
    text = WordsField(label=_("Leader's note"), max_length=5000, rows=3)

    def __init__(self, *args: Any, posts: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["post"]).choices = [(post, post) for post in posts]


class TaskForm(forms.Form):
    """One piece of work that the note gives out; left empty it is none."""

    text = WordsField(label=_("Work"), max_length=5000, rows=2, required=False)
    leads = UnitsField(label=_("Lead units"), required=False)
    coordinators = UnitsField(label=_("Coordinating units"), required=False)
    due_on = DayField(label=_("Deadline"), required=False)

    def __init__(self, *args: Any, offered: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = list(offered)
        for name in ("leads", "coordinators"):
            cast(UnitsField, self.fields[name]).offer(units)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("leads") and not cleaned.get("text"):
            self.add_error("text", _("Please say what is to be done."))
        if cleaned.get("text") and not cleaned.get("leads"):
            self.add_error("leads", _("Please say which unit leads."))
        return cleaned

    def fields_of(self, no: int) -> ItemFields | None:
        told = self.cleaned_data
        if not told.get("text"):
            return None
        due_on = told.get("due_on")
        return ItemFields(
            no=no,
            text=told["text"],
            leads=tuple(unit.code for unit in told["leads"]),
            coordinators=tuple(unit.code for unit in told["coordinators"] if unit not in told["leads"]),
            due_kind=DirectiveItem.Due.DATE if due_on else DirectiveItem.Due.NONE,
            original_due_on=due_on,
        )


TaskForms = forms.formset_factory(TaskForm, extra=BLANK_TASKS, max_num=20, absolute_max=20)
