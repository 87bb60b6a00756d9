"""Addresses of the office's review, of what waits for repair, and of the Excel door."""

from django.urls import path

from reporting.views import exceptions, plans, refused, review, settings, sheets

core = [
    path("reports/review/", review.queue, name="review"),
    path("reports/review/<int:pk>/", review.detail, name="review-report"),
    path("reports/review/<int:pk>/accept/", review.accept, name="review-accept"),
    path("reports/review/<int:pk>/return/", review.send_back, name="review-return"),
    path("reports/review/<int:pk>/reopen/", review.reopen, name="review-reopen"),
    path("reports/exceptions/", exceptions.listed, name="exceptions"),
    path("reports/exceptions/exempt/", exceptions.exempt, name="exempt"),
    path("reports/exceptions/extend/", exceptions.extend_lock, name="extend-lock"),
    path("reports/settings/", settings.overview, name="settings"),
    path("reports/settings/regimes/<str:code>/", settings.regime, name="settings-regime"),
    path("reports/settings/forms/<str:code>/", settings.one_form, name="settings-form"),
    path("reports/settings/forms/<str:code>/indicators/", settings.lines, name="settings-lines"),
    path("reports/settings/forms/<str:code>/rules/", settings.rules, name="settings-rules"),
    path("reports/settings/forms/<str:code>/senders/", settings.add_sender, name="settings-sender"),
    path("reports/settings/senders/<int:pk>/end/", settings.end_sender, name="settings-sender-end"),
    path("reports/plans/", plans.overview, name="plans"),
    path("reports/plans/set/", plans.set_plan, name="plan-set"),
    path("reports/plans/targets/", plans.feed, name="feed"),
    path("reports/plans/targets/<int:pk>/end/", plans.end_feed, name="feed-end"),
    path("reports/refused/", refused.listed, name="refused"),
    path("reports/refused/<int:pk>/", refused.detail, name="refused-one"),
    path("reports/refused/<int:pk>/put-aside/", refused.put_aside, name="refused-put-aside"),
    path("reports/<str:form>/<str:period>/<str:unit>/excel/", sheets.exchange, name="report-excel"),
    path("reports/<str:form>/<str:period>/<str:unit>/template.xlsx", sheets.template, name="report-template"),
]
