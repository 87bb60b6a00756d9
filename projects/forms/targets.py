"""What the office fills in about phases, goals and targets, and units about what was reached."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from directives.models import Directive, DirectiveItem
from organizations.models import Unit
from projects.actions.goals import GoalFields
from projects.actions.phases import PhaseFields
from projects.actions.plan_revisions import ChangeBasis
from projects.actions.target_actuals import ActualFields
from projects.actions.target_years import YearFields
from projects.actions.targets import TargetFields
from projects.forms.fields import AmountField, WordsField
from projects.forms.scheme import ItemChoice, PaperChoice, VersionedForm
from projects.models import Goal, Target, TargetYear

ACCEPTED = ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg"


def request_key() -> str:
    """One form shown, one figure: a double click brings the same key."""
    return uuid4().hex


class BasisForm(VersionedForm):
    """Asks why and by which paper, once the scheme is approved."""

    wide: tuple[str, ...] = ("reason_text", "directive")

    def __init__(self, *args: Any, papers: QuerySet[Directive] | None, **kwargs: Any) -> None:
        """`papers` is None before approval: then nothing is asked."""
        super().__init__(*args, **kwargs)
        if papers is None:
            return
        self.fields["reason"] = forms.ChoiceField(
            label=_("Reason for the change"), choices=[("", "—"), *TargetYear.Reason.choices], required=False
        )
        self.fields["document"] = forms.CharField(label=_("Paper, as cited"), max_length=300, required=False)
        self.fields["directive"] = PaperChoice(papers, label=_("or a paper of the portal"), required=False)
        self.fields["reason_text"] = WordsField(label=_("Reason in words"), max_length=2000, required=False)

    def basis(self) -> ChangeBasis:
        told = self.cleaned_data
        return ChangeBasis(
            told.get("reason", ""),
            told.get("reason_text", ""),
            told.get("directive"),
            told.get("document", ""),
        )


class PhaseForm(BasisForm):
    wide = ("name", "summary", "reason_text", "directive")
    position = forms.IntegerField(label=_("Order"), min_value=1, max_value=99)
    name = forms.CharField(label=_("Name"), max_length=200)
    starts_on = CalendarDayField(label=_("From"))
    ends_on = CalendarDayField(label=_("To"))
    summary = WordsField(label=_("What it is for"), max_length=3000, required=False)

    def fields_typed(self) -> PhaseFields:
        names = ("position", "name", "starts_on", "ends_on", "summary")
        return PhaseFields(**{name: self.cleaned_data[name] for name in names})


class GoalForm(BasisForm):
    wide = ("name", "summary", "clause", "reason_text", "directive")
    position = forms.IntegerField(label=_("Order"), min_value=1, max_value=99)
    name = forms.CharField(label=_("Goal"), max_length=300)
    summary = WordsField(label=_("What is wanted"), max_length=3000, required=False)

    def __init__(self, *args: Any, clauses: QuerySet[DirectiveItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"] = ItemChoice(clauses, label=_("Clause it comes from"), required=False)

    def fields_typed(self) -> GoalFields:
        names = ("position", "name", "summary", "clause")
        return GoalFields(**{name: self.cleaned_data[name] for name in names})


class TargetForm(BasisForm):
    wide = ("name", "formula", "clause", "citation", "reason_text", "directive")
    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9.\-]*$",
        label=_("Code"),
        max_length=20,
        help_text=_("Letters, digits, dot and hyphen."),
    )
    name = forms.CharField(label=_("Target"), max_length=300)
    measure = forms.CharField(label=_("Unit of measure"), max_length=40, help_text=_("For example %."))
    direction = forms.ChoiceField(label=_("Direction"), choices=Target.Direction.choices)
    decimals = forms.IntegerField(label=_("Decimal places shown"), min_value=0, max_value=4, initial=0)
    rhythm = forms.TypedChoiceField(
        label=_("Figures"), choices=Target.Rhythm.choices, coerce=int, initial=Target.Rhythm.QUARTERLY
    )
    accumulates = forms.BooleanField(label=_("Counted from zero each year"), required=False)
    formula = WordsField(label=_("How it is counted"), max_length=1000, required=False)
    baseline = AmountField(label=_("Starting value"), required=False)
    baseline_on = CalendarDayField(label=_("Starting value as of"), required=False)
    citation = forms.CharField(label=_("Superior programme it answers to"), max_length=300, required=False)

    def __init__(
        self,
        *args: Any,
        goals: QuerySet[Goal],
        units: QuerySet[Unit],
        clauses: QuerySet[DirectiveItem],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"] = forms.ModelChoiceField(goals, label=_("Goal"), empty_label=None)
        self.fields["lead_unit"] = forms.ModelChoiceField(units, label=_("Unit that answers for it"))
        self.fields["clause"] = ItemChoice(clauses, label=_("Clause it comes from"), required=False)
        self.order_fields(("goal", "code", "name", "lead_unit"))

    def fields_typed(self) -> TargetFields:
        names = TargetFields.__dataclass_fields__
        return TargetFields(**{name: self.cleaned_data[name] for name in names})


class GiveUpForm(BasisForm):
    """Always asks: the reason is what stays."""


class YearsForm(BasisForm):
    """A planned value for each year of the scheme; years left empty are not promised."""

    def __init__(self, *args: Any, target: Target, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = tuple(years)
        self.is_band = target.direction == Target.Direction.BAND
        for year in self.years:
            self.fields[f"planned_{year}"] = AmountField(
                label=_("Planned %(year)s") % {"year": year}, required=False
            )
            if self.is_band:
                label = _("Upper end %(year)s") % {"year": year}
                self.fields[f"top_{year}"] = AmountField(label=label, required=False)
            self.fields[f"due_{year}"] = CalendarDayField(
                label=_("By (%(year)s)") % {"year": year}, required=False
            )
        self.order_fields([name for name in self.fields if name.split("_")[-1].isdecimal()])

    def lines(self) -> Iterable[tuple[int, list[forms.BoundField]]]:
        for year in self.years:
            names = (f"planned_{year}", f"top_{year}", f"due_{year}")
            yield year, [self[name] for name in names if name in self.fields]

    def values(self) -> list[YearFields]:
        told = self.cleaned_data
        return [
            YearFields(year, told[f"planned_{year}"], told.get(f"top_{year}"), told[f"due_{year}"])
            for year in self.years
            if told[f"planned_{year}"] is not None
        ]


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"multiple": True, "accept": ACCEPTED})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.Field):
    """A list of sent files; an empty one is kept in it, so that it is refused by name."""

    widget = FilesInput

    def clean(self, value: Any) -> list[UploadedFile]:
        super().clean(value)
        return [each for each in value or [] if each is not None]


class ActualForm(VersionedForm):
    wide = ("note", "file")
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    measured_on = CalendarDayField(label=_("Figures as of"))
    value = AmountField(label=_("Value"), required=False)
    numerator = AmountField(label=_("Numerator"), required=False)
    denominator = AmountField(label=_("Denominator"), required=False)
    note = WordsField(
        label=_("Note"),
        max_length=2000,
        required=False,
        help_text=_("What the figure says, and where it can be checked."),
    )
    file = FilesField(
        label=_("Evidence"),
        required=False,
        help_text=_(
            "Up to 5 files: PDF, Word, Excel, OpenDocument, PNG or JPEG; each at most 10 MB, together 20 MB."
        ),
    )
    classified = forms.BooleanField(
        label=_("A file is classified (MẬT, TỐI MẬT or TUYỆT MẬT)"), required=False
    )
    request_key = forms.CharField(
        max_length=64, required=False, widget=forms.HiddenInput, initial=request_key
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(year, str(year)) for year in years]

    def fields_typed(self) -> ActualFields:
        names = ("year", "measured_on", "value", "numerator", "denominator", "note")
        return ActualFields(**{name: self.cleaned_data[name] for name in names})
