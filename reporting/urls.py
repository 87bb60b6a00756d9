"""Addresses of reporting. Fixed words stand before the codes of a report's own address."""

from reporting.views.addresses import a_report, pages

app_name = "reporting"
urlpatterns = [*pages, *a_report]
