"""Lists that belong to an application: functions, data held, costs of years, interfaces."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps_catalog.actions.parts import InterfaceFields
from apps_catalog.forms.fields import IN_A_CELL, VndField
from apps_catalog.models import DataHolding, Interface, YearlyCost
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.taxonomy import Taxonomy, WordFact

SPARE_ROWS = 3
Text = str | Promise


class FunctionsForm(forms.Form):
    """A box for every function in use, and for those that the application has though they are withdrawn."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: Taxonomy, chosen: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = self.data.getlist("functions") if isinstance(self.data, QueryDict) else list(chosen)
        self.chosen = set(sent)
        offered = [word for _process, listed in words.by_process for word in listed]
        kept = [word for code, word in words.functions.items() if word.is_withdrawn and code in set(chosen)]
        self.groups = words.by_process
        self.withdrawn = kept
        choices = [(word.code, word.name) for word in (*offered, *kept)]
        self.fields["functions"] = forms.MultipleChoiceField(choices=choices, required=False)

    def drawn(self) -> Iterator[tuple[Text, list[tuple[WordFact, bool]]]]:
        """Lines of work with their functions; which are ticked."""
        for process, listed in self.groups:
            if listed:
                yield process.name, [(word, word.code in self.chosen) for word in listed]
        if self.withdrawn:
            yield _("Withdrawn words"), [(word, word.code in self.chosen) for word in self.withdrawn]


class HoldingsForm(forms.Form):
    """For each data set how it comes in, or nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: Taxonomy, facts: ApplicationFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {each.data_set: each.entry for each in facts.holdings}
        self.sets = [word for word in words.data_sets.values() if not word.is_withdrawn or word.code in held]
        for word in self.sets:
            self.fields[f"set_{word.code}"] = forms.ChoiceField(
                label=word.name,
                choices=[("", _("not held")), *DataHolding.Entry.choices],
                required=False,
                initial=held.get(word.code, ""),
                widget=forms.Select(attrs=IN_A_CELL),
            )

    def drawn(self) -> Iterator[tuple[WordFact, forms.BoundField]]:
        for word in self.sets:
            yield word, self[f"set_{word.code}"]

    def entries(self) -> dict[str, str]:
        typed = {word.code: self.cleaned_data[f"set_{word.code}"] for word in self.sets}
        return {code: entry for code, entry in typed.items() if entry}


class CostsForm(forms.Form):
    """A row per kind, a column per year: the years told, this one, the one before and the next."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, facts: ApplicationFacts, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = sorted({cost.year for cost in facts.costs} | {year - 1, year, year + 1})
        amounts = {(cost.year, cost.kind): cost.amount_vnd for cost in facts.costs}
        for kind, label in YearlyCost.Kind.choices:
            for each in self.years:
                self.fields[f"{kind}_{each}"] = VndField(
                    label=f"{label} {each}", required=False, initial=amounts.get((each, kind))
                )

    def drawn(self) -> Iterator[tuple[Text, list[forms.BoundField]]]:
        for kind, label in YearlyCost.Kind.choices:
            yield label, [self[f"{kind}_{year}"] for year in self.years]

    def costs(self) -> dict[tuple[int, str], int]:
        typed = {
            (year, kind): self.cleaned_data[f"{kind}_{year}"]
            for year in self.years
            for kind in YearlyCost.Kind.values
        }
        return {key: amount for key, amount in typed.items() if amount is not None}


class InterfacesForm(forms.Form):
    """A row for each interface and some to spare; a row without an application is left out."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        facts: ApplicationFacts,
        others: Iterable[ApplicationFacts],
        words: Taxonomy,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.count = len(facts.interfaces) + SPARE_ROWS
        takers = [("", "–"), *((each.code, f"{each.name} ({each.code})") for each in others)]
        sets = [("", "–"), *((word.code, word.name) for word in words.data_sets.values())]
        for place in range(self.count):
            told = facts.interfaces[place] if place < len(facts.interfaces) else None
            self.fields |= {
                f"consumer_{place}": _choice(_("Gives data to"), takers, told.consumer if told else ""),
                f"data_set_{place}": _choice(_("Data set"), sets, told.data_set if told else ""),
                f"way_{place}": _choice(
                    pgettext_lazy("of data", "Way"), Interface.Way.choices, told.way if told else "api"
                ),
                f"is_required_{place}": forms.BooleanField(
                    label=_("It cannot work without"),
                    required=False,
                    initial=bool(told and told.is_required),
                ),
                f"note_{place}": forms.CharField(
                    label=_("Note"),
                    max_length=200,
                    required=False,
                    initial=told.note if told else "",
                    widget=forms.TextInput(attrs=IN_A_CELL),
                ),
            }

    def drawn(self) -> Iterator[list[forms.BoundField]]:
        for place in range(self.count):
            yield [self[f"{name}_{place}"] for name in NAMES]

    def clean(self) -> None:
        for place in range(self.count):
            chosen = self.cleaned_data.get(f"consumer_{place}")
            if chosen and not self.cleaned_data.get(f"data_set_{place}"):
                self.add_error(f"data_set_{place}", _("Say which data it gives."))

    def rows(self) -> list[InterfaceFields]:
        typed = [
            {name: self.cleaned_data[f"{name}_{place}"] for name in NAMES} for place in range(self.count)
        ]
        return [InterfaceFields(**row) for row in typed if row["consumer"]]


NAMES = ("consumer", "data_set", "way", "is_required", "note")


def _choice(label: Any, choices: Any, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        initial=initial,
        widget=forms.Select(attrs=IN_A_CELL),
    )
