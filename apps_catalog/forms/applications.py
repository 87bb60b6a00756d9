"""What is said of an application, as people type it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps_catalog.actions.applications import ApplicationFields, ProtectedFields
from apps_catalog.models import Application
from common.form_fields import DayField
from organizations.models import Unit

EMPTY = [("", "–")]
Stage = Application.Lifecycle


class ApplicationForm(forms.Form):
    """`protected`: the fields that only owner and administrators see are asked for, too."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(
        label=_("Short name"), max_length=60, required=False, help_text=_("For tables; the name where empty.")
    )
    group = forms.ChoiceField(label=_("Group"), choices=[*EMPTY, *Application.Group.choices])
    purpose = forms.CharField(
        label=_("Purpose"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    origin = forms.ChoiceField(label=_("Origin"), choices=[*EMPTY, *Application.Origin.choices])
    vendor = forms.CharField(label=_("Vendor or maker"), max_length=200, required=False)
    in_use_since = DayField(label=_("In use since"), required=False)
    contract_number = forms.CharField(label=_("Contract"), max_length=80, required=False)
    contract_start = DayField(label=_("Contract begins"), required=False)
    contract_end = DayField(label=_("Contract ends"), required=False)
    attest_months = forms.IntegerField(
        label=_("Confirmed every (months)"),
        min_value=1,
        max_value=36,
        initial=6,
        help_text=_("After so many months the owner confirms the entry again."),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], protected: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_unit"] = forms.ModelChoiceField(
            units,
            label=pgettext_lazy("of an application", "Owner"),
            empty_label="–",
            help_text=_("One unit that answers for the application and confirms its entry."),
        )
        self.protected = protected
        if protected:
            self.fields |= {
                "hosting": forms.ChoiceField(
                    label=_("Hosting"),
                    choices=[*EMPTY, *(pair for pair in Application.Hosting.choices if pair[0])],
                    required=False,
                ),
                "hosting_note": forms.CharField(label=_("Where exactly"), max_length=200, required=False),
                "security_level": forms.TypedChoiceField(
                    label=_("Security level"),
                    choices=[*EMPTY, *((level, str(level)) for level in range(1, 6))],
                    coerce=int,
                    empty_value=None,
                    required=False,
                    help_text=_("Level 1 to 5 of Decree 85/2016/NĐ-CP."),
                ),
            }

    def parts(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """Fields as drawn, under their headings."""
        whole = [
            (_("What it is"), ["code", "name", "short_name", "group", "lifecycle", "owner_unit", "purpose"]),
            (_("Where it comes from"), ["origin", "vendor", "in_use_since"]),
            (_("Contract"), ["contract_number", "contract_start", "contract_end"]),
            (_("Shown to owner and administrators only"), ["hosting", "hosting_note", "security_level"]),
            (_("Confirmation"), ["attest_months"]),
        ]
        drawn = [(title, [self[name] for name in names if name in self.fields]) for title, names in whole]
        return [(title, fields) for title, fields in drawn if fields]

    def application_fields(self) -> ApplicationFields:
        names = (
            "name", "group", "owner_unit", "origin", "short_name", "purpose", "vendor", "in_use_since",
            "contract_number", "contract_start", "contract_end", "attest_months",
        )  # fmt: skip
        return ApplicationFields(**{name: self.cleaned_data[name] for name in names})

    def protected_fields(self) -> ProtectedFields | None:
        if not self.protected:
            return None
        names = ("hosting", "hosting_note", "security_level")
        return ProtectedFields(**{name: self.cleaned_data[name] for name in names})


class NewApplicationForm(ApplicationForm):
    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{0,29}\Z",
        label=_("Code"),
        help_text=_("1 to 30 of A-Z, 0-9, dot, _ and -; it does not change any more."),
    )
    lifecycle = forms.ChoiceField(
        label=_("Stage of life"),
        choices=[pair for pair in Stage.choices if pair[0] != Stage.RETIRED],
        initial=Stage.PLANNED,
    )


class ChangeApplicationForm(ApplicationForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class StageForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    lifecycle = forms.ChoiceField(label=_("Stage of life"), choices=Stage.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Kept in the log with the change.")
    )


class AttestForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class LinkForm(forms.Form):
    """`items` are (id, words) of issued items the reader sees."""

    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, items: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = forms.TypedChoiceField(
            label=_("Conclusion item"), choices=[*EMPTY, *items], coerce=int
        )
        self.order_fields(("item", "note"))
