"""What programs read of units and of themselves."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Permissions
from organizations.models import Unit, UnitSuccession
from organizations.permissions import RoleKey, Scope


class SuccessionShape(serializers.Serializer):
    code = serializers.CharField(help_text=_("The other unit."))
    effective_on = serializers.DateField()
    coverage = serializers.ChoiceField(UnitSuccession.Coverage.choices)
    is_default_heir = serializers.BooleanField(
        help_text=_("Open work goes there unless a person decides otherwise.")
    )


class UnitShape(serializers.Serializer):
    code = serializers.CharField(help_text=_("The portal's own code, unique for ever."))
    gso_code = serializers.CharField(
        help_text=_("The statistics office's code, borne by several units one after another.")
    )
    name = serializers.CharField()
    short_name = serializers.CharField()
    level = serializers.ChoiceField(Unit.Level.choices)
    bloc = serializers.ChoiceField(Unit.Bloc.choices)
    group = serializers.ChoiceField([("", ""), *Unit.Group.choices])
    relation = serializers.ChoiceField(Unit.Relation.choices)
    parent = serializers.CharField(allow_null=True)
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(allow_null=True, help_text=_("The last day, included."))
    in_force = serializers.BooleanField(help_text=_("On the day asked for."))
    predecessors = SuccessionShape(many=True)
    successors = SuccessionShape(many=True)
    version = serializers.IntegerField()
    permissions = Permissions()


class UnitPageShape(serializers.Serializer):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = UnitShape(many=True)


class RoleShape(serializers.Serializer):
    role = serializers.ChoiceField(RoleKey.choices)
    unit = serializers.CharField(help_text=_("Code of the unit at which it is held."))


class MeShape(serializers.Serializer):
    kind = serializers.ChoiceField(["key", "user"])
    label = serializers.CharField()
    unit = serializers.CharField(
        allow_null=True, help_text=_("The key's unit, or that of the person's first role.")
    )
    units = serializers.ListField(child=serializers.CharField())
    roles = RoleShape(many=True)
    scopes = serializers.ListField(
        child=serializers.ChoiceField(Scope.choices), allow_null=True, help_text=_("Null for a person.")
    )
    expires_at = serializers.DateTimeField(allow_null=True)
    today = serializers.DateField(help_text=_("The portal's business day."))
    version = serializers.IntegerField()
    permissions = Permissions()
