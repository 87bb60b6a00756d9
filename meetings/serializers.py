"""Meetings as programs read them."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Permissions
from meetings.models import AgendaEntry, Attendance, Meeting
from meetings.readings.rows import Stage


class AgendaShape(serializers.Serializer):
    id = serializers.IntegerField(source="row.id", allow_null=True)
    kind = serializers.ChoiceField(AgendaEntry.Kind.choices, source="row.kind")
    title = serializers.CharField(source="row.title")
    at = serializers.CharField(source="row.at", help_text=_("14:10, or empty."))
    minutes = serializers.IntegerField(source="row.minutes", allow_null=True)
    unit = serializers.CharField(source="row.unit")
    presenter = serializers.CharField(source="row.presenter")
    note = serializers.CharField(source="row.note")
    version = serializers.IntegerField(source="row.version")
    permissions = Permissions()


class AttendanceShape(serializers.Serializer):
    expected = serializers.IntegerField()
    present = serializers.IntegerField(help_text=_("Themselves or by a substitute."))
    substitutes = serializers.IntegerField()
    excused = serializers.IntegerField()
    absent = serializers.IntegerField()
    waiting = serializers.IntegerField(help_text=_("Invited, nothing recorded yet."))


class NoticeShape(serializers.Serializer):
    id = serializers.IntegerField()
    number = serializers.CharField()
    title = serializers.CharField()
    issued_on = serializers.DateField()
    items = serializers.IntegerField()


class SeatShape(serializers.Serializer):
    id = serializers.IntegerField(source="row.id", allow_null=True)
    title = serializers.CharField(source="row.title")
    unit = serializers.CharField(source="row.unit")
    is_member = serializers.BooleanField(source="row.is_member")
    presence = serializers.ChoiceField(Attendance.Presence.choices, source="row.presence")
    substitute = serializers.CharField(source="row.substitute")
    version = serializers.IntegerField(source="row.version")
    permissions = Permissions()


class MeetingShape(serializers.Serializer):
    id = serializers.IntegerField(source="row.id")
    title = serializers.CharField(source="row.title")
    kind = serializers.ChoiceField(Meeting.Kind.choices)
    committee = serializers.CharField(help_text=_("Code of the committee."))
    held_on = serializers.DateField(source="row.held_on")
    starts_at = serializers.TimeField(source="row.starts_at", allow_null=True)
    place = serializers.CharField(source="row.place")
    presided_by = serializers.CharField(source="row.presided_by")
    summary = serializers.CharField(source="row.summary")
    stage = serializers.ChoiceField([(stage.value, stage.value) for stage in Stage], source="row.stage")
    is_illustrative = serializers.BooleanField(source="row.is_illustrative")
    agenda = AgendaShape(many=True)
    attendance = AttendanceShape(source="row.attendance")
    notice = NoticeShape(
        source="row.notice", allow_null=True, help_text=_("What it led to, as far as it is visible.")
    )
    version = serializers.IntegerField()
    permissions = Permissions()


class MeetingPageShape(serializers.Serializer):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = MeetingShape(many=True)


class MeetingDetailShape(MeetingShape):
    seats = SeatShape(many=True)
