"""Drafts of the scheme that the viewer's units are asked to comment on, as lines of his work."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import day_text
from dashboards.readings.questions_asked import AskedLine
from organizations.permissions import Permission, unit_paths
from projects.models import Consultation
from projects.sources import silent_addressees

SOON_DAYS = 5


def comments_asked(*, viewer: Actor, on: date) -> tuple[AskedLine, ...]:
    """What his units have not answered, the nearest deadline first: one statement, none for who reports for no unit."""
    mine = Q(pk__in=[])
    for path in unit_paths(viewer, Permission.REPORT_PROGRESS):
        mine |= Q(unit__path__startswith=path)
    if mine == Q(pk__in=[]):
        return ()
    rounds = Consultation.objects.visible_to(viewer).order_by().values("pk")
    rows = silent_addressees(on).filter(mine, consultation__in=rounds)
    found = rows.select_related("unit", "consultation__draft__scheme").order_by("consultation__due_on", "pk")
    return tuple(
        AskedLine(
            title=_("Comments on %(draft)s") % {"draft": row.consultation.draft.title},
            why=row.consultation.draft.scheme.title,
            who=row.unit.short_name,
            due=_("Due %(day)s") % {"day": day_text(row.consultation.due_on, on)},
            key=_key(left := (row.consultation.due_on - on).days),
            days=abs(left) if left <= SOON_DAYS else None,
            url=reverse("projects:comment-new", args=[row.consultation.draft.scheme_id, row.consultation_id]),
        )
        for row in found
    )


def _key(left: int) -> str:
    return "over" if left < 0 else "soon" if left <= SOON_DAYS else "none"
