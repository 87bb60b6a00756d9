"""Addresses of the pages where units write and the office looks; fixed words stand before codes."""

from django.urls import path

from reporting.views import (
    completeness,
    consolidated,
    indicators,
    lists,
    proposals,
    report,
    report_files,
    requests,
    ward,
)

pages = [
    path("ward/", ward.my_ward, name="my-ward"),
    path("ward/<str:unit>/", ward.ward, name="ward"),
    path("reports/", lists.listed, name="list"),
    path("reports/completeness/", completeness.marks, name="completeness"),
    path("reports/ranking/", completeness.places, name="ranking"),
    path("reports/missing/<str:form>/<str:period>/", completeness.missing, name="missing"),
    path("reports/indicators/", indicators.listed, name="indicators"),
    path("reports/indicators/<str:code>/", indicators.detail, name="indicator"),
    path("reports/sheets/<str:form>/<str:period>/", indicators.sheet, name="month-sheet"),
    path("reports/proposals/", proposals.listed, name="proposals"),
    path("reports/proposals/<int:pk>/", proposals.detail, name="proposal"),
    path("reports/proposals/<int:pk>/pass-on/", proposals.pass_on, name="proposal-pass-on"),
    path("reports/proposals/<int:pk>/answer/", proposals.answer, name="proposal-answer"),
    path("reports/proposals/<int:pk>/read/", proposals.read, name="proposal-read"),
    path("reports/requests/", requests.listed, name="requests"),
    path("reports/requests/new/", requests.new, name="request-new"),
    path("reports/requests/<int:pk>/", requests.detail, name="request"),
    path("reports/requests/<int:pk>/files/", report_files.add_to_request, name="request-file-add"),
    path("reports/requests/<int:pk>/files/<int:file_pk>/", report_files.of_request, name="request-file"),
    path(
        "reports/requests/<int:pk>/files/<int:file_pk>/removal/",
        report_files.removal_of_request,
        name="request-file-removal",
    ),
    path("reports/consolidated/", consolidated.listed, name="consolidated"),
    path(
        "reports/consolidated/begin/<str:form>/<str:period>/", consolidated.begin, name="consolidated-begin"
    ),
    path("reports/consolidated/<int:pk>/", consolidated.one, name="consolidated-one"),
    path("reports/consolidated/<int:pk>/collect/", consolidated.collect, name="consolidated-collect"),
    path("reports/consolidated/<int:pk>/sign/", consolidated.sign, name="consolidated-sign"),
    path("reports/consolidated/<int:pk>/send/", consolidated.send, name="consolidated-send"),
    path("reports/consolidated/<int:pk>/word/", consolidated.word, name="consolidated-word"),
    path("ward/<str:unit>/proposals/new/", proposals.new, name="proposal-new"),
]
a_report = [
    path("reports/<str:form>/<str:period>/<str:unit>/", report.report, name="report"),
    path("reports/<str:form>/<str:period>/<str:unit>/draft/", report.draft, name="report-draft"),
    path("reports/<str:form>/<str:period>/<str:unit>/files/", report_files.add, name="report-file-add"),
    path("reports/<str:form>/<str:period>/<str:unit>/files/<int:pk>/", report_files.one, name="report-file"),
    path(
        "reports/<str:form>/<str:period>/<str:unit>/files/<int:pk>/removal/",
        report_files.removal_of_report,
        name="report-file-removal",
    ),
    path("reports/<str:form>/<str:period>/<str:unit>/withdraw/", report.withdraw, name="report-withdraw"),
]
