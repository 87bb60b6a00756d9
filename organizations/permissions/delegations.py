"""What one post may delegate to another. Seeing goes along with every part; accounts and reference data never go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.permissions.permission import Permission
from organizations.permissions.scopes import SEEING

P = Permission  # the table below is read by people


class Part(models.TextChoices):
    ALL = "all", _("every right of the post")
    VERDICTS = "verdicts", _("verdicts: accept, return, extensions, changes of lead")
    DIRECTION = "direction", _("opinions and urging")
    PAPERS = "papers", _("papers: capture, submit, issue, incoming")
    REPORTING = "reporting", _("reporting for the unit")


NEVER = frozenset({P.MANAGE_ACCOUNTS, P.MANAGE_REFERENCE, P.PURGE_FILE})
PARTS: dict[str, frozenset[P]] = {
    Part.ALL: frozenset(P) - NEVER,
    Part.VERDICTS: SEEING | {P.VERIFY_RESULT, P.ACCEPT_RESULT, P.DECIDE_EXTENSION, P.DECIDE_LEAD_CHANGE},
    Part.DIRECTION: SEEING | {P.GIVE_OPINION, P.URGE},
    Part.PAPERS: SEEING
    | {P.CAPTURE_DIRECTIVE, P.SUBMIT_DIRECTIVE, P.CHECK_DIRECTIVE, P.ISSUE_DIRECTIVE, P.REGISTER_INCOMING},
    Part.REPORTING: SEEING
    | {P.REPORT_PROGRESS, P.REQUEST_EXTENSION, P.KEEP_PROJECT, P.SUBMIT_REPORT, P.APPROVE_REPORT}
    | {P.KEEP_APPLICATION, P.REPORT_DEPLOYMENT},
}
