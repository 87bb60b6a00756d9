"""Addresses under /directives/ of this floor; the dossiers beside them speak of several floors (dashboards)."""

from django.urls import path

from directives.views import (
    assignments,
    capture,
    capture_ends,
    capture_rows,
    evidence,
    hand_over,
    incoming,
    opinions,
    papers,
)

capture_pages = [
    path("capture/", capture.start, name="capture"),
    path("capture/<int:pk>/", capture.detail, name="capture-detail"),
    path("capture/<int:pk>/header/", capture.header, name="capture-header"),
    path("capture/<int:pk>/undo/", capture.undo, name="capture-undo"),
    path("capture/<int:pk>/rows/", capture_rows.add, name="capture-add"),
    path("capture/<int:pk>/rows/<str:row_id>/", capture_rows.row, name="capture-row"),
    path("capture/<int:pk>/give-out/", capture_ends.give_out, name="capture-give-out"),
    path("capture/<int:pk>/submit/", capture_ends.submit, name="capture-submit"),
    path("capture/<int:pk>/discard/", capture_ends.discard, name="capture-discard"),
]
urlpatterns = [
    path("", papers.listed, name="list"),
    *capture_pages,
    path("incoming/new/", incoming.new, name="incoming-new"),
    path("incoming/<int:pk>/note/", incoming.note, name="incoming-note"),
    path("<int:pk>/submit/", papers.submit, name="submit"),
    path("<int:pk>/issue/", papers.issue, name="issue"),
    path("<int:pk>/scan/", evidence.add_scan, name="scan-add"),
    path("<int:pk>/scan/<int:evidence_pk>/", evidence.scan, name="scan"),
    path("<int:pk>/scan/<int:evidence_pk>/removal/", evidence.scan_removal, name="scan-removal"),
    path("items/<int:pk>/edit/", papers.edit_item, name="item-edit"),
    path("items/<int:pk>/opinion/", opinions.of_item, name="item-opinion"),
    path("assignments/<int:pk>/", assignments.detail, name="assignment-detail"),
    path("assignments/<int:pk>/acknowledge/", assignments.acknowledge, name="assignment-acknowledge"),
    path("assignments/<int:pk>/report/", assignments.report, name="assignment-report"),
    path("assignments/<int:pk>/extension/", assignments.ask_extension, name="assignment-extension"),
    path("assignments/<int:pk>/verify/", assignments.verify, name="assignment-verify"),
    path("assignments/<int:pk>/accept/", assignments.accept, name="assignment-accept"),
    path("assignments/<int:pk>/return/", assignments.return_, name="assignment-return"),
    path("assignments/<int:pk>/urge/", assignments.urge, name="assignment-urge"),
    path("assignments/<int:pk>/decline/", hand_over.decline, name="assignment-decline"),
    path("assignments/<int:pk>/send-back/", hand_over.send_back, name="assignment-send-back"),
    path("assignments/<int:pk>/reassign/", hand_over.reassign, name="assignment-reassign"),
    path("assignments/<int:pk>/lead-change/", hand_over.ask_lead_change, name="assignment-lead-change"),
    path("assignments/<int:pk>/opinion/", opinions.of_assignment, name="assignment-opinion"),
    path("lead-changes/<int:pk>/decide/", hand_over.decide_lead_change, name="lead-change-decide"),
    path("assignments/<int:pk>/evidence/<int:evidence_pk>/", evidence.evidence, name="evidence"),
    path(
        "assignments/<int:pk>/evidence/<int:evidence_pk>/removal/",
        evidence.evidence_removal,
        name="evidence-removal",
    ),
    path("extensions/<int:pk>/decide/", assignments.decide_extension, name="extension-decide"),
]
