"""The board as programs read it: the same reading as the page, each number with the way to its rows."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.api.fields import DecisionShape
from dashboards.readings.attention_rows import KINDS, AttentionRow, Verb
from dashboards.readings.leader_board import NoticeFocus
from directives.readings.rows import Status, StatusCounts

STATUSES = [(status.value, status.value) for status in Status]


class FigureShape(serializers.Serializer):
    value = serializers.DecimalField(
        max_digits=20,
        decimal_places=2,
        coerce_to_string=False,
        allow_null=True,
        help_text=_("Null when nothing is known."),
    )
    unit = serializers.CharField()
    explained_at = serializers.CharField(source="url", help_text=_("The page of its rows and formula."))


class StatusFigureShape(FigureShape):
    status = serializers.ChoiceField(STATUSES)


class BoardCountsShape(serializers.Serializer):
    total = FigureShape()
    done = FigureShape()
    by_status = serializers.SerializerMethodField()

    @extend_schema_field(StatusFigureShape(many=True))
    def get_by_status(self, counts: StatusCounts) -> list[dict[str, Any]]:
        return [{"status": status.value, **FigureShape(figure).data} for status, figure in counts.by_status]


class CellShape(serializers.Serializer):
    number = serializers.IntegerField(help_text=_("The item's number in the paper."))
    unit = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)
    percent = serializers.IntegerField()
    url = serializers.CharField()
    label = serializers.CharField()


class BoardNoticeShape(serializers.Serializer):
    id = serializers.IntegerField()
    number = serializers.CharField()
    title = serializers.CharField()
    headline = serializers.SerializerMethodField(help_text=_("What the chair must know in ten seconds."))
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    counts = BoardCountsShape()
    cells = CellShape(many=True)
    is_illustrative = serializers.BooleanField()
    url = serializers.CharField()

    def get_headline(self, notice: NoticeFocus) -> str:
        return "".join(words.text for words in notice.headline)


class SideFigureShape(serializers.Serializer):
    label = serializers.CharField()
    figure = FigureShape()
    of = serializers.CharField()
    comparison = serializers.CharField()
    trend = serializers.CharField()


class FigureLineShape(serializers.Serializer):
    label = serializers.CharField()
    figure = FigureShape()
    reference = serializers.CharField(
        source="figure.reference", help_text=_("As Word, Excel and the brief print it.")
    )


class VerbShape(serializers.Serializer):
    label = serializers.CharField()
    url = serializers.CharField(help_text=_("The form."))
    decision = serializers.SerializerMethodField()

    @extend_schema_field(DecisionShape)
    def get_decision(self, verb: Verb) -> dict[str, Any]:
        return verb.decision.as_json()


class AttentionRowShape(serializers.Serializer):
    kind = serializers.ChoiceField([(kind, kind) for kind in KINDS], help_text=_("Why it is here."))
    status = serializers.CharField(source="key")
    days = serializers.IntegerField(allow_null=True)
    badge = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()
    why = serializers.CharField()
    who = serializers.CharField()
    deadline = serializers.CharField()
    verb = serializers.CharField()
    decision = serializers.SerializerMethodField()
    verbs = VerbShape(
        many=True, help_text=_("What may be done about it, the first first; the first is `verb`.")
    )

    @extend_schema_field(DecisionShape)
    def get_decision(self, row: AttentionRow) -> dict[str, Any]:
        return row.decision.as_json()


class NextMeetingShape(serializers.Serializer):
    title = serializers.CharField()
    held_on = serializers.DateField()
    when = serializers.CharField()
    place = serializers.CharField()
    days = serializers.IntegerField()
    reports = serializers.IntegerField()
    invited = serializers.IntegerField()
    url = serializers.CharField()


class DueShape(serializers.Serializer):
    day = serializers.DateField()
    label = serializers.CharField()
    status = serializers.CharField(source="key")
    url = serializers.CharField()


class QueueShape(serializers.Serializer):
    label = serializers.CharField()
    count = serializers.IntegerField()
    url = serializers.CharField()


class BoardShape(serializers.Serializer):
    on = serializers.DateField()
    name = serializers.CharField(help_text=_("Whose board it is."))
    notice = BoardNoticeShape(allow_null=True)
    figures = SideFigureShape(many=True)
    lines = FigureLineShape(
        many=True, help_text=_("Every figure of the board and its tiles, as its files print them.")
    )
    attention = AttentionRowShape(many=True, help_text=_("The gravest first."))
    attention_count = serializers.IntegerField()
    attention_figure = FigureShape(help_text=_("The same number, with the way to its rows."))
    meeting = NextMeetingShape(allow_null=True)
    due = DueShape(many=True)
    queue = QueueShape(many=True)


class RoleBoardShape(serializers.Serializer):
    on = serializers.DateField()
    code = serializers.CharField(help_text=_("Of the unit whose board it is."))
    name = serializers.CharField()
    lines = FigureLineShape(many=True, help_text=_("Every figure of the board, as its files print them."))
    due = DueShape(many=True, help_text=_("Overdue, then the days ahead."))
