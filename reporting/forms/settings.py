"""What the office types about regimes, forms, senders, plans for years and fed targets."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from organizations.models import Unit
from projects.models import Target
from reporting.actions.form_changes import FormFields, RegimeFields
from reporting.forms.exceptions import day_field
from reporting.imports.rows import SenderRow
from reporting.models import Indicator, Regime, ReportForm

LEVELS = (Unit.Level.WARD, Unit.Level.DEPARTMENT)


class RegimeForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=200)
    opens_before = forms.IntegerField(label=_("Opens before the cut-off, days"), min_value=0, max_value=60)
    locks_after = forms.IntegerField(
        label=_("Locks after it is due, working days"), min_value=0, max_value=250
    )
    source = forms.CharField(label=_("Basis"), max_length=400)

    def __init__(self, *args: Any, regime: Regime, **kwargs: Any) -> None:
        self.dues = list(regime.dues.order_by("level"))
        names = ("version", "name", "opens_before", "locks_after", "source")
        start = {name: getattr(regime, name) for name in names}
        for due in self.dues:
            start |= {f"days_{due.level}": due.working_days, f"hour_{due.level}": due.due_time}
        super().__init__(*args, initial=start, **kwargs)
        for due in self.dues:
            level = {"level": due.get_level_display()}
            self.fields[f"days_{due.level}"] = forms.IntegerField(
                label=_("Due, working days after the cut-off: %(level)s") % level, min_value=1, max_value=60
            )
            self.fields[f"hour_{due.level}"] = forms.TimeField(
                label=_("Hour (empty: end of the day): %(level)s") % level,
                required=False,
                input_formats=("%H:%M", "%Hh%M"),
                widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            )

    def fields_typed(self) -> RegimeFields:
        told = self.cleaned_data
        names = ("name", "opens_before", "locks_after", "source")
        dues = tuple((due.level, told[f"days_{due.level}"], told[f"hour_{due.level}"]) for due in self.dues)
        return RegimeFields(**{name: told[name] for name in names}, dues=dues)


class ReportFormForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name_vi = forms.CharField(label=_("Name"), max_length=250)
    name_en = forms.CharField(label=_("Name in English"), max_length=250, required=False)
    guidance = forms.CharField(
        label=_("Guidance"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    source = forms.CharField(label=_("Basis"), max_length=400, required=False)
    complete_at = forms.IntegerField(label=_("Complete from, percent of fields"), min_value=1, max_value=100)
    valid_to = day_field(_("To (empty: until further notice)"), required=False)

    def __init__(self, *args: Any, form: ReportForm, units: QuerySet[Unit], **kwargs: Any) -> None:
        names = ("version", "name_vi", "name_en", "guidance", "source", "complete_at", "valid_to", "keeper")
        super().__init__(*args, initial={name: getattr(form, name) for name in names}, **kwargs)
        self.fields["keeper"] = forms.ModelChoiceField(
            units, label=_("Kept by"), required=False, empty_label=_("the office")
        )
        self.order_fields(("name_vi", "name_en", "guidance", "source", "keeper", "complete_at", "valid_to"))

    def fields_typed(self) -> FormFields:
        told = self.cleaned_data
        return FormFields(**{name: told[name] for name in told if name != "version"})


class SenderForm(forms.Form):
    level = forms.ChoiceField(label=_("Every unit of a level"), required=False)
    valid_from = day_field(_("From"))
    approved_inside = forms.BooleanField(label=_("The unit's leader looks first"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = self.fields["level"]
        if isinstance(level, forms.ChoiceField):
            level.choices = [("", "—"), *((each.value, each.label) for each in LEVELS)]
        self.fields["unit"] = forms.ModelChoiceField(
            units, label=_("or one unit"), required=False, empty_label="—"
        )
        self.order_fields(("level", "unit", "valid_from", "approved_inside"))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if bool(told.get("level")) == bool(told.get("unit")):
            self.add_error("level", _("Choose a level, or one unit."))
        return told

    def row(self) -> SenderRow:
        told = self.cleaned_data
        return SenderRow(told["level"], told["unit"], told["valid_from"], None, told["approved_inside"])


class EndForm(forms.Form):
    last_day = day_field(_("Last day"))


class IndicatorChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Indicator) -> str:
        return obj.told


class PlanForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    planned = forms.DecimalField(
        label=_("Planned"), max_digits=20, decimal_places=4, localize=True,
        help_text=_("Of a rate the percentage; of a count the number."),
    )  # fmt: skip
    source = forms.CharField(label=_("The paper that sets it"), max_length=300)

    def __init__(self, *args: Any, indicators: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"] = IndicatorChoice(indicators, label=_("Indicator"))
        self.order_fields(("indicator", "year", "planned", "source"))


class FeedForm(forms.Form):
    def __init__(
        self, *args: Any, indicators: QuerySet[Indicator], targets: QuerySet[Target], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"] = IndicatorChoice(indicators, label=_("Indicator"))
        self.fields["target"] = forms.ModelChoiceField(targets, label=_("Target of the scheme"))
