"""Papers and their items."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from common.api.fields import Permissions
from directives.models import Assignment, Directive, DirectiveItem, ItemLink
from directives.readings.item_lineage import FOLLOW_UP, Ending
from directives.readings.rows import Status
from directives.serializers.work import UnitName, of_row

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


class LeadOfItemShape(serializers.Serializer):
    id = of_row(serializers.IntegerField, "id", help_text=_("Of the assignment."))
    unit = of_row(UnitName, "unit")
    cycle = of_row(serializers.CharField, "cycle")
    state = of_row(serializers.ChoiceField, "state", Assignment.State.choices)
    status = of_row(serializers.ChoiceField, "status", STATUSES)
    percent = of_row(serializers.IntegerField, "percent")
    due_on = of_row(serializers.DateField, "due_on", allow_null=True)
    done_on = of_row(serializers.DateField, "done_on", allow_null=True)
    version = of_row(serializers.IntegerField, "version")
    permissions = Permissions()


class EndShape(serializers.Serializer):
    """The act that ended an item."""

    how = serializers.ChoiceField([(end.value, end.value) for end in Ending])
    on = serializers.DateField(allow_null=True)
    by = serializers.CharField(help_text=_("Who acted; empty where the item ended with its issue."))
    on_behalf_of = serializers.CharField()
    reason = serializers.CharField()


class LinkedItemShape(serializers.Serializer):
    how = serializers.ChoiceField([(kind, kind) for kind in (*ItemLink.Kind.values, FOLLOW_UP)])
    item_id = serializers.IntegerField()
    item_no = serializers.IntegerField()
    directive_id = serializers.IntegerField()
    directive_number = serializers.CharField()
    on = serializers.DateField()
    reason = serializers.CharField()


class LineageShape(serializers.Serializer):
    """Items that the reader may not see are left out."""

    ended = EndShape(allow_null=True, help_text=_("Null while the item goes on under its own number."))
    continued_in = LinkedItemShape(many=True)
    continues = LinkedItemShape(many=True)


class ItemShape(serializers.Serializer):
    id = of_row(serializers.IntegerField, "id")
    no = of_row(serializers.IntegerField, "no")
    ref = of_row(serializers.CharField, "ref")
    heading = of_row(serializers.CharField, "heading")
    text = of_row(serializers.CharField, "text")
    gist = of_row(serializers.CharField, "gist")
    kind = of_row(serializers.ChoiceField, "kind", DirectiveItem.Kind.choices)
    required_output = of_row(serializers.CharField, "required_output")
    deadline_text = of_row(serializers.CharField, "deadline_text")
    due_kind = of_row(serializers.ChoiceField, "due_kind", DirectiveItem.Due.choices)
    due_time = of_row(serializers.TimeField, "due_time", allow_null=True)
    original_due_on = of_row(serializers.DateField, "first_due_on", allow_null=True)
    due_on = of_row(serializers.DateField, "due_on", allow_null=True)
    done_on = of_row(serializers.DateField, "done_on", allow_null=True)
    lead = of_row(serializers.CharField, "lead_label", help_text=_("As written in the paper."))
    coordinators = of_row(serializers.CharField, "coordinator_label")
    directing_post = of_row(serializers.CharField, "directing_post")
    status = of_row(serializers.ChoiceField, "status", STATUSES)
    status_label = of_row(serializers.CharField, "status_label")
    days = of_row(serializers.IntegerField, "days")
    percent = of_row(serializers.IntegerField, "percent")
    lead_count = of_row(serializers.IntegerField, "lead_count")
    done_leads = of_row(serializers.IntegerField, "done_leads")
    extension_count = of_row(serializers.IntegerField, "extensions")
    last_reported_on = of_row(serializers.DateField, "last_news_on", allow_null=True)
    last_news = of_row(serializers.CharField, "last_news")
    leads = LeadOfItemShape(many=True)
    lineage = LineageShape()
    version = of_row(serializers.IntegerField, "version")
    permissions = Permissions()


class DirectiveDetailShape(DirectiveShape):
    items = ItemShape(many=True, help_text=_("Items whose work was given out; of a draft none."))
