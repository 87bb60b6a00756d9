"""What the viewer's units are asked about their work or as their part of another's, as lines of his work."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import day_text
from dashboards.readings.questions_asked import AskedLine
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.models.timeliness import Timeliness, of_open
from directives.readings.statuses import soon_until
from organizations.permissions import Permission, unit_paths

KEYS = {Timeliness.OVERDUE: "over", Timeliness.DUE_SOON: "soon"}


def answers_owed(*, viewer: Actor, on: date) -> tuple[AskedLine, ...]:
    """The nearest deadline first; three statements and the calendar, none for whom no unit reports."""
    paths = unit_paths(viewer, Permission.REPORT_PROGRESS)
    if not paths:
        return ()
    mine = Q(pk__in=[])
    for path in paths:
        mine |= Q(unit__path__startswith=path)
    found = [*_explanations(mine, viewer, on), *_parts(mine, viewer, on)]
    if not found:
        return ()
    soon = soon_until(on)
    return tuple(_line(*each, on, soon) for each in sorted(found, key=lambda each: each[0].due_on))


Found = tuple[ExplanationRequest | CoordinationRequest, str, Assignment, str]


def _explanations(mine: Q, viewer: Actor, on: date) -> Iterator[Found]:
    kind = Assignment._meta.label_lower
    asked = list(ExplanationRequest.objects.pending(on).filter(mine, object_kind=kind).select_related("unit"))
    if not asked:
        return
    works = Assignment.objects.visible_to(viewer).select_related("item__directive")
    by_key = {str(row.pk): row for row in works.filter(pk__in=[row.object_key for row in asked])}
    for row in asked:
        if row.object_key in by_key:
            title = _("Information asked for") if row.unit.is_asked else _("Explanation asked for")
            work = by_key[row.object_key]
            yield row, title, work, reverse("directives:explanation-reply", args=[work.pk, row.pk])


def _parts(mine: Q, viewer: Actor, on: date) -> Iterator[Found]:
    visible = Assignment.objects.visible_to(viewer).order_by().values("pk")
    asked = CoordinationRequest.objects.pending(on).filter(mine, assignment__in=visible)
    for row in asked.select_related("unit", "assignment__item__directive"):
        address = reverse("directives:coordination-answer", args=[row.pk])
        yield row, _("Coordination asked for"), row.assignment, address


def _line(
    row: ExplanationRequest | CoordinationRequest,
    title: str,
    work: Assignment,
    url: str,
    on: date,
    soon: date,
) -> AskedLine:
    key = KEYS.get(of_open(on, row.due_on, soon), "none")
    told = {"no": work.item.no, "number": work.item.directive.number}
    return AskedLine(
        title=f"{title}: {row.text[:120]}",
        why=_("Item %(no)s, %(number)s") % told,
        who=row.unit.short_name,
        due=_("Due %(day)s") % {"day": day_text(row.due_on, on)},
        key=key,
        days=abs((row.due_on - on).days) if key in ("over", "soon") else None,
        url=url,
    )
