"""Boards of a unit and of a project owner: the figures and days of their pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.actors import Actor
from common.api.params import AS_OF, Param
from common.api.problems import Problem
from common.api.views import ApiView, rendered
from dashboards.readings.project_board import project_board
from dashboards.readings.role_board_files import project_lines, unit_lines
from dashboards.readings.unit_board import unit_asked, unit_board
from dashboards.serializers import RoleBoardShape
from organizations.models import Unit

UNIT = Param("unit", _("Whose board; the caller's own unit when left out."), 40)
OPEN = {
    "value": 4,
    "unit": "items",
    "explained_at": "/explain/?figure=open_items&unit=LB.VHTT&on=2023-10-16",
}
STATE = {
    "value": 2,
    "unit": "projects",
    "explained_at": "/explain/?figure=projects_in_state&lead=LB.QLDA&state=over&on=2023-10-16",
}
OF_UNIT: dict[str, Any] = {
    "on": "2023-10-16",
    "code": "LB.VHTT",
    "name": "Phòng Văn hóa và Thông tin",
    "lines": [
        {
            "label": "Nội dung đang thực hiện",
            "figure": OPEN,
            "reference": "open_items:unit=LB.VHTT@2023-10-16",
        }
    ],
    "due": [{"day": "2023-10-30", "label": "Mục 7", "status": "track", "url": "/directives/items/318/"}],
}
OF_PROJECTS: dict[str, Any] = {
    "on": "2023-10-16",
    "code": "LB.QLDA",
    "name": "Ban Quản lý dự án",
    "lines": [
        {
            "label": "Dự án: quá hạn",
            "figure": STATE,
            "reference": "projects_in_state:lead=LB.QLDA&state=over@2023-10-16",
        }
    ],
    "due": [
        {"day": "2023-11-15", "label": "DA-06 · Nghiệm thu", "status": "soon", "url": "/projects/DA-06/"}
    ],
}


class BoardOfUnit(ApiView):
    params = (AS_OF, UNIT)

    @extend_schema(
        operation_id="dashboard_unit_read",
        tags=["dashboard"],
        summary=_("The board of one unit: its work, reports, projects and money"),
        responses=RoleBoardShape,
        examples=[OpenApiExample("board of a unit", OF_UNIT, response_only=True)],
    )
    def get(self, request: Request) -> HttpResponse:
        return answered(self, _of_unit)


class BoardOfProjects(ApiView):
    params = (AS_OF, UNIT)

    @extend_schema(
        operation_id="dashboard_projects_read",
        tags=["dashboard"],
        summary=_("The board of the projects that one unit leads"),
        responses=RoleBoardShape,
        examples=[OpenApiExample("board of projects", OF_PROJECTS, response_only=True)],
    )
    def get(self, request: Request) -> HttpResponse:
        return answered(self, _of_projects)


def answered(view: ApiView, told: Callable[..., dict[str, Any]]) -> HttpResponse:
    code, on = view.asked.get("unit", ""), view.asked.on
    unit = unit_asked(view.actor, code, on)
    if unit is None and code:
        raise Http404
    if unit is None:
        raise Problem(403, "no_unit", _("You hold no role of a unit today. Name one with `unit`."))
    found = {"on": on, "code": unit.code, "name": unit.name, **told(unit, viewer=view.actor, on=on)}
    return rendered(RoleBoardShape(found).data)


def _of_unit(unit: Unit, *, viewer: Actor, on: date) -> dict[str, Any]:
    board = unit_board(unit, viewer=viewer, on=on)
    return {"lines": unit_lines(board), "due": (*board.work.late, *board.work.due)}


def _of_projects(unit: Unit, *, viewer: Actor, on: date) -> dict[str, Any]:
    board = project_board(unit, viewer=viewer, on=on)
    return {"lines": project_lines(board), "due": board.milestones}
