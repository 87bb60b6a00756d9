"""Addresses of reporting. Fixed words stand before the codes of a report's own address."""

from reporting.views.addresses import a_report, pages
from reporting.views.exchange import core

app_name = "reporting"
urlpatterns = [*pages, *core, *a_report]
