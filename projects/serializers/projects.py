"""Projects as programs read them, and a unit's report on a rollout."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Body, Day, Permissions, Text, Whole
from projects.models import GateRecord, Project, Rating

KEYS = ("over", "risk", "track", "none", "done", "suspended", "ended")


class LeadShape(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    short_name = serializers.CharField()


class StatementShape(serializers.Serializer):
    rating = serializers.ChoiceField(Rating.choices)
    said_on = serializers.DateField()
    age_days = serializers.IntegerField()
    summary = serializers.CharField()
    next_step = serializers.CharField()
    next_step_on = serializers.DateField(allow_null=True)
    projected_total_vnd = serializers.IntegerField(allow_null=True)


class StandShape(serializers.Serializer):
    """Computed of the milestones known on the day; silence makes it worse."""

    rating = serializers.ChoiceField(Rating.choices)
    percent = serializers.IntegerField()
    planned_percent = serializers.IntegerField()
    schedule_variance = serializers.DecimalField(
        max_digits=8,
        decimal_places=4,
        source="variance",
        help_text=_("-0.12 is late by 12 percent of the span."),
    )
    silent_days = serializers.IntegerField()
    milestones_reached = serializers.IntegerField(source="reached")
    milestones = serializers.IntegerField(source="total")
    ends_on = serializers.DateField()
    expected_end = serializers.DateField()


class ProjectShape(serializers.Serializer):
    id = serializers.IntegerField(source="row.id")
    code = serializers.CharField(source="row.code")
    name = serializers.CharField(source="row.name")
    kind = serializers.ChoiceField(Project.Kind.choices, source="row.kind")
    lead = LeadShape(source="row.lead")
    phase = serializers.CharField(source="row.phase")
    starts_on = serializers.DateField(source="row.starts_on")
    ends_on = serializers.DateField(source="row.ends_on")
    total_vnd = serializers.IntegerField(source="row.total_vnd", allow_null=True)
    standing = serializers.ChoiceField(Project.Standing.choices, source="row.standing")
    state = serializers.ChoiceField([(key, key) for key in KEYS], source="row.key")
    computed = StandShape(source="row.stand")
    owner_says = StatementShape(source="row.owner_says", allow_null=True)
    secretariat_says = StatementShape(source="row.office_says", allow_null=True)
    open_risks = serializers.IntegerField(source="row.open_risks")
    is_illustrative = serializers.BooleanField(source="row.is_illustrative")
    version = serializers.IntegerField()
    permissions = Permissions()


class ProjectPageShape(serializers.Serializer):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ProjectShape(many=True)


class MilestoneShape(serializers.Serializer):
    no = serializers.IntegerField()
    name = serializers.CharField()
    starts_on = serializers.DateField()
    first_due_on = serializers.DateField(help_text=_("As first promised."))
    due_on = serializers.DateField()
    projected_on = serializers.DateField(allow_null=True)
    actual_on = serializers.DateField(allow_null=True)
    percent = serializers.IntegerField(source="reached_percent")
    weight = serializers.IntegerField()
    is_critical = serializers.BooleanField()
    after = serializers.ListField(child=serializers.IntegerField())


class GateShape(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    outcome = serializers.ChoiceField(GateRecord.Outcome.choices, allow_null=True)
    paper = serializers.CharField()


class RolloutShape(serializers.Serializer):
    unit = serializers.CharField()
    due_on = serializers.DateField()
    percent = serializers.IntegerField()
    note = serializers.CharField()
    reported_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class ProjectDetailShape(ProjectShape):
    milestones = MilestoneShape(many=True)
    gates = GateShape(many=True)
    rollouts = RolloutShape(many=True)


class RolloutBody(Body):
    percent = Whole(min_value=0, max_value=100)
    note = Text(max_length=2000, required=False, default="", allow_blank=True)
    reported_on = Day(required=False, allow_null=True, default=None)


class RolloutAnswer(serializers.Serializer):
    project = serializers.CharField()
    unit = serializers.CharField()
    percent = serializers.IntegerField()
    note = serializers.CharField()
    reported_on = serializers.DateField()
    version = serializers.IntegerField()
    permissions = Permissions()
