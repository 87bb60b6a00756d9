"""How an assignment stands after what was sent."""

from rest_framework import serializers

from common.api.fields import Permissions
from directives.models import Assignment


class WorkNow(serializers.Serializer):
    """The assignment after what was sent."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(Assignment.State.choices)
    version = serializers.IntegerField()
    permissions = Permissions()
