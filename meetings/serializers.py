"""Meetings as programs read them."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Permissions
from meetings.models import AgendaEntry, Attendance, Meeting
from meetings.readings.rows import Stage


class AgendaShape(serializers.Serializer):
    kind = serializers.ChoiceField(AgendaEntry.Kind.choices)
    title = serializers.CharField()
    at = serializers.CharField(help_text=_("14:10, or empty."))
    unit = serializers.CharField()
    presenter = serializers.CharField()
    note = serializers.CharField()


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
    title = serializers.CharField()
    unit = serializers.CharField()
    is_member = serializers.BooleanField()
    presence = serializers.ChoiceField(Attendance.Presence.choices)
    substitute = serializers.CharField()


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
    agenda = AgendaShape(many=True, source="row.agenda")
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
