"""Answers, rounds and scales as typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from apps_catalog.actions.evaluation_scales import CriterionFields, ScaleFields
from apps_catalog.actions.evaluations import AnswerFields
from apps_catalog.actions.overlap_scales import OverlapFields
from apps_catalog.models import Criterion
from apps_catalog.models.evaluation import HIGHEST_SCORE, MOST_HOURS, MOST_STAFF
from apps_catalog.policies.evaluations import Score
from common.form_fields import CalendarDayField
from common.money import NoSum, exact_text, parse_vnd

MOST_CRITERIA = 12
ACCEPTED = ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg"


class SumField(forms.CharField):
    """Whole dong from "185 triệu" or "12.500.000"; nothing typed is 0. With `signed` a minus in front is understood."""

    def __init__(self, *, signed: bool = False, **kwargs: Any) -> None:
        self.signed = signed
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(max_length=60, **kwargs)

    def clean(self, value: Any) -> int:
        written = (super().clean(value) or "").strip()
        below = self.signed and written[:1] in ("-", "−", "–")
        if not written:
            return 0
        try:
            amount = parse_vnd(written[1:] if below else written)
        except NoSum as refused:
            raise ValidationError(str(refused), code="money") from refused
        return -amount if below else amount

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return ("-" if value < 0 else "") + exact_text(abs(value))
        return value


class RoundForm(forms.Form):
    title = forms.CharField(label=_("Title of the round"), max_length=200)
    due_on = CalendarDayField(label=_("Answers by"))


class AnswerForm(forms.Form):
    """A score and its evidence per criterion, then the workload. Fields are named `score_CODE` and `evidence_CODE`."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            self.fields[f"score_{criterion.code}"] = forms.TypedChoiceField(
                label=str(criterion),
                choices=[(value, str(value)) for value in range(HIGHEST_SCORE + 1)],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Please give a score."),
                    "invalid_choice": _("“%(value)s” is no score from 0 to 10."),
                },
            )
            self.fields[f"evidence_{criterion.code}"] = forms.CharField(
                label=_("Based on"), max_length=500, required=False
            )
        self.fields["staff"] = _whole(_("People who do this work"), MOST_STAFF)
        self.fields["hours_without"] = _whole(_("Hours a month without the application"), MOST_HOURS)
        self.fields["hours_with"] = _whole(_("Hours a month with it"), MOST_HOURS)
        self.fields["file"] = forms.FileField(
            label=_("Evidence"),
            required=False,
            allow_empty_file=True,
            help_text=_("PDF, Word, Excel, OpenDocument, PNG or JPEG, at most 10 MB."),
            widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        )
        self.fields["classified"] = forms.BooleanField(
            label=_("A file is classified (MẬT, TỐI MẬT or TUYỆT MẬT)"), required=False
        )
        self.fields["note"] = forms.CharField(
            label=_("What you propose"),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        told = [cleaned.get(name) for name in ("staff", "hours_without", "hours_with")]
        if any(value is not None for value in told) and any(value is None for value in told):
            raise ValidationError(_("Please give the people and both figures of hours, or none."))
        return cleaned

    def fields_typed(self) -> AnswerFields:
        typed = self.cleaned_data
        scores = {
            criterion.code: Score(typed[f"score_{criterion.code}"], typed[f"evidence_{criterion.code}"])
            for criterion in self.criteria
        }
        return AnswerFields(
            scores, typed["staff"], typed["hours_without"], typed["hours_with"], typed["note"]
        )

    def lines(self) -> list[tuple[Criterion, Any, Any]]:
        """Criterion, its scores, its evidence."""
        return [
            (criterion, self[f"score_{criterion.code}"], self[f"evidence_{criterion.code}"])
            for criterion in self.criteria
        ]


class ScaleForm(forms.Form):
    functional_line = forms.IntegerField(
        label=_("Functional axis is high from (%)"), min_value=1, max_value=99
    )
    technical_line = forms.IntegerField(label=_("Technical axis is high from (%)"), min_value=1, max_value=99)
    relief_points = forms.IntegerField(label=_("Points for relieving heavy work"), min_value=0, max_value=50)
    relief_full_hours = forms.IntegerField(
        label=_("All of them from (hours a month)"), min_value=1, max_value=MOST_HOURS
    )
    note = forms.CharField(label=_("Why it changes"), max_length=300, required=False)

    def fields_typed(self) -> ScaleFields:
        return ScaleFields(**self.cleaned_data)


class CriterionForm(forms.Form):
    code = forms.CharField(label=_("Code"), max_length=30)
    name_vi = forms.CharField(label=_("Name in Vietnamese"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    question_vi = forms.CharField(label=_("Question in Vietnamese"), max_length=300, required=False)
    question_en = forms.CharField(label=_("Question in English"), max_length=300, required=False)
    axis = forms.ChoiceField(label=_("Axis"), choices=Criterion.Axis.choices)
    asked = forms.ChoiceField(label=_("Asked of"), choices=Criterion.Asked.choices)
    weight = forms.IntegerField(label=_("Weight"), min_value=1, max_value=100)

    def fields_typed(self) -> CriterionFields:
        typed = self.cleaned_data
        return CriterionFields(
            **{name: typed[name] for name in self.fields if name in typed and name != "DELETE"}
        )


CriteriaFormSet = forms.formset_factory(
    CriterionForm, extra=1, can_delete=True, max_num=MOST_CRITERIA, validate_max=True
)


def criteria_typed(rows: Any) -> list[CriterionFields]:
    """Rows that are filled in and not taken away."""
    kept = (form for form in rows if form.cleaned_data and not form.cleaned_data.get("DELETE"))
    return [form.fields_typed() for form in kept]


class OverlapForm(forms.Form):
    functions = forms.IntegerField(label=_("Same functions"), min_value=0, max_value=100)
    units = forms.IntegerField(label=_("Same units"), min_value=0, max_value=100)
    data_sets = forms.IntegerField(label=_("Same data sets"), min_value=0, max_value=100)
    processes = forms.IntegerField(label=_("Same line of work"), min_value=0, max_value=100)
    typed_twice = forms.IntegerField(label=_("Data typed twice"), min_value=0, max_value=100)
    threshold = forms.IntegerField(label=_("A cluster from (points)"), min_value=1, max_value=100)
    days_per_unit = forms.IntegerField(label=_("Working days per unit moved"), min_value=0, max_value=500)
    days_per_data_set = forms.IntegerField(
        label=_("Working days per data set carried over"), min_value=0, max_value=500
    )
    days_per_interface = forms.IntegerField(
        label=_("Working days per interface pointed anew"), min_value=0, max_value=500
    )
    day_vnd = SumField(label=_("A working day of the move (VND)"))
    note = forms.CharField(label=_("Why it changes"), max_length=300, required=False)

    def fields_typed(self) -> OverlapFields:
        return OverlapFields(**self.cleaned_data)


def _whole(label: Any, most: int) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, widget=widget)


def scores_before(scores: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """What an answer form begins with."""
    initial: dict[str, Any] = {}
    for code, (value, evidence) in scores.items():
        initial |= {f"score_{code}": value, f"evidence_{code}": evidence}
    return initial


def untitled(year: int) -> str:
    return _now("Evaluation of applications %(year)s") % {"year": year}
