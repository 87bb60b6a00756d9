"""Units by the portal's code or by the statistics office's code on a day; they may be asked for days to come."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.api.pages import PAGING, Order, page
from common.api.params import ChoiceParam, DayParam, Param, impossible
from common.api.views import ApiView, rendered, tagged
from organizations.models import Unit
from organizations.readings.unit_lists import seen_unit, unit_rows
from organizations.serializers import UnitPageShape, UnitShape

OFFICIAL = Order((("position", int), ("code", str)))
ON = DayParam("on", _("Units in force on this day; today when left out."))
WARD: dict[str, Any] = {
    "code": "LB.00118",
    "gso_code": "00118",
    "name": "Phường Bồ Đề",
    "short_name": "Bồ Đề",
    "level": "ward",
    "bloc": "government",
    "group": "",
    "relation": "subordinate",
    "parent": "LB",
    "valid_from": "2004-01-01",
    "valid_to": None,
    "in_force": True,
    "predecessors": [],
    "successors": [],
    "version": 2864434397,
    "permissions": {
        "may_keep_keys": {"allowed": False, "code": "role", "reason": "Việc này do Quản trị viên thực hiện."}
    },
}


class Units(ApiView):
    params = (
        ON,
        ChoiceParam("level", _("Only units of this level."), choices=tuple(Unit.Level.values)),
        Param("parent", _("Only units directly under the unit of this code."), 40),
        *PAGING,
    )

    @extend_schema(
        operation_id="units_list",
        tags=["units"],
        summary=_("Units of the caller's plan"),
        responses=UnitPageShape,
        examples=[
            OpenApiExample("page", {"next": None, "previous": None, "results": [WARD]}, response_only=True)
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on = self.asked.on
        units = Unit.objects.visible_to(self.actor).in_force(on).select_related("parent")
        if "level" in self.asked:
            units = units.filter(level=self.asked["level"])
        if "parent" in self.asked:
            parent = seen_unit(self.asked["parent"], viewer=self.actor, on=on)
            if parent is None:
                raise impossible("parent", _("No unit that you see bears this code."))
            units = units.filter(parent=parent)
        found = page(
            request, units, self.asked, lambda rows: unit_rows(rows, viewer=self.actor, on=on), OFFICIAL
        )
        return rendered(UnitPageShape(found).data)


class OneUnit(ApiView):
    params = (ON,)

    @extend_schema(
        operation_id="units_read",
        tags=["units"],
        summary=_("One unit, by the portal's code or the GSO code borne on the day"),
        responses=UnitShape,
        examples=[OpenApiExample("ward", WARD, response_only=True)],
    )
    def get(self, request: Request, unit: str) -> HttpResponse:
        on = self.asked.on
        found = seen_unit(unit, viewer=self.actor, on=on)
        if found is None:
            raise Http404
        row = unit_rows([found], viewer=self.actor, on=on)[0]
        return rendered(UnitShape(row).data, headers=tagged(found, row.version))
