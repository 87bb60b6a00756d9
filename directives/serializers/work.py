"""Assignments: rows, one whole, and what a unit sends about them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Body, Day, Flag, KeptFileShape, Permissions, Text, Whole
from directives.models import Assignment, Directive, DirectiveItem, Timeliness
from directives.models import DeadlineExtension as Extension
from directives.policies.evidence import MOST_FILES
from directives.readings.rows import Status
from directives.serializers.asked import CoordinationShape, ExplanationShape, FieldCheckShape
from directives.serializers.work_now import WorkNow
from documents.models import Media

LONGEST_RESULT, LONGEST_PART, LONGEST_REASON = 5000, 2000, 2000


class UnitName(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    short_name = serializers.CharField()


class ItemOfWork(serializers.Serializer):
    id = serializers.IntegerField(source="item_id")
    no = serializers.IntegerField(source="item_no")
    ref = serializers.CharField(source="item_ref")
    heading = serializers.CharField(source="item_heading")
    text = serializers.CharField(source="item_text")
    gist = serializers.CharField(source="item_gist", help_text=_("The duty without unit and deadline."))
    kind = serializers.ChoiceField(DirectiveItem.Kind.choices, source="item_kind")
    required_output = serializers.CharField()
    deadline_text = serializers.CharField(help_text=_("As written in the paper."))
    due_kind = serializers.ChoiceField(DirectiveItem.Due.choices)
    due_time = serializers.TimeField(allow_null=True)


class PaperOfWork(serializers.Serializer):
    id = serializers.IntegerField(source="directive_id")
    number = serializers.CharField(source="directive_number")
    title = serializers.CharField(source="directive_title")
    kind = serializers.ChoiceField(Directive.Kind.choices, source="directive_kind")
    issued_on = serializers.DateField(source="directive_issued_on", allow_null=True)


def of_row(kind: type[serializers.Field], name: str, *args: Any, **kwargs: Any) -> Any:
    return kind(*args, source=f"row.{name}", **kwargs)


class AssignmentShape(serializers.Serializer):
    """How one unit's work stands on the day asked for; `permissions` are today's."""

    id = of_row(serializers.IntegerField, "id")
    unit = of_row(UnitName, "unit")
    role = of_row(serializers.ChoiceField, "role", Assignment.Role.choices)
    cycle = of_row(serializers.CharField, "cycle", help_text=_("Of a recurring duty; empty otherwise."))
    item = ItemOfWork(source="*")
    directive = PaperOfWork(source="*")
    state = of_row(serializers.ChoiceField, "state", Assignment.State.choices)
    state_label = of_row(serializers.CharField, "state_label")
    timeliness = of_row(serializers.ChoiceField, "timeliness", Timeliness.choices)
    status = of_row(serializers.ChoiceField, "status", [(status.value, status.value) for status in Status])
    days = of_row(
        serializers.IntegerField,
        "days",
        help_text=_("Late when over or late, else left; 0 without a deadline."),
    )
    percent = of_row(serializers.IntegerField, "percent")
    original_due_on = of_row(serializers.DateField, "first_due_on", allow_null=True)
    due_on = of_row(serializers.DateField, "due_on", allow_null=True)
    done_on = of_row(serializers.DateField, "done_on", allow_null=True)
    last_reported_on = of_row(serializers.DateField, "last_news_on", allow_null=True)
    extension_count = of_row(serializers.IntegerField, "extensions")
    extension_pending = of_row(serializers.BooleanField, "extension_pending")
    version = serializers.IntegerField()
    permissions = Permissions()


class AssignmentPageShape(serializers.Serializer):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = AssignmentShape(many=True)


class UpdateShape(serializers.Serializer):
    id = serializers.IntegerField()
    percent = serializers.IntegerField()
    result = serializers.CharField()
    cause = serializers.CharField()
    difficulties = serializers.CharField()
    proposals = serializers.CharField()
    done = serializers.BooleanField()
    reported_on = serializers.DateField(help_text=_("As claimed; the day of recording counts."))
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    evidence = serializers.ListField(child=serializers.IntegerField())
    version = serializers.IntegerField()
    permissions = Permissions()


class ExtensionShape(serializers.Serializer):
    id = serializers.IntegerField()
    cause = serializers.ChoiceField(Extension.Cause.choices)
    previous_due_on = serializers.DateField(allow_null=True)
    requested_due_on = serializers.DateField()
    reason = serializers.CharField()
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    is_late = serializers.BooleanField(help_text=_("Asked for after the deadline that it would move."))
    decision = serializers.ChoiceField([(value, value) for value in Extension.Decision.values])
    decided_on = serializers.DateField(allow_null=True)
    decision_reason = serializers.CharField()
    version = serializers.IntegerField()
    permissions = Permissions()


class LeadChangeShape(serializers.Serializer):
    id = serializers.IntegerField()
    proposed_unit = serializers.CharField(allow_null=True, help_text=_("Code of a unit."))
    unit = serializers.CharField(allow_null=True, help_text=_("Code of the unit that took the work over."))
    reason = serializers.CharField()
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    decision = serializers.ChoiceField([(value, value) for value in Extension.Decision.values])
    decided_on = serializers.DateField(allow_null=True)
    decision_reason = serializers.CharField()
    version = serializers.IntegerField()
    permissions = Permissions()


class MoveShape(serializers.Serializer):
    from_state = serializers.ChoiceField(Assignment.State.choices)
    to_state = serializers.ChoiceField(Assignment.State.choices)
    reason = serializers.CharField()
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    version = serializers.IntegerField()
    permissions = Permissions()


class FileShape(KeptFileShape):
    media = serializers.ChoiceField(Media.choices)


class AssignmentDetailShape(AssignmentShape):
    updates = UpdateShape(many=True)
    extensions = ExtensionShape(many=True)
    lead_changes = LeadChangeShape(many=True)
    explanations = ExplanationShape(many=True)
    coordination = CoordinationShape(many=True)
    field_checks = FieldCheckShape(many=True)
    transitions = MoveShape(many=True)
    evidence = FileShape(many=True)


class UpdateAnswer(UpdateShape):
    assignment = WorkNow()


class ExtensionAnswer(ExtensionShape):
    assignment = WorkNow()


class LeadChangeAnswer(LeadChangeShape):
    assignment = WorkNow()


class FileAnswer(FileShape):
    assignment = WorkNow()


class Nothing(Body):
    """An empty object."""


class UpdateBody(Body):
    percent = Whole(min_value=0, max_value=100)
    result = Text(max_length=LONGEST_RESULT)
    cause = Text(max_length=LONGEST_PART, allow_blank=True, default="")
    difficulties = Text(max_length=LONGEST_PART, allow_blank=True, default="")
    proposals = Text(max_length=LONGEST_PART, allow_blank=True, default="")
    evidence = serializers.ListField(
        child=Whole(min_value=1),
        max_length=MOST_FILES,
        default=list,
        help_text=_("Files of this assignment."),
    )
    done = Flag(default=False, help_text=_("Asks the office to verify; means 100 %."))
    reported_on = Day(required=False, help_text=_("Today when left out."))


class ExtensionBody(Body):
    requested_due_on = Day()
    reason = Text(max_length=LONGEST_REASON)


class ReasonBody(Body):
    reason = Text(max_length=LONGEST_REASON)


class LeadChangeBody(ReasonBody):
    proposed_unit = Text(
        max_length=40,
        allow_null=True,
        default=None,
        help_text=_("Code of the unit that should lead; null: the office looks for one."),
    )
