"""Indicators, forms and periods."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.request import Request

from common import clock, downloads
from common.api.pages import PAGING, Order, page
from common.api.params import AS_OF, ChoiceParam, Param, impossible
from common.api.views import Anything, ApiView, rendered, tagged
from common.sheets.writing import XLSX
from organizations.models import Unit
from reporting.api import examples
from reporting.layouts.json_schema import form_schema
from reporting.models import Indicator, Period, ReportForm
from reporting.models.definition import definition_of
from reporting.policies.places import place
from reporting.policies.seeing import may_see
from reporting.readings.catalogue import form_rows, indicator_rows, period_rows
from reporting.readings.templates import template_of
from reporting.serializers import (
    FormPageShape,
    FormShape,
    IndicatorPageShape,
    PeriodPageShape,
)

OFFICIAL = Order((("position", int), ("pk", int)))
LATEST = Order((("pk", int),), newest_first=True)


class Indicators(ApiView):
    params = (
        AS_OF,
        ChoiceParam("kind", _("Only indicators of this kind."), choices=tuple(Indicator.Kind.values)),
        ChoiceParam("level", _("Only those of this level of units."), choices=tuple(Unit.Level.values)),
        *PAGING,
    )

    @extend_schema(
        operation_id="indicators_list",
        tags=["reports"],
        summary=_("The catalogue of indicators, in the wording of the day"),
        responses=IndicatorPageShape,
        examples=[
            OpenApiExample(
                "page", {"next": None, "previous": None, "results": [examples.INDICATOR]}, response_only=True
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on = self.asked.on
        rows = Indicator.objects.visible_to(self.actor).in_catalogue()
        if "kind" in self.asked:
            rows = rows.filter(kind=self.asked["kind"])
        if "level" in self.asked:
            codes = [row.code for row in rows if self.asked["level"] in row.levels]
            rows = rows.filter(code__in=codes)
        found = page(
            request, rows, self.asked, lambda some: indicator_rows(some, viewer=self.actor, on=on), OFFICIAL
        )
        return rendered(IndicatorPageShape(found).data)


class Forms(ApiView):
    params = (AS_OF, *PAGING)

    @extend_schema(
        operation_id="forms_list",
        tags=["reports"],
        summary=_("Forms of the caller's plan, with their indicators"),
        responses=FormPageShape,
        examples=[
            OpenApiExample(
                "page", {"next": None, "previous": None, "results": [examples.FORM]}, response_only=True
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        rows = ReportForm.objects.visible_to(self.actor)
        found = page(
            request, rows, self.asked, lambda some: form_rows(some, viewer=self.actor, on=self.asked.on)
        )
        return rendered(FormPageShape(found).data)


class OneForm(ApiView):
    params = (AS_OF,)

    def found(self, code: str) -> ReportForm:
        form = ReportForm.objects.visible_to(self.actor).filter(code=code).order_by("pk").first()
        if form is None:
            raise Http404
        return form

    @extend_schema(
        operation_id="forms_read",
        tags=["reports"],
        summary=_("One form with its indicators"),
        responses=FormShape,
        examples=[OpenApiExample("form", examples.FORM, response_only=True)],
    )
    def get(self, request: Request, form: str) -> HttpResponse:
        found = self.found(form)
        (row,) = form_rows([found], viewer=self.actor, on=self.asked.on)
        return rendered(FormShape(row).data, headers=tagged(found, found.version))


class FormSchema(OneForm):
    @extend_schema(
        operation_id="forms_schema",
        tags=["reports"],
        summary=_("What a program may send for the form, as JSON Schema"),
        responses={200: OpenApiTypes.OBJECT},
        examples=[
            OpenApiExample(
                "schema", {"$schema": "https://json-schema.org/draft/2020-12/schema"}, response_only=True
            )
        ],
    )
    def get(self, request: Request, form: str) -> HttpResponse:
        found = self.found(form)
        told = form_schema(definition_of(found), self.asked.on)
        return rendered(told, headers=tagged(found, found.version))


class FormTemplate(ApiView):
    content_negotiation_class = Anything
    params = (
        Param("period", _("The period to be filled in."), 20),
        Param("unit", _("The unit that fills it in."), 40),
    )

    @extend_schema(
        operation_id="forms_template",
        tags=["reports"],
        summary=_("The form as an Excel sheet, filled with what the unit has written so far"),
        responses={(200, XLSX): OpenApiResponse(OpenApiTypes.BINARY, "The sheet.")},
        examples=[OpenApiExample("sheet", "PK…", response_only=True, media_type=XLSX)],
    )
    def get(self, request: Request, form: str) -> HttpResponse:
        for name in ("period", "unit"):
            if name not in self.asked:
                raise impossible(name, _("Say which period and which unit."))
        at = place(self.actor, form, self.asked["period"], self.asked["unit"], clock.today())
        may_see(self.actor, at).enforce()
        made = template_of(viewer=self.actor, at=at)
        return downloads.answer(request, content=made.content, name=made.name, media_type=XLSX)


class Periods(ApiView):
    params = (
        Param("form", _("Only periods of this form."), 40),
        ChoiceParam(
            "open", _("Only periods in which units may write now, or only others."), choices=("true", "false")
        ),
        *PAGING,
    )

    @extend_schema(
        operation_id="periods_list",
        tags=["reports"],
        summary=_("Reporting periods, the latest opened first"),
        responses=PeriodPageShape,
        examples=[
            OpenApiExample(
                "page", {"next": None, "previous": None, "results": [examples.PERIOD]}, response_only=True
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on, rows = clock.today(), Period.objects.visible_to(self.actor).select_related("regime")
        if "form" in self.asked:
            form = ReportForm.objects.visible_to(self.actor).filter(code=self.asked["form"]).first()
            if form is None:
                raise impossible("form", _("No form that you see bears this code."))
            rows = rows.of_form(form)
        if "open" in self.asked:
            rows = rows.open(on) if self.asked["open"] == "true" else rows.shut(on)
        found = page(
            request,
            rows,
            self.asked,
            lambda some: period_rows(some, viewer=self.actor, level=Unit.Level.WARD, on=on),
            LATEST,
        )
        return rendered(PeriodPageShape(found).data)
