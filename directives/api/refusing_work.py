"""Work that is not the unit's own: declined, or another lead asked for. The office decides on the pages."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.api.problems import FieldError, Problem
from common.api.views import rendered, tagged
from directives.actions import assignments, lead_changes
from directives.api import examples
from directives.api.work import WorkAct, documented
from directives.models import Assignment
from directives.readings.work_lists import lead_change_row
from directives.serializers.work import (
    LeadChangeAnswer,
    LeadChangeBody,
    LeadChangeShape,
    ReasonBody,
)
from directives.serializers.work_now import WorkNow
from organizations.models import Unit
from organizations.readings.unit_lists import seen_unit


@documented(
    "decline",
    _("Say why the work is not the unit's own; it goes back to the office"),
    examples.REASON_SENT,
    ReasonBody,
    WorkNow,
    examples.NOW,
    200,
)
class Decline(WorkAct):
    right = "may_decline"
    body = ReasonBody

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        done = assignments.decline(
            by=self.actor, assignment=thing, expected_version=self.seen(thing), **fields
        )
        return rendered(WorkNow(self.now(done)).data, headers=tagged(done, done.version))


@documented(
    "ask_lead_change",
    _("Ask that another unit lead; the deadline runs on until it is decided"),
    examples.LEAD_CHANGE_SENT,
    LeadChangeBody,
    LeadChangeAnswer,
    {**examples.LEAD_CHANGE, "assignment": examples.NOW},
    201,
)
class AskLeadChange(WorkAct):
    right = "may_ask_lead_change"
    body = LeadChangeBody

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        self.refuse_first(thing)
        proposed = self.proposed(fields.pop("proposed_unit"))
        asked = lead_changes.ask(
            by=self.actor,
            assignment=thing,
            proposed_unit=proposed,
            expected_version=self.seen(thing),
            **fields,
        )
        done = asked.assignment
        told = LeadChangeShape(lead_change_row(asked, clock.today(), self.actor)).data
        return rendered({**told, "assignment": WorkNow(self.now(done)).data}, 201, tagged(done, done.version))

    def proposed(self, code: str | None) -> Unit | None:
        """Ids in bodies reach what the caller sees, as ids in addresses do."""
        if code is None:
            return None
        found = seen_unit(code, viewer=self.actor, on=clock.today())
        if found is None:
            told = _("No unit that you see bears this code.")
            raise Problem(422, "unknown_unit", told, [FieldError("proposed_unit", "unknown_unit", told)])
        return found
