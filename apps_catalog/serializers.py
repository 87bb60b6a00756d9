"""Applications and deployments as programs read and send them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps_catalog.actions.deployments import MOST_USERS, Outcome
from apps_catalog.models import Application, DataHolding, DeploymentState, Interface, YearlyCost
from apps_catalog.readings.answers import ApplicationAnswer
from apps_catalog.readings.seals import SealState
from common.api.fields import Body, Day, Flag, Permissions, Text, Whole

STATES = DeploymentState.choices


class OwnerUnitShape(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    short_name = serializers.CharField()


class WordShape(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()


class HeldShape(WordShape):
    entry = serializers.ChoiceField(DataHolding.Entry.choices)


class CostShape(serializers.Serializer):
    year = serializers.IntegerField()
    kind = serializers.ChoiceField(YearlyCost.Kind.choices)
    amount_vnd = serializers.IntegerField(help_text=_("Whole đồng."))


class InterfaceShape(serializers.Serializer):
    consumer = serializers.CharField(help_text=_("Code of the application that gets the data."))
    data_set = serializers.CharField()
    way = serializers.ChoiceField(Interface.Way.choices)
    is_required = serializers.BooleanField()
    note = serializers.CharField()


class ProtectedShape(serializers.Serializer):
    hosting = serializers.ChoiceField(Application.Hosting.choices)
    hosting_note = serializers.CharField()
    security_level = serializers.IntegerField(allow_null=True, help_text=_("1 to 5."))
    interfaces = InterfaceShape(many=True)


class SealShape(serializers.Serializer):
    state = serializers.ChoiceField([(state.value, state.value) for state in SealState])
    attested_on = serializers.DateField(allow_null=True)
    valid_until = serializers.DateField(allow_null=True)


class ApplicationShape(serializers.Serializer):
    code = serializers.CharField(source="facts.code")
    name = serializers.CharField(source="facts.name")
    short_name = serializers.CharField(source="facts.short_name")
    purpose = serializers.CharField(source="facts.purpose")
    group = serializers.ChoiceField(Application.Group.choices, source="facts.group")
    owner_unit = OwnerUnitShape(source="facts.owner_unit")
    vendor = serializers.CharField(source="facts.vendor")
    origin = serializers.ChoiceField(Application.Origin.choices, source="facts.origin")
    lifecycle = serializers.ChoiceField(Application.Lifecycle.choices, source="facts.lifecycle")
    in_use_since = serializers.DateField(source="facts.in_use_since", allow_null=True)
    contract_number = serializers.CharField(source="facts.contract_number")
    contract_start = serializers.DateField(source="facts.contract_start", allow_null=True)
    contract_end = serializers.DateField(source="facts.contract_end", allow_null=True)
    retired_on = serializers.DateField(source="facts.retired_on", allow_null=True)
    functions = WordShape(many=True)
    data_sets = HeldShape(many=True)
    costs = CostShape(many=True, source="facts.costs")
    protected = serializers.SerializerMethodField(
        help_text=_("For people of the owner unit and administrators; null for everybody else.")
    )
    seal = SealShape()
    units_using = serializers.IntegerField()
    is_illustrative = serializers.BooleanField(source="facts.is_illustrative")
    version = serializers.IntegerField(source="facts.version")
    permissions = Permissions()

    @extend_schema_field(ProtectedShape(allow_null=True))
    def get_protected(self, told: ApplicationAnswer) -> dict[str, Any] | None:
        if not told.facts.sees_protected:
            return None
        seen = told.facts.protected
        return {
            "hosting": seen.hosting,
            "hosting_note": seen.hosting_note,
            "security_level": seen.security_level,
            "interfaces": InterfaceShape(told.facts.interfaces, many=True).data,
        }


class ApplicationPageShape(serializers.Serializer):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ApplicationShape(many=True)


class DeploymentShape(serializers.Serializer):
    unit = serializers.CharField(help_text=_("Code of the unit."))
    unit_name = serializers.CharField()
    state = serializers.ChoiceField(STATES)
    users = serializers.IntegerField(allow_null=True)
    since = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    confirmed_on = serializers.DateField(help_text=_("Day of the last report."))
    version = serializers.IntegerField()


class ApplicationDetailShape(ApplicationShape):
    deployments = DeploymentShape(many=True)


class DeploymentBody(Body):
    state = serializers.ChoiceField(STATES)
    users = Whole(min_value=0, max_value=MOST_USERS, required=False, allow_null=True, default=None)
    since = Day(required=False, allow_null=True, default=None)
    note = Text(required=False, allow_blank=True, max_length=300, default="")
    confirm = Flag(
        required=False,
        default=False,
        help_text=_("True: the same as before counts as confirmed today."),
    )


class DeploymentAnswerShape(DeploymentShape):
    application = serializers.CharField()
    outcome = serializers.ChoiceField([(outcome.value, outcome.value) for outcome in Outcome])
    permissions = Permissions()
