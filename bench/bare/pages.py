"""A page of 25 rows, an API list of 100, an API post of one row."""

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

from bench.bare.models import Report, Work


class WorkSerializer(serializers.ModelSerializer[Work]):
    unit = serializers.CharField(source="unit.name")

    class Meta:
        model = Work
        fields = ("id", "unit", "no", "text", "state", "due_on", "percent")


class ReportSerializer(serializers.ModelSerializer[Report]):
    class Meta:
        model = Report
        fields = ("id", "work", "percent", "result", "made_at")


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


urlpatterns = [path("table/", table), path("works/", Works.as_view()), path("reports/", Reports.as_view())]
