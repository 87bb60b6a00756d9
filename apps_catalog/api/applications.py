"""The catalogue for programs: read by everybody of the plan; a unit's program says what the unit uses."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from apps_catalog.actions import deployments
from apps_catalog.actions.deployments import DeploymentFields, Outcome, Recorded
from apps_catalog.api import examples
from apps_catalog.models import Application, Deployment
from apps_catalog.policies.applications import may_report_deployment
from apps_catalog.readings.answers import (
    application_answers,
    application_asked,
    applications_asked,
    deployment_answer,
    deployment_of,
)
from apps_catalog.readings.cells import Cell
from apps_catalog.serializers import (
    ApplicationDetailShape,
    ApplicationPageShape,
    ApplicationShape,
    DeploymentAnswerShape,
    DeploymentBody,
    DeploymentShape,
)
from common import clock
from common.api.pages import PAGING, Order, page
from common.api.params import AS_OF, ChoiceParam, Param, impossible
from common.api.versions import require_seen
from common.api.views import ApiView, PutView, read, rendered, tagged
from organizations.models import Unit
from organizations.readings.unit_lists import seen_unit

BY_APPLICATION = Order((("application_id", int),))


class Applications(ApiView):
    params = (
        AS_OF,
        ChoiceParam("group", _("Only this group."), choices=tuple(Application.Group.values)),
        ChoiceParam("lifecycle", _("Only this stage of life."), choices=tuple(Application.Lifecycle.values)),
        Param("owner_unit", _("Only applications of this owner."), 40),
        *PAGING,
    )

    @extend_schema(
        operation_id="applications_list",
        tags=["applications"],
        summary=_("Applications of the caller's plan"),
        responses=ApplicationPageShape,
        examples=[
            OpenApiExample(
                "page",
                {"next": None, "previous": None, "results": [examples.APPLICATION]},
                response_only=True,
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on, rows = self.asked.on, applications_asked(self.actor, self.asked.on)
        for name in ("group", "lifecycle"):
            if name in self.asked:
                rows = rows.filter(**{f"facts__{name}": self.asked[name]})
        if "owner_unit" in self.asked:
            unit = seen_unit(self.asked["owner_unit"], viewer=self.actor, on=on)
            if unit is None:
                raise impossible("owner_unit", _("No unit that you see bears this code."))
            rows = rows.filter(facts__owner_unit__code=unit.code)
        told = page(
            request,
            rows,
            self.asked,
            lambda some: list(application_answers(some, viewer=self.actor, on=on)),
            BY_APPLICATION,
        )
        return rendered(ApplicationPageShape(told).data)


class OneApplication(ApiView):
    params = (AS_OF,)

    @extend_schema(
        operation_id="applications_read",
        tags=["applications"],
        summary=_("One application, and what units said of it"),
        responses=ApplicationDetailShape,
        examples=[OpenApiExample("application", examples.DETAIL, response_only=True)],
    )
    def get(self, request: Request, code: str) -> HttpResponse:
        found = application_asked(code, viewer=self.actor, on=self.asked.on)
        if found is None:
            raise Http404
        answer, cells = found
        told = {
            **ApplicationShape(answer).data,
            "deployments": DeploymentShape(cells, many=True).data,
        }
        return rendered(told, headers=tagged(Application(pk=answer.facts.id), answer.facts.version))


class OneDeployment(PutView):
    @extend_schema(
        operation_id="deployments_write",
        tags=["applications"],
        summary=_("What a unit says of an application it uses"),
        request={"application/json": DeploymentBody},
        responses={200: DeploymentAnswerShape, 201: DeploymentAnswerShape},
        examples=[
            OpenApiExample("sent", examples.SENT, request_only=True),
            OpenApiExample("answer", examples.ANSWER, response_only=True, status_codes=["200"]),
            OpenApiExample(
                "first", {**examples.ANSWER, "outcome": "created"}, response_only=True, status_codes=["201"]
            ),
        ],
    )
    def put(self, request: Request, **kwargs: Any) -> HttpResponse:
        return super().put(request, **kwargs)

    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        application, unit = self.found(kwargs["code"], kwargs["unit"])
        may_report_deployment(self.actor, application, unit, clock.today()).enforce()
        body, wrong = read(DeploymentBody, request.data)
        if wrong is not None:
            raise wrong
        fields = DeploymentFields(**{name: body[name] for name in ("state", "users", "since", "note")})
        self.refuse_unseen(request, application, unit, fields, confirm=body["confirm"])
        done = deployments.record(
            by=self.actor, application=application, unit=unit, fields=fields, confirm=body["confirm"]
        )
        return self.answer(application, unit, done)

    def found(self, code: str, unit_code: str) -> tuple[Application, Unit]:
        rows = Application.objects.visible_to(self.actor).select_related("owner_unit", "owner")
        application = rows.filter(code=code).order_by("owner").first()
        unit = seen_unit(unit_code, viewer=self.actor, on=clock.today())
        if application is None or unit is None or unit.home_id != application.owner_id:
            raise Http404
        return application, unit

    def refuse_unseen(
        self,
        request: Request,
        application: Application,
        unit: Unit,
        fields: DeploymentFields,
        *,
        confirm: bool,
    ) -> None:
        """What equals the stored report is answered before If-Match is looked at."""
        standing = deployment_of(application, unit)
        if standing is None:
            return
        last = standing.reports.order_by("-number")[0]
        if deployments.same(last, fields) and (not confirm or last.known_on == clock.today()):
            return
        by_other = (last.by_kind, last.by_key) != (self.actor.kind.value, self.actor.key)
        require_seen(request, standing, standing.version, written_by_other=by_other)

    def answer(self, application: Application, unit: Unit, done: Recorded) -> HttpResponse:
        report = done.report
        cell = Cell(
            report.state,
            report.users,
            report.since,
            report.note,
            report.known_on,
            report.number,
            report.by_label,
        )
        told = {
            **DeploymentShape(deployment_answer(unit, cell)).data,
            "application": application.code,
            "outcome": done.outcome.value,
            "permissions": {
                "may_report": may_report_deployment(self.actor, application, unit, clock.today()).as_json()
            },
        }
        status = 201 if done.outcome is Outcome.CREATED else 200
        return rendered(told, status=status, headers=tagged(Deployment(pk=done.deployment.pk), report.number))
