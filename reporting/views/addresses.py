"""Addresses of the pages where units write and the office looks; fixed words stand before codes."""

from django.urls import path

from reporting.views import completeness, indicators, lists, proposals, report, ward

pages = [
    path("ward/", ward.my_ward, name="my-ward"),
    path("ward/<str:unit>/", ward.ward, name="ward"),
    path("reports/", lists.listed, name="list"),
    path("reports/completeness/", completeness.marks, name="completeness"),
    path("reports/ranking/", completeness.places, name="ranking"),
    path("reports/missing/<str:form>/<str:period>/", completeness.missing, name="missing"),
    path("reports/indicators/", indicators.listed, name="indicators"),
    path("reports/indicators/<str:code>/", indicators.detail, name="indicator"),
    path("reports/proposals/", proposals.listed, name="proposals"),
    path("reports/proposals/<int:pk>/", proposals.detail, name="proposal"),
    path("reports/proposals/<int:pk>/pass-on/", proposals.pass_on, name="proposal-pass-on"),
    path("reports/proposals/<int:pk>/answer/", proposals.answer, name="proposal-answer"),
    path("reports/proposals/<int:pk>/read/", proposals.read, name="proposal-read"),
    path("ward/<str:unit>/proposals/new/", proposals.new, name="proposal-new"),
]
a_report = [
    path("reports/<str:form>/<str:period>/<str:unit>/", report.report, name="report"),
    path("reports/<str:form>/<str:period>/<str:unit>/draft/", report.draft, name="report-draft"),
    path("reports/<str:form>/<str:period>/<str:unit>/withdraw/", report.withdraw, name="report-withdraw"),
]
