"""Projects of the caller's plan, as known on a day; and what a unit reports of a rollout."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework.request import Request

from common import clock
from common.api.pages import PAGING, Order, page
from common.api.params import AS_OF, ChoiceParam, Param, impossible
from common.api.versions import refuse_stale
from common.api.views import ApiView, WriteView, read, rendered, tagged
from organizations.readings.unit_lists import seen_unit
from projects.actions import rollouts
from projects.api import examples
from projects.models import Project, Rollout
from projects.policies.rollouts import may_report
from projects.readings.gates import GateLine
from projects.readings.project_facts import project_facts, project_whole
from projects.readings.project_rows import known_projects
from projects.serializers.projects import (
    GateShape,
    MilestoneShape,
    ProjectDetailShape,
    ProjectPageShape,
    ProjectShape,
    RolloutAnswer,
    RolloutBody,
    RolloutShape,
)

BY_PROJECT = Order((("project_id", int),))


class Projects(ApiView):
    params = (
        AS_OF,
        ChoiceParam("kind", _("Only projects of this kind."), choices=tuple(Project.Kind.values)),
        Param("lead", _("Only projects led by this unit or what lies under it."), 40),
        *PAGING,
    )

    @extend_schema(
        operation_id="projects_list",
        tags=["projects"],
        summary=_("Projects of the plan, each with what its people say and what is computed"),
        responses=ProjectPageShape,
        examples=[
            OpenApiExample(
                "page",
                {"next": None, "previous": None, "results": [examples.PROJECT]},
                response_only=True,
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on, found = self.asked.on, known_projects(self.actor, self.asked.on)
        if "kind" in self.asked:
            found = found.filter(kind=self.asked["kind"])
        if "lead" in self.asked:
            unit = seen_unit(self.asked["lead"], viewer=self.actor, on=on)
            if unit is None:
                raise impossible("lead", _("No unit that you see bears this code."))
            found = found.filter(lead__path__startswith=unit.path)
        told = page(
            request, found, self.asked, lambda rows: project_facts(rows, viewer=self.actor, on=on), BY_PROJECT
        )
        return rendered(ProjectPageShape(told).data)


class OneProject(ApiView):
    params = (AS_OF,)

    @extend_schema(
        operation_id="projects_read",
        tags=["projects"],
        summary=_("One project: milestones, gates, progress of every unit"),
        responses=ProjectDetailShape,
        examples=[OpenApiExample("project", examples.DETAIL, response_only=True)],
    )
    def get(self, request: Request, code: str) -> HttpResponse:
        found = project_whole(code, viewer=self.actor, on=self.asked.on)
        if found is None:
            raise Http404
        told = {
            **ProjectShape(found.facts).data,
            "milestones": MilestoneShape(found.facts.row.milestones, many=True).data,
            "gates": GateShape([gate_told(gate) for gate in found.gates], many=True).data,
            "rollouts": RolloutShape(found.rollouts, many=True).data,
        }
        return rendered(told, headers=tagged(Project(pk=found.facts.row.id), found.facts.version))


def gate_told(gate: GateLine) -> dict[str, Any]:
    last = gate.last
    return {
        "code": gate.code,
        "name": gate.name,
        "outcome": last.outcome if last else None,
        "paper": last.paper if last else "",
    }


@extend_schema_view(
    post=extend_schema(
        operation_id="projects_report_rollout",
        tags=["projects"],
        summary=_("A unit reports how far it uses what the project brings"),
        request=RolloutBody,
        responses={201: RolloutAnswer},
        examples=[
            OpenApiExample("sent", examples.SENT, request_only=True),
            OpenApiExample("answer", examples.ANSWER, response_only=True, status_codes=["201"]),
        ],
    )
)
class ReportRollout(WriteView):
    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        rollout = self.rollout_at(kwargs["code"], kwargs["unit"])
        may_report(self.actor, rollout, clock.today()).enforce()
        fields, wrong = read(RolloutBody, request.data)
        if wrong is not None:
            raise wrong
        refuse_stale(request, rollout, rollout.version)
        update = rollouts.report(by=self.actor, rollout=rollout, **fields)
        mine = update.rollout
        told = {
            "project": mine.project.code,
            "unit": mine.unit.code,
            "percent": update.percent,
            "note": update.note,
            "reported_on": update.reported_on,
            "version": mine.version,
            "permissions": {"may_report": may_report(self.actor, mine, clock.today())},
        }
        return rendered(RolloutAnswer(told).data, 201, tagged(mine, mine.version))

    def rollout_at(self, code: str, unit_code: str) -> Rollout:
        """Of a unit that the caller sees, by the portal's code or the statistics office's."""
        unit = seen_unit(unit_code, viewer=self.actor, on=clock.today())
        visible = Rollout.objects.visible_to(self.actor).select_related("project", "unit")
        found = visible.filter(project__code=code, unit=unit).order_by("-pk").first() if unit else None
        if found is None:
            raise Http404
        return found
