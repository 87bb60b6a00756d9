"""What units are asked about their work, and what was found on the spot."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Body, Day, Permissions, Text, Whole
from directives.models import FieldCheck
from directives.serializers.work_now import WorkNow

LONGEST_QUESTION, LONGEST_ANSWER = 2000, 5000


class AskedShape(serializers.Serializer):
    """A question with the day until which it is to be answered."""

    id = serializers.IntegerField()
    text = serializers.CharField()
    due_on = serializers.DateField()
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    withdrawn = serializers.BooleanField(help_text=_("By who asked; the answer then holds the reason."))
    version = serializers.IntegerField()
    permissions = Permissions()


class ExplanationShape(AskedShape):
    reply = serializers.CharField()
    replied_on = serializers.DateField(allow_null=True)
    replied_by = serializers.CharField()


class CoordinationShape(AskedShape):
    unit = serializers.CharField(help_text=_("Code of the unit asked."))
    answer = serializers.CharField()
    answered_on = serializers.DateField(allow_null=True)
    answered_by = serializers.CharField()


class FieldCheckShape(serializers.Serializer):
    id = serializers.IntegerField()
    checked_on = serializers.DateField()
    team = serializers.CharField()
    finding = serializers.CharField()
    outcome = serializers.ChoiceField(FieldCheck.Outcome.choices)
    reopens = serializers.BooleanField()
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    evidence = serializers.ListField(child=serializers.IntegerField())
    version = serializers.IntegerField()
    permissions = Permissions()


class ExplanationAnswer(ExplanationShape):
    assignment = WorkNow()


class CoordinationAnswer(CoordinationShape):
    assignment = WorkNow()


class ReplyBody(Body):
    request = Whole(
        min_value=1,
        required=False,
        allow_null=True,
        default=None,
        help_text=_("Which question; left out: the one that waits."),
    )
    reply = Text(max_length=LONGEST_ANSWER)


class AskPartBody(Body):
    unit = Text(max_length=40, help_text=_("Code of the unit asked."))
    text = Text(max_length=LONGEST_QUESTION)
    due_on = Day()


class AnswerPartBody(Body):
    answer = Text(max_length=LONGEST_ANSWER)


class WithdrawPartBody(Body):
    reason = Text(max_length=LONGEST_QUESTION)
