"""A page of 25 rows, an API list of 100, an API post of one row, and one of a month of 20 values."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from bench.bare.models import Month, Report, Value, Work


class WorkSerializer(serializers.ModelSerializer[Work]):
    unit = serializers.CharField(source="unit.name")

    class Meta:
        model = Work
        fields = ("id", "unit", "no", "text", "state", "due_on", "percent")


class ReportSerializer(serializers.ModelSerializer[Report]):
    class Meta:
        model = Report
        fields = ("id", "work", "percent", "result", "made_at")


class ValueSerializer(serializers.ModelSerializer[Value]):
    class Meta:
        model = Value
        fields = ("indicator", "numerator", "denominator", "note")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs.get("denominator") is not None and attrs["numerator"] > attrs["denominator"]:
            raise serializers.ValidationError("numerator over denominator")
        return attrs


class MonthSerializer(serializers.ModelSerializer[Month]):
    values = ValueSerializer(many=True)

    class Meta:
        model = Month
        fields = ("id", "unit", "period", "values", "made_at")

    def create(self, validated_data: dict[str, Any]) -> Month:
        values = validated_data.pop("values")
        month = Month.objects.create(**validated_data)
        Value.objects.bulk_create(Value(month=month, **value) for value in values)
        return month


@login_required
def table(request: HttpRequest) -> HttpResponse:
    rows = Work.objects.select_related("unit").order_by("due_on")[:25]
    return render(request, "table.html", {"rows": rows, "count": Work.objects.count()})


class Works(APIView):
    def get(self, request: Request) -> Response:
        rows = Work.objects.select_related("unit").order_by("pk")[:100]
        return Response({"results": WorkSerializer(rows, many=True).data})


class Reports(APIView):
    def post(self, request: Request, **kwargs: Any) -> Response:
        sent = ReportSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        with transaction.atomic():
            sent.save()
        return Response(sent.data, status=201)


class Months(APIView):
    def post(self, request: Request, **kwargs: Any) -> Response:
        sent = MonthSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        with transaction.atomic():
            sent.save()
        return Response(sent.data, status=201)


urlpatterns = [
    path("table/", table),
    path("works/", Works.as_view()),
    path("reports/", Reports.as_view()),
    path("months/", Months.as_view()),
]
