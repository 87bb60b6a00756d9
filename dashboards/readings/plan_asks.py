"""What the plan asks of the viewer's units beside their work: comments on drafts, explanations on projects."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import day_text
from dashboards.readings.questions_asked import AskedLine
from directives.models import ExplanationRequest
from organizations.permissions import Permission, unit_paths
from projects.models import Consultation, Project
from projects.sources import silent_addressees

SOON_DAYS = 5


def comments_asked(*, viewer: Actor, on: date) -> tuple[AskedLine, ...]:
    """Drafts his units have not answered, the nearest deadline first: one statement, none for who reports for no unit."""
    mine = _of_his_units(viewer)
    if mine is None:
        return ()
    rounds = Consultation.objects.visible_to(viewer).order_by().values("pk")
    rows = silent_addressees(on).filter(mine, consultation__in=rounds)
    found = rows.select_related("unit", "consultation__draft__scheme").order_by("consultation__due_on", "pk")
    return tuple(
        _line(
            title=_("Comments on %(draft)s") % {"draft": row.consultation.draft.title},
            why=row.consultation.draft.scheme.title,
            who=row.unit.short_name,
            due_on=row.consultation.due_on,
            on=on,
            url=reverse("projects:comment-new", args=[row.consultation.draft.scheme_id, row.consultation_id]),
        )
        for row in found
    )


def explanations_asked(*, viewer: Actor, on: date) -> tuple[AskedLine, ...]:
    """Questions about projects that wait for a reply of his units: at most two statements."""
    mine = _of_his_units(viewer)
    if mine is None:
        return ()
    waiting = ExplanationRequest.objects.pending(on).filter(mine, object_kind=Project._meta.label_lower)
    rows = list(waiting.select_related("unit").order_by("due_on", "pk"))
    if not rows:
        return ()
    seen = Project.objects.visible_to(viewer).filter(pk__in=[row.object_key for row in rows])
    projects = {str(project.pk): project for project in seen}
    return tuple(
        _line(
            title=row.text,
            why=f"{projects[row.object_key].code} {projects[row.object_key].name}",
            who=row.unit.short_name,
            due_on=row.due_on,
            on=on,
            url=reverse("projects:explanation-reply", args=[projects[row.object_key].code]),
        )
        for row in rows
        if row.object_key in projects
    )


def _of_his_units(viewer: Actor) -> Q | None:
    paths = unit_paths(viewer, Permission.REPORT_PROGRESS)
    if not paths:
        return None
    mine = Q(pk__in=[])
    for path in paths:
        mine |= Q(unit__path__startswith=path)
    return mine


def _line(*, title: str, why: str, who: str, due_on: date, on: date, url: str) -> AskedLine:
    left = (due_on - on).days
    return AskedLine(
        title=title,
        why=why,
        who=who,
        due=_("Due %(day)s") % {"day": day_text(due_on, on)},
        key="over" if left < 0 else "soon" if left <= SOON_DAYS else "none",
        days=abs(left) if left <= SOON_DAYS else None,
        url=url,
    )
