"""The notice a meeting led to, and what the signed paper says otherwise than was said at the table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from directives.models import DirectiveItem
from meetings.actions.verdicts import Said
from meetings.models import ItemVerdict
from meetings.readings.session import TableItem

AS_SAID, NOTHING = "", "nothing"
OTHERWISE = [
    (AS_SAID, _("as said at the table")),
    *ItemVerdict.Verdict.choices,
    (NOTHING, _("says nothing of it")),
]


@dataclass(frozen=True)
class OtherwiseLine:
    """One item of the table beside the fields for what the notice says of it."""

    item: TableItem
    verdict: BoundField
    due_on: BoundField
    into: BoundField
    note: BoundField


class NoticeForm(forms.Form):
    """Fields `verdict-12`, `due_on-12`, `into-12`, `note-12` by item of the table. `into` is typed as it stands in the list
    of the page: number and notice of the item."""

    def __init__(
        self,
        *args: Any,
        notices: list[tuple[int, str]],
        items: Iterable[TableItem],
        held_on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.held_on = held_on
        self.fields["notice"] = forms.TypedChoiceField(
            label=_("Notice"), choices=notices, coerce=int, widget=forms.RadioSelect
        )
        self.items = tuple(items)
        self.by_label = {item.label: item.row.id for item in self.items}
        for item in self.items:
            self._ask(item)

    def _ask(self, item: TableItem) -> None:
        key, told = item.row.id, {"item": item.label}
        self.fields[f"verdict-{key}"] = forms.ChoiceField(
            label=_("The notice says of item %(item)s") % told, choices=OTHERWISE, required=False
        )
        self.fields[f"due_on-{key}"] = CalendarDayField(
            label=_("Extend item %(item)s until") % told, required=False
        )
        self.fields[f"into-{key}"] = forms.CharField(
            label=_("Item %(item)s goes on in") % told,
            required=False,
            max_length=120,
            widget=forms.TextInput(attrs={"list": "items-of-the-table", "autocomplete": "off"}),
        )
        self.fields[f"note-{key}"] = forms.CharField(
            label=_("Note on item %(item)s") % told, required=False, max_length=1000
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for key, verdict in self._said(typed):
            into = (typed.get(f"into-{key}") or "").strip()
            until = typed.get(f"due_on-{key}")
            if verdict == ItemVerdict.Verdict.EXTEND and (until is None or until <= self.held_on):
                self._add(f"due_on-{key}", _("Say until which day after the meeting it is extended."))
            if verdict in ItemVerdict.LINKING and into not in self.by_label:
                self._add(f"into-{key}", _("Choose the item from the list: its number and its notice."))
        return typed

    def lines(self) -> Iterator[OtherwiseLine]:
        for item in self.items:
            parts = (self[f"{name}-{item.row.id}"] for name in ("verdict", "due_on", "into", "note"))
            yield OtherwiseLine(item, *parts)

    def said_otherwise(self) -> dict[int, Said]:
        return {key: self._as_said(key, verdict) for key, verdict in self._said(self.cleaned_data)}

    def _as_said(self, key: int, verdict: str) -> Said:
        typed = self.cleaned_data
        into = self.by_label.get(typed[f"into-{key}"].strip()) if verdict in ItemVerdict.LINKING else None
        return Said(
            verdict="" if verdict == NOTHING else verdict,
            due_on=typed[f"due_on-{key}"] if verdict == ItemVerdict.Verdict.EXTEND else None,
            into=DirectiveItem(pk=into) if into else None,
            note=typed[f"note-{key}"],
        )

    def _said(self, typed: dict[str, Any]) -> Iterator[tuple[int, str]]:
        for item in self.items:
            verdict = typed.get(f"verdict-{item.row.id}") or AS_SAID
            if verdict != AS_SAID:
                yield item.row.id, verdict

    def _add(self, name: str, told: Any) -> None:
        if name not in self.errors:
            self.add_error(name, told)
