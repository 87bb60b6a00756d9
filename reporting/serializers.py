"""Reporting as programs read and write it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.api.fields import Body, KeptFileShape, Permissions, Text
from documents.models import Media
from organizations.models import Unit
from reporting.models import Indicator, PeriodKind, ReportFacts
from reporting.models.report import LOCKED
from reporting.models.standing import Standing

STATES = [*ReportFacts.State.choices, (LOCKED, _("locked"))]
TIMELINESS = ["on_time", "late", "missing", "not_due"]
OUTCOMES = ["accepted", "unchanged", "changed", "rejected"]


@extend_schema_field({"type": "object", "additionalProperties": True})
class Rules(serializers.JSONField):
    """Bounds as data."""


class NamesShape(serializers.Serializer):
    vi = serializers.CharField()
    en = serializers.CharField()


class IndicatorShape(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    names = NamesShape()
    kind = serializers.ChoiceField(Indicator.Kind.choices)
    group = serializers.ChoiceField(Indicator.Group.choices)
    unit = serializers.CharField(help_text=_("Of measure."))
    direction = serializers.ChoiceField(Indicator.Direction.choices)
    over_time = serializers.ChoiceField(
        Indicator.OverTime.choices, help_text=_("How periods become a year to date.")
    )
    over_units = serializers.ChoiceField(Indicator.OverUnits.choices)
    levels = serializers.ListField(child=serializers.CharField())
    numerator = serializers.CharField(help_text=_("What is counted."))
    denominator = serializers.CharField(help_text=_("Out of what; empty where it is no rate."))
    rules = Rules()
    source = serializers.CharField()
    mark = serializers.CharField(help_text=_("What is still to be confirmed."))
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()
    permissions = Permissions()


class LineShape(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(Indicator.Kind.choices)
    group = serializers.ChoiceField(Indicator.Group.choices)
    unit = serializers.CharField()
    numerator = serializers.CharField()
    denominator = serializers.CharField()
    required = serializers.BooleanField(help_text=_("Counts towards completeness."))
    rules = Rules()


class SenderShape(serializers.Serializer):
    level = serializers.ChoiceField(Unit.Level.choices, allow_null=True, help_text=_("Null: one unit alone."))
    approved_inside = serializers.BooleanField()


class FormShape(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    period_kind = serializers.ChoiceField(PeriodKind.choices)
    regime = serializers.CharField()
    guidance = serializers.CharField()
    source = serializers.CharField()
    keeper = serializers.CharField(allow_null=True)
    complete_at = serializers.IntegerField(help_text=_("Percent of fields from which a report is complete."))
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(allow_null=True)
    senders = SenderShape(many=True)
    indicators = LineShape(many=True)
    version = serializers.IntegerField()
    permissions = Permissions()


class PeriodShape(serializers.Serializer):
    code = serializers.CharField()
    kind = serializers.ChoiceField(PeriodKind.choices)
    regime = serializers.CharField()
    label = serializers.CharField()
    data_from = serializers.DateField()
    data_to = serializers.DateField(help_text=_("The cut-off day."))
    opens_on = serializers.DateField()
    due_on = serializers.DateField(allow_null=True)
    due_time = serializers.TimeField(allow_null=True)
    locks_on = serializers.DateField(help_text=_("The last day on which units write."))
    is_open = serializers.BooleanField()
    dues = serializers.DictField(
        child=serializers.DateField(), help_text=_("Due day of every level of units.")
    )
    version = serializers.IntegerField()
    permissions = Permissions()


class MarkShape(serializers.Serializer):
    period = serializers.CharField()
    standing = serializers.ChoiceField(Standing.choices)
    is_due = serializers.BooleanField(help_text=_("The deadline has passed: it counts in the rates."))
    days = serializers.IntegerField(help_text=_("Late by so many days."))
    percent = serializers.IntegerField(allow_null=True, help_text=_("Filled in, where it is incomplete."))


class CompletenessShape(serializers.Serializer):
    """Rates are of what was due: complete, or complete and in time, per cent."""

    unit = serializers.CharField()
    name = serializers.CharField()
    form = serializers.CharField()
    expected = serializers.IntegerField()
    due = serializers.IntegerField()
    complete = serializers.IntegerField()
    on_time = serializers.IntegerField()
    exempt = serializers.IntegerField()
    completeness_percent = serializers.FloatField(allow_null=True)
    timeliness_percent = serializers.FloatField(allow_null=True)
    periods = MarkShape(many=True)


class SaidShape(serializers.Serializer):
    field = serializers.CharField()
    code = serializers.CharField()
    message = serializers.CharField()


class ValueShape(serializers.Serializer):
    """A figure (`value`, or `numerator` of `denominator`), nothing occurred, or not applicable."""

    value = serializers.JSONField(required=False)
    numerator = serializers.FloatField(required=False)
    denominator = serializers.FloatField(required=False)
    nil = serializers.BooleanField(required=False)
    not_applicable = serializers.BooleanField(required=False)
    note = serializers.CharField(required=False)


class ValueOutcomeShape(ValueShape):
    outcome = serializers.ChoiceField(OUTCOMES)
    errors = SaidShape(many=True)
    warnings = SaidShape(many=True)


class NarrativeShape(serializers.Serializer):
    results = serializers.CharField(required=False, allow_blank=True, allow_null=True)
    difficulties = serializers.CharField(required=False, allow_blank=True, allow_null=True)
    next = serializers.CharField(required=False, allow_blank=True, allow_null=True)
    proposals = serializers.CharField(required=False, allow_blank=True, allow_null=True)


class ReportSummaryShape(serializers.Serializer):
    form = serializers.CharField()
    period = serializers.CharField()
    unit = serializers.CharField()
    unit_name = serializers.CharField()
    state = serializers.ChoiceField(STATES)
    awaiting = serializers.ChoiceField(ReportFacts.Awaiting.choices, allow_null=True)
    timeliness = serializers.ChoiceField(TIMELINESS)
    days = serializers.IntegerField(help_text=_("How many days late."))
    due_on = serializers.DateField(allow_null=True)
    due_time = serializers.TimeField(allow_null=True)
    locks_on = serializers.DateField()
    filled_percent = serializers.IntegerField()
    sent_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(
        help_text=_("Why it was sent back or reopened; what was said on acceptance.")
    )
    written_by = serializers.CharField()
    written_at = serializers.DateTimeField()
    version = serializers.IntegerField()
    permissions = Permissions()


class ReportShape(ReportSummaryShape):
    values = serializers.DictField(child=ValueShape())
    narrative = NarrativeShape()


class ReportAnswerShape(ReportSummaryShape):
    """What was stored, with the outcome of every value that was sent."""

    values = serializers.DictField(child=ValueOutcomeShape())
    narrative = NarrativeShape()
    warnings = SaidShape(many=True)


class SentShape(serializers.Serializer):
    """Values that are not mentioned stay; null takes one away. `/forms/{code}/schema/` says what a form takes."""

    values = serializers.DictField(child=serializers.JSONField(allow_null=True), required=False)
    narrative = NarrativeShape(required=False)
    submit = serializers.BooleanField(required=False)


class SentRowShape(SentShape):
    form = serializers.CharField()
    period = serializers.CharField()
    unit = serializers.CharField()


class BatchShape(serializers.Serializer):
    reports = SentRowShape(many=True)


@extend_schema_field({"oneOf": [{"$ref": "#/components/schemas/Problem"}, {"type": "null"}]})
class ProblemOfRow(serializers.JSONField):
    """The problem that the row alone would have been answered with."""


class BatchRowShape(serializers.Serializer):
    form = serializers.CharField()
    period = serializers.CharField()
    unit = serializers.CharField()
    status = serializers.IntegerField()
    report = ReportAnswerShape(allow_null=True)
    problem = ProblemOfRow()


class BatchAnswerShape(serializers.Serializer):
    results = BatchRowShape(many=True)


def paged(shape: type[serializers.Serializer], name: str) -> type[serializers.Serializer]:
    fields: dict[str, Any] = {
        "next": serializers.URLField(allow_null=True),
        "previous": serializers.URLField(allow_null=True),
        "results": shape(many=True),
    }
    return type(name, (serializers.Serializer,), fields)


IndicatorPageShape = paged(IndicatorShape, "IndicatorPageShape")
FormPageShape = paged(FormShape, "FormPageShape")
PeriodPageShape = paged(PeriodShape, "PeriodPageShape")
ReportPageShape = paged(ReportSummaryShape, "ReportPageShape")


class Nothing(Body):
    """An act that needs no words."""


class ReportReasonBody(Body):
    reason = Text(max_length=1000, help_text=_("Why, so that the unit knows what to do."))


class NoteBody(Body):
    note = Text(max_length=1000, required=False, allow_blank=True, default="")


CompletenessPageShape = paged(CompletenessShape, "CompletenessPageShape")


class FileAnswerShape(KeptFileShape):
    media = serializers.ChoiceField(Media.choices)


class FilesShape(serializers.Serializer):
    results = FileAnswerShape(many=True)
