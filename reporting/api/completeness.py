"""Which units sent what, complete and in time."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.api.pages import PAGING, Order, page
from common.api.params import AS_OF, DayParam, Param, impossible
from common.api.views import ApiView, rendered
from reporting.models import PeriodKind, ReportForm
from reporting.readings.completeness_rows import columns_between, completeness_rows, units_asked
from reporting.serializers import CompletenessPageShape

OFFICIAL = Order((("position", int), ("pk", int)))
ROW = {
    "unit": "LB.00139", "name": "Phường Bồ Đề", "form": "CQDT-THANG", "expected": 12, "due": 11, "complete": 11, "on_time": 10,
    "exempt": 0, "completeness_percent": 100.0, "timeliness_percent": 90.9,
    "periods": [{"period": "2023-M09", "standing": "late", "is_due": True, "days": 2, "percent": None}],
}  # fmt: skip


class Completeness(ApiView):
    params = (
        AS_OF,
        Param("form", _("The form; the first monthly one when left out."), 40),
        DayParam("from", _("Only periods cut off on this day or later.")),
        DayParam("to", _("Only periods cut off on this day or earlier.")),
        *PAGING,
    )

    @extend_schema(
        operation_id="completeness_list",
        tags=["reports"],
        summary=_("Units with their reports of the last periods: complete, late, missing"),
        responses=CompletenessPageShape,
        examples=[
            OpenApiExample("page", {"next": None, "previous": None, "results": [ROW]}, response_only=True)
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on, form = self.asked.on, self.form()
        if form is None:
            return rendered(CompletenessPageShape({"next": None, "previous": None, "results": []}).data)
        columns = columns_between(form, on=on, first=self.asked.get("from"), last=self.asked.get("to"))
        found = page(
            request,
            units_asked(form, columns, viewer=self.actor),
            self.asked,
            lambda units: completeness_rows(units, form, columns, on=on),
            OFFICIAL,
        )
        return rendered(CompletenessPageShape(found).data)

    def form(self) -> ReportForm | None:
        forms = ReportForm.objects.visible_to(self.actor).select_related("keeper")
        if "form" not in self.asked:
            return forms.filter(period_kind=PeriodKind.MONTH).order_by("code").first()
        form = forms.filter(code=self.asked["form"]).first()
        if form is None:
            raise impossible("form", _("No form that you see bears this code."))
        return form
