"""Papers and their items."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Permissions
from directives.models import Assignment, Directive, DirectiveItem
from directives.readings.rows import Status
from directives.serializers.work import UnitName

STATUSES = [(status.value, status.value) for status in Status]


class CountsShape(serializers.Serializer):
    items = serializers.IntegerField()
    total = serializers.IntegerField(help_text=_("Without what is only for information."))
    done = serializers.IntegerField()
    over = serializers.IntegerField()
    soon = serializers.IntegerField()
    wait = serializers.IntegerField()


def of_paper(kind: type[serializers.Field], name: str, *args: Any, **kwargs: Any) -> Any:
    return kind(*args, source=f"paper.{name}", **kwargs)


class DirectiveShape(serializers.Serializer):
    id = of_paper(serializers.IntegerField, "pk")
    number = of_paper(serializers.CharField, "number")
    title = of_paper(serializers.CharField, "title")
    kind = of_paper(serializers.ChoiceField, "kind", Directive.Kind.choices)
    owner = of_paper(
        serializers.CharField, "owner.code", help_text=_("Code of the unit whose plan it belongs to.")
    )
    committee = serializers.CharField(allow_null=True)
    issuer = of_paper(serializers.CharField, "issuer_name")
    issued_on = of_paper(serializers.DateField, "issued_on", allow_null=True)
    signer_post = of_paper(serializers.CharField, "signer_post")
    circulation = of_paper(serializers.ChoiceField, "circulation", Directive.Circulation.choices)
    state = of_paper(serializers.ChoiceField, "state", Directive.State.choices)
    known_on = of_paper(
        serializers.DateField, "issue_known_on", allow_null=True, help_text=_("When its work was given out.")
    )
    is_illustrative = of_paper(serializers.BooleanField, "is_illustrative")
    counts = CountsShape()
    version = of_paper(serializers.IntegerField, "version")
    permissions = Permissions()


class DirectivePageShape(serializers.Serializer):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = DirectiveShape(many=True)


class LeadShape(serializers.Serializer):
    id = serializers.IntegerField(help_text=_("Of the assignment."))
    unit = UnitName()
    cycle = serializers.CharField()
    state = serializers.ChoiceField(Assignment.State.choices)
    status = serializers.ChoiceField(STATUSES)
    percent = serializers.IntegerField()
    due_on = serializers.DateField(allow_null=True)
    done_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class ItemShape(serializers.Serializer):
    id = serializers.IntegerField()
    no = serializers.IntegerField()
    ref = serializers.CharField()
    heading = serializers.CharField()
    text = serializers.CharField()
    gist = serializers.CharField()
    kind = serializers.ChoiceField(DirectiveItem.Kind.choices)
    required_output = serializers.CharField()
    deadline_text = serializers.CharField()
    due_kind = serializers.ChoiceField(DirectiveItem.Due.choices)
    due_time = serializers.TimeField(allow_null=True)
    original_due_on = serializers.DateField(source="first_due_on", allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    done_on = serializers.DateField(allow_null=True)
    lead = serializers.CharField(source="lead_label", help_text=_("As written in the paper."))
    coordinators = serializers.CharField(source="coordinator_label")
    directing_post = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)
    status_label = serializers.CharField()
    days = serializers.IntegerField()
    percent = serializers.IntegerField()
    lead_count = serializers.IntegerField()
    done_leads = serializers.IntegerField()
    extension_count = serializers.IntegerField(source="extensions")
    last_reported_on = serializers.DateField(source="last_news_on", allow_null=True)
    last_news = serializers.CharField()
    leads = LeadShape(many=True)
    version = serializers.IntegerField()


class DirectiveDetailShape(DirectiveShape):
    items = ItemShape(many=True, help_text=_("Items whose work was given out; of a draft none."))
