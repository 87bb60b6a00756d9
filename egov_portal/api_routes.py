"""Every address of the API. The schema document must list exactly these (a test compares)."""

from django.urls import path, re_path, register_converter

from apps_catalog.api.applications import Applications, OneApplication, OneDeployment
from common.api.edge import KeyConverter, Unknown
from dashboards.api.board import Board
from dashboards.api.role_boards import BoardOfProjects, BoardOfUnit
from directives.api.asked_work import AnswerPart, AskPart, Reply, WithdrawPart
from directives.api.evidence import AddEvidence, OneFile
from directives.api.papers import OnePaper, Papers
from directives.api.refusing_work import AskLeadChange, Decline
from directives.api.work import Acknowledge, AskExtension, OneWork, Report, Works
from egov_portal.api_pages import Docs, SchemaDocument
from meetings.api.meetings import Meetings, OneMeeting
from organizations.api.me import Me
from organizations.api.units import OneUnit, Units
from projects.api.projects import OneProject, Projects, ReportRollout
from reporting.api.acts import Accept, Reopen, Return, Submit, Withdraw
from reporting.api.batch import Batch
from reporting.api.catalogue import Forms, FormSchema, FormTemplate, Indicators, OneForm, Periods
from reporting.api.completeness import Completeness
from reporting.api.files import ReportFile, ReportFiles, RequestFile, RequestFiles
from reporting.api.reports import OneReport, Reports
from reporting.api.sheets import FilledSheet

register_converter(KeyConverter, "key")
app_name = "api"
REPORT = "reports/<str:form>/<str:period>/<str:unit>/"
version_1 = [
    path("me/", Me.as_view(), name="me"),
    path("units/", Units.as_view(), name="units"),
    path("units/<str:unit>/", OneUnit.as_view(), name="unit"),
    path("directives/", Papers.as_view(), name="directives"),
    path("directives/<key:pk>/", OnePaper.as_view(), name="directive"),
    path("meetings/", Meetings.as_view(), name="meetings"),
    path("meetings/<key:pk>/", OneMeeting.as_view(), name="meeting"),
    path("projects/", Projects.as_view(), name="projects"),
    path("projects/<str:code>/", OneProject.as_view(), name="project"),
    path(
        "projects/<str:code>/rollouts/<str:unit>/updates/",
        ReportRollout.as_view(),
        name="project-rollout-updates",
    ),
    path("applications/", Applications.as_view(), name="applications"),
    path("applications/<str:code>/", OneApplication.as_view(), name="application"),
    path("applications/<str:code>/deployments/<str:unit>/", OneDeployment.as_view(), name="deployment"),
    path("dashboard/", Board.as_view(), name="dashboard"),
    path("dashboard/unit/", BoardOfUnit.as_view(), name="dashboard-unit"),
    path("dashboard/projects/", BoardOfProjects.as_view(), name="dashboard-projects"),
    path("indicators/", Indicators.as_view(), name="indicators"),
    path("forms/", Forms.as_view(), name="forms"),
    path("forms/<str:form>/", OneForm.as_view(), name="form"),
    path("forms/<str:form>/schema/", FormSchema.as_view(), name="form-schema"),
    path("forms/<str:form>/template.xlsx", FormTemplate.as_view(), name="form-template"),
    path("forms/<str:form>/files/", RequestFiles.as_view(), name="form-files"),
    path("forms/<str:form>/files/<key:file_pk>/", RequestFile.as_view(), name="form-file"),
    path("periods/", Periods.as_view(), name="periods"),
    path("completeness/", Completeness.as_view(), name="completeness"),
    path("reports/", Reports.as_view(), name="reports"),
    path("reports/batch/", Batch.as_view(), name="reports-batch"),
    path(f"{REPORT}", OneReport.as_view(), name="report"),
    path(f"{REPORT}xlsx/", FilledSheet.as_view(), name="report-sheet"),
    path(f"{REPORT}files/", ReportFiles.as_view(), name="report-files"),
    path(f"{REPORT}files/<key:file_pk>/", ReportFile.as_view(), name="report-file"),
    path(f"{REPORT}submit/", Submit.as_view(), name="report-submit"),
    path(f"{REPORT}withdraw/", Withdraw.as_view(), name="report-withdraw"),
    path(f"{REPORT}return/", Return.as_view(), name="report-return"),
    path(f"{REPORT}accept/", Accept.as_view(), name="report-accept"),
    path(f"{REPORT}reopen/", Reopen.as_view(), name="report-reopen"),
    path("assignments/", Works.as_view(), name="assignments"),
    path("assignments/<key:pk>/", OneWork.as_view(), name="assignment"),
    path("assignments/<key:pk>/acknowledge/", Acknowledge.as_view(), name="assignment-acknowledge"),
    path("assignments/<key:pk>/updates/", Report.as_view(), name="assignment-updates"),
    path("assignments/<key:pk>/extensions/", AskExtension.as_view(), name="assignment-extensions"),
    path("assignments/<key:pk>/lead-changes/", AskLeadChange.as_view(), name="assignment-lead-changes"),
    path("assignments/<key:pk>/decline/", Decline.as_view(), name="assignment-decline"),
    path("assignments/<key:pk>/explanations/", Reply.as_view(), name="assignment-explanations"),
    path("assignments/<key:pk>/coordination/", AskPart.as_view(), name="assignment-coordination"),
    path(
        "assignments/<key:pk>/coordination/<key:request_pk>/answer/",
        AnswerPart.as_view(),
        name="assignment-coordination-answer",
    ),
    path(
        "assignments/<key:pk>/coordination/<key:request_pk>/withdraw/",
        WithdrawPart.as_view(),
        name="assignment-coordination-withdraw",
    ),
    path("assignments/<key:pk>/evidence/", AddEvidence.as_view(), name="assignment-evidence"),
    path("assignments/<key:pk>/evidence/<key:evidence_pk>/", OneFile.as_view(), name="assignment-file"),
]
urlpatterns = [
    *(path(f"v1/{each.pattern}", each.callback, name=each.name) for each in version_1),
    path("schema/", SchemaDocument.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    re_path(r"^(?P<rest>.*)$", Unknown.as_view(), name="unknown"),
]
