"""What a unit says of the applications it uses: of one, or of all at once."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps_catalog.actions.deployments import MOST_USERS, DeploymentFields
from apps_catalog.forms.fields import IN_A_CELL
from apps_catalog.models import DeploymentState
from apps_catalog.readings.cells import Cell
from apps_catalog.readings.unit_sheet import SheetLine, UnitSheet
from common.form_fields import DayField

UNSAID = ("", _("nothing said"))


class DeploymentForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("State"), choices=DeploymentState.choices, widget=forms.RadioSelect)
    users = forms.IntegerField(
        label=_("Users"),
        required=False,
        min_value=0,
        max_value=MOST_USERS,
        help_text=_("People of the unit who work with it."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    since = DayField(label=_("Since"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def fields_typed(self) -> DeploymentFields:
        names = ("state", "users", "since", "note")
        return DeploymentFields(**{name: self.cleaned_data[name] for name in names})


def initial_of(cell: Cell | None) -> dict[str, Any]:
    if cell is None:
        return {"version": 0, "state": DeploymentState.IN_USE}
    names = ("version", "state", "users", "since", "note")
    return {name: getattr(cell, name) for name in names}


class UnitSheetForm(forms.Form):
    """A line per application. What is left as it was says nothing, unless the whole sheet is confirmed."""

    def __init__(self, *args: Any, sheet: UnitSheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = sheet.lines
        for line in self.lines:
            told = initial_of(line.cell) if line.cell else {"version": 0}
            name = line.facts.name
            self.fields |= {
                f"state_{line.facts.id}": forms.ChoiceField(
                    label=_("State of %(name)s") % {"name": name},
                    choices=[UNSAID, *DeploymentState.choices],
                    required=bool(line.cell),
                    initial=told.get("state", ""),
                    widget=forms.Select(attrs=IN_A_CELL),
                ),
                f"users_{line.facts.id}": forms.IntegerField(
                    label=_("Users of %(name)s") % {"name": name},
                    required=False,
                    min_value=0,
                    max_value=MOST_USERS,
                    initial=told.get("users"),
                    widget=forms.NumberInput(attrs={**IN_A_CELL, "inputmode": "numeric"}),
                ),
                f"since_{line.facts.id}": DayField(
                    label=_("Beginning of %(name)s") % {"name": name},
                    required=False,
                    initial=told.get("since"),
                    attrs=IN_A_CELL,
                ),
                f"version_{line.facts.id}": forms.IntegerField(
                    initial=told["version"], widget=forms.HiddenInput
                ),
            }

    def drawn(self) -> Iterator[tuple[SheetLine, list[forms.BoundField]]]:
        for line in self.lines:
            yield line, [self[f"{name}_{line.facts.id}"] for name in ("state", "users", "since", "version")]

    def clean(self) -> None:
        for line in self.lines:
            key = line.facts.id
            said = any(self.cleaned_data.get(f"{name}_{key}") for name in ("users", "since"))
            if said and not self.cleaned_data.get(f"state_{key}"):
                self.add_error(f"state_{key}", _("Say the state, too."))

    def reports(self) -> dict[int, tuple[DeploymentFields, int]]:
        """Application id -> what is said, and the version that was seen; unsaid lines left out."""
        typed = self.cleaned_data
        return {
            line.facts.id: (
                DeploymentFields(
                    state=typed[f"state_{line.facts.id}"],
                    users=typed[f"users_{line.facts.id}"],
                    since=typed[f"since_{line.facts.id}"],
                    note=line.cell.note if line.cell else "",
                ),
                typed[f"version_{line.facts.id}"],
            )
            for line in self.lines
            if typed[f"state_{line.facts.id}"]
        }
