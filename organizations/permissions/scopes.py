"""What a key may be allowed to do. A key reports and submits; it never accepts, issues or decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.permissions.permission import Permission


class Scope(models.TextChoices):
    READ = "read", _("Read")
    REPORT_WRITE = "report:write", _("Report on the unit's own work")


SEEING = frozenset(
    {Permission.VIEW_PLAN, Permission.VIEW_RESTRICTED, Permission.VIEW_DRAFTS, Permission.VIEW_AUDIT}
)
REPORTING_BY_KEY = frozenset(
    {
        Permission.REPORT_PROGRESS,
        Permission.REQUEST_EXTENSION,
        Permission.SUBMIT_REPORT,
        Permission.REPORT_DEPLOYMENT,
    }
)
