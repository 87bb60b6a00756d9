"""The indicators of a form and the rules of its figures, as the office types them: a row each, and empty rows for more."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from reporting.forms.settings import IndicatorChoice
from reporting.imports.rows import LineRow, RuleRow
from reporting.models import FormRule, Indicator
from reporting.readings.settings import IndicatorLine

MORE_LINES, MORE_RULES, MOST_ORDER = 4, 2, 999
RULE_PARTS = ("code", "kind", "parts", "whole", "severity", "message_vi", "message_en")


class LinesForm(forms.Form):
    """A line left without a place in the order leaves the form."""

    name, title = "lines", _("Indicators")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, lines: Sequence[IndicatorLine], indicators: QuerySet[Indicator], **kwargs: Any
    ) -> None:
        self.lines = lines
        super().__init__(*args, **kwargs)
        for place, line in enumerate(lines, start=1):
            self.fields[f"order_{line.code}"] = forms.IntegerField(
                label=_("Order of %(code)s (empty: it leaves the form)") % {"code": line.code},
                required=False,
                initial=place,
                min_value=1,
                max_value=MOST_ORDER,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
            self.fields[f"required_{line.code}"] = forms.BooleanField(
                label=_("%(code)s counts towards completeness") % {"code": line.code},
                required=False,
                initial=line.required,
            )
        for number in range(1, MORE_LINES + 1):
            self.fields[f"more_{number}"] = IndicatorChoice(
                indicators,
                label=_("One more indicator, at the end (%(number)s)") % {"number": number},
                required=False,
                empty_label="—",
            )

    @property
    def rows(self) -> Iterator[tuple[IndicatorLine, BoundField, BoundField]]:
        for line in self.lines:
            yield line, self[f"order_{line.code}"], self[f"required_{line.code}"]

    @property
    def more(self) -> Iterator[BoundField]:
        for number in range(1, MORE_LINES + 1):
            yield self[f"more_{number}"]

    def rows_typed(self) -> list[LineRow]:
        """In the order typed; lines of the same place stay in the order they had."""
        told = self.cleaned_data
        kept = [line for line in self.lines if told[f"order_{line.code}"] is not None]
        kept.sort(key=lambda line: told[f"order_{line.code}"])
        added = [told[f"more_{number}"] for number in range(1, MORE_LINES + 1)]
        return [
            *(LineRow(line.code, told[f"required_{line.code}"]) for line in kept),
            *(LineRow(indicator.code) for indicator in added if indicator is not None),
        ]


class RulesForm(forms.Form):
    """A rule left without a code leaves the form."""

    name, title = "rules", _("Figures that must agree")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rules: Sequence[RuleRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = len(rules) + MORE_RULES
        for number in range(1, self.count + 1):
            standing = rules[number - 1] if number <= len(rules) else None
            for name, field in _fields(standing).items():
                self.fields[f"{name}_{number}"] = field

    @property
    def rows(self) -> Iterator[list[BoundField]]:
        for number in range(1, self.count + 1):
            yield [self[f"{name}_{number}"] for name in RULE_PARTS]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        for number in range(1, self.count + 1):
            if told.get(f"code_{number}"):
                for name in RULE_PARTS:
                    if not told.get(f"{name}_{number}") and f"{name}_{number}" not in self.errors:
                        self.add_error(f"{name}_{number}", _("Please fill this in, or take the code away."))
        return told

    def rows_typed(self) -> list[RuleRow]:
        return [self._row(n) for n in range(1, self.count + 1) if self.cleaned_data[f"code_{n}"]]

    def _row(self, number: int) -> RuleRow:
        told = {name: self.cleaned_data[f"{name}_{number}"] for name in RULE_PARTS}
        parts = tuple(part.strip() for part in told.pop("parts").split("+"))
        return RuleRow(parts=parts, **told)


def _fields(rule: RuleRow | None) -> dict[str, forms.Field]:
    def line(label: Any, most: int, value: str, **options: Any) -> forms.CharField:
        return forms.CharField(label=label, max_length=most, required=False, initial=value, **options)

    return {
        "code": line(_("Code (empty: no rule)"), 40, rule.code if rule else ""),
        "kind": forms.ChoiceField(
            label=_("Kind"), choices=FormRule.Kind.choices, required=False, initial=rule.kind if rule else None
        ),
        "parts": line(
            _("Parts"), 1200, " + ".join(rule.parts) if rule else "", help_text=_("Joined by +: DVC02 + DVC03.numerator")
        ),
        "whole": line(_("Whole"), 60, rule.whole if rule else ""),
        "severity": forms.ChoiceField(
            label=_("What follows"),
            choices=FormRule.Severity.choices,
            required=False,
            initial=rule.severity if rule else None,
        ),
        "message_vi": line(_("What the unit is told"), 300, rule.message_vi if rule else ""),
        "message_en": line(_("What the unit is told, in English"), 300, rule.message_en if rule else ""),
    }  # fmt: skip
