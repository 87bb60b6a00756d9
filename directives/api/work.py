"""Work of units: the list, one whole, and what a unit sends about it. Who judges work does so on the pages."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from common import clock
from common.api.acts import ActView
from common.api.pages import PAGING, page
from common.api.params import AS_OF, ChoiceParam, Param, impossible
from common.api.problems import Text
from common.api.versions import version_seen
from common.api.views import ApiView, rendered, tagged
from directives.actions import assignments, extensions, progress_updates
from directives.api import examples
from directives.models import Assignment
from directives.policies.assignments import RULES
from directives.readings.work_lists import (
    extension_row,
    update_row,
    work_asked,
    work_detail,
    work_rows,
)
from directives.serializers.asked import CoordinationShape, ExplanationShape, FieldCheckShape
from directives.serializers.work import (
    AssignmentDetailShape,
    AssignmentPageShape,
    AssignmentShape,
    ExtensionAnswer,
    ExtensionBody,
    ExtensionShape,
    FileShape,
    LeadChangeShape,
    MoveShape,
    Nothing,
    UpdateAnswer,
    UpdateBody,
    UpdateShape,
)
from directives.serializers.work_now import WorkNow
from organizations.readings.unit_lists import seen_unit

AFTERWARDS = ("may_acknowledge", "may_report")


class Works(ApiView):
    params = (
        AS_OF,
        ChoiceParam(
            "state",
            _("`open` is none of accepted, cancelled, superseded, handed_over."),
            choices=("open", *Assignment.State.values),
        ),
        Param(
            "unit", _("Work of this unit and what lies under it; the caller's own units when left out."), 40
        ),
        *PAGING,
    )

    @extend_schema(
        operation_id="assignments_list",
        tags=["assignments"],
        summary=_("What my unit leads or coordinates"),
        responses=AssignmentPageShape,
        examples=[
            OpenApiExample(
                "page",
                {"next": None, "previous": None, "results": [examples.ASSIGNMENT]},
                response_only=True,
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on = self.asked.on
        unit = None
        if "unit" in self.asked:
            unit = seen_unit(self.asked["unit"], viewer=self.actor, on=on)
            if unit is None:
                raise impossible("unit", _("No unit that you see bears this code."))
        rows = work_asked(viewer=self.actor, on=on, unit=unit, state=self.asked.get("state", ""))
        found = page(
            request, rows, self.asked, lambda works: list(work_rows(works, viewer=self.actor, on=on))
        )
        return rendered(AssignmentPageShape(found).data)


class OneWork(ApiView):
    params = (AS_OF,)

    @extend_schema(
        operation_id="assignments_read",
        tags=["assignments"],
        summary=_("One assignment: how it stands, what was said, its files"),
        responses=AssignmentDetailShape,
        examples=[OpenApiExample("assignment", examples.DETAIL, response_only=True)],
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        found = work_detail(pk, viewer=self.actor, on=self.asked.on)
        if found is None:
            raise Http404
        told = {
            **AssignmentShape(found.work).data,
            "updates": UpdateShape(found.updates, many=True).data,
            "extensions": ExtensionShape(found.extensions, many=True).data,
            "lead_changes": LeadChangeShape(found.lead_changes, many=True).data,
            "explanations": ExplanationShape(found.explanations, many=True).data,
            "coordination": CoordinationShape(found.coordination, many=True).data,
            "field_checks": FieldCheckShape(found.field_checks, many=True).data,
            "transitions": MoveShape(found.transitions, many=True).data,
            "evidence": FileShape(found.evidence, many=True).data,
        }
        return rendered(told, headers=tagged(Assignment(pk=pk), found.stored_version))


class WorkAct(ActView[Assignment]):
    """What a unit sends about its work."""

    body: type[Serializer] = Nothing

    def meant(self, **kwargs: Any) -> Assignment:
        return Assignment(pk=kwargs["pk"])

    def refuse_first(self, thing: Assignment) -> None:
        rows = Assignment.objects.visible_to(self.actor).select_related("unit", "item__directive__committee")
        work = rows.filter(pk=thing.pk).first()
        if work is None:
            raise Http404
        RULES[self.right](self.actor, work).enforce()

    def seen(self, work: Assignment) -> int | None:
        """The version that the sender has seen, where he says so."""
        return version_seen(self.request, Assignment, work.pk)

    def told(self, fact: dict[str, Any], work: Assignment) -> HttpResponse:
        """What was recorded, and beside it the assignment as it stands now."""
        body = {**fact, "assignment": WorkNow(self.now(work)).data}
        return rendered(body, 201, tagged(work, work.version))

    def now(self, work: Assignment) -> dict[str, Any]:
        """The assignment as it stands after the act."""
        told = {name: RULES[name](self.actor, work) for name in AFTERWARDS}
        return {"id": work.pk, "state": work.state, "version": work.version, "permissions": told}


def documented(
    name: str,
    summary: Text,
    sent: Any,
    body: type[Serializer],
    answer: type[Serializer],
    told: Any,
    status: int,
    media_type: str = "application/json",
) -> Any:
    """The schema of one act, with what is sent and what is answered."""
    return extend_schema_view(
        post=extend_schema(
            operation_id=f"assignments_{name}",
            tags=["assignments"],
            summary=summary,
            request={media_type: body},
            responses={status: answer},
            examples=[
                OpenApiExample("sent", sent, request_only=True, media_type=media_type),
                OpenApiExample("answer", told, response_only=True, status_codes=[str(status)]),
            ],
        )
    )


@documented(
    "acknowledge",
    _("The unit has read it and knows that it is meant"),
    {},
    Nothing,
    WorkNow,
    examples.NOW,
    200,
)
class Acknowledge(WorkAct):
    right = "may_acknowledge"

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        done = assignments.acknowledge(by=self.actor, assignment=thing, expected_version=self.seen(thing))
        return rendered(WorkNow(self.now(done)).data, headers=tagged(done, done.version))


@documented(
    "report",
    _("Report progress, or the result done"),
    examples.UPDATE_SENT,
    UpdateBody,
    UpdateAnswer,
    {**examples.UPDATE, "assignment": examples.NOW},
    201,
)
class Report(WorkAct):
    right = "may_report"
    body = UpdateBody

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        update = progress_updates.record(
            by=self.actor, assignment=thing, expected_version=self.seen(thing), **fields
        )
        return self.told(UpdateShape(update_row(update, fields["evidence"])).data, update.assignment)


@documented(
    "ask_extension",
    _("Ask for a later deadline"),
    examples.EXTENSION_SENT,
    ExtensionBody,
    ExtensionAnswer,
    {**examples.EXTENSION, "assignment": examples.NOW},
    201,
)
class AskExtension(WorkAct):
    right = "may_ask_extension"
    body = ExtensionBody

    def act(self, thing: Assignment, fields: dict[str, Any]) -> HttpResponse:
        asked = extensions.ask(by=self.actor, assignment=thing, expected_version=self.seen(thing), **fields)
        row = extension_row(asked, clock.today(), self.actor)
        return self.told(ExtensionShape(row).data, asked.assignment)
