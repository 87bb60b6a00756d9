"""What people fill in when an item goes on as another one, as several, or gives nobody anything to do."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common.form_fields import DayField
from directives.forms.courses import WordForm
from directives.forms.fields import WordsField
from directives.forms.opinions import UnitsField
from directives.models import DirectiveItem, ItemLink
from organizations.models import Unit

PARTS = range(1, 5)


class SuccessorField(forms.ChoiceField):
    """One of the items that may take the place of this one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.items: dict[str, DirectiveItem] = {}

    def offer(self, items: Iterable[DirectiveItem]) -> None:
        self.items = {str(item.pk): item for item in items}
        named = ((key, item_name(item)) for key, item in self.items.items())
        self.choices = [("", "—"), *named]

    def clean(self, value: Any) -> DirectiveItem | None:
        return self.items.get(super().clean(value))


def item_name(item: DirectiveItem) -> str:
    words = (item.gist or item.text)[:90]
    return f"{item.directive.number} · {item.no}. {words}"


class ReplaceForm(WordForm):
    kind = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=[
            (ItemLink.Kind.SUPERSEDED, _("A newer item takes its place")),
            (ItemLink.Kind.MERGED, _("It is merged into an item that asks for the same thing")),
        ],
        widget=forms.RadioSelect,
        initial=ItemLink.Kind.SUPERSEDED,
    )
    successor = SuccessorField(label=_("The other item"))
    reason = WordsField(label=_("Reason"), max_length=2000, rows=3)

    def __init__(self, *args: Any, successors: Iterable[DirectiveItem] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(SuccessorField, self.fields["successor"]).offer(successors)


class SplitForm(WordForm):
    """Up to four parts; a part without words is left out."""

    reason = WordsField(label=_("Reason"), max_length=2000, rows=2)

    def __init__(self, *args: Any, offered: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = list(offered)
        for no in PARTS:
            told = {"no": no}
            self.fields[f"text_{no}"] = WordsField(
                label=_("Part %(no)s") % told, max_length=5000, rows=2, required=no <= 2
            )
            leads = UnitsField(label=_("Unit that leads part %(no)s") % told, required=no <= 2)
            leads.offer(units)
            leads.widget.attrs["size"] = 4
            self.fields[f"units_{no}"] = leads
            self.fields[f"due_on_{no}"] = DayField(label=_("Deadline of part %(no)s") % told, required=False)

    @property
    def parts(self) -> list[tuple[str, tuple[Unit, ...], Any]]:
        told = self.cleaned_data
        return [
            (told[f"text_{no}"], tuple(told[f"units_{no}"]), told[f"due_on_{no}"])
            for no in PARTS
            if told[f"text_{no}"].strip()
        ]


class NoTaskForm(WordForm):
    reason = WordsField(label=_("Reason"), max_length=2000, rows=3)
