"""Reference data only. Every save goes through the action that stands behind it; nothing is deleted."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from organizations.admin import calendar, committees, people, units, walls

admin.site.site_header = _("Reference data")
admin.site.site_title = _("Reference data")
admin.site.index_title = _("Units, people, committees and the working calendar")

__all__ = ["calendar", "committees", "people", "units", "walls"]
