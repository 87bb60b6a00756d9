"""What a reminder says of a question that a unit owes an answer to: about its own work, or its part of another's."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common.actors import Actor
from common.refs import ObjectRef
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.sources import deadlines_of_answers, deadlines_of_explanations
from reminders.sources.line import Line

EXPLANATION = ExplanationRequest._meta.label_lower
COORDINATION = CoordinationRequest._meta.label_lower
WORDS = 28


def explanation_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Who has replied meanwhile gets no line. Two statements."""
    waiting = deadlines_of_explanations(on).filter(pk__in=keys).values_list("pk", flat=True)
    rows = list(ExplanationRequest.objects.filter(pk__in=waiting).select_related("unit"))
    works = Assignment.objects.visible_to(actor).filter(pk__in=[row.object_key for row in rows])
    about = {str(work.pk): work for work in works.select_related("item__directive")}
    return {
        str(row.pk): _line(
            row,
            EXPLANATION,
            _("Information asked for") if row.unit.is_asked else _("Explanation asked for"),
            about[row.object_key],
            reverse("directives:explanation-reply", args=[row.object_key, row.pk]),
        )
        for row in rows
        if row.object_key in about and row.due_on == deadlines[str(row.pk)]
    }


def coordination_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Who has answered meanwhile gets no line. One statement."""
    waiting = deadlines_of_answers(on).filter(pk__in=keys).values_list("pk", flat=True)
    visible = Assignment.objects.visible_to(actor).order_by().values("pk")
    rows = CoordinationRequest.objects.filter(pk__in=waiting, assignment__in=visible)
    return {
        str(row.pk): _line(
            row,
            COORDINATION,
            _("Coordination asked for"),
            row.assignment,
            reverse("directives:coordination-answer", args=[row.pk]),
        )
        for row in rows.select_related("unit", "assignment__item__directive")
        if row.due_on == deadlines[str(row.pk)]
    }


def _line(
    row: ExplanationRequest | CoordinationRequest, kind: str, title: str, work: Assignment, url: str
) -> Line:
    told = {"no": work.item.no, "number": work.item.directive.number}
    return Line(
        ref=ObjectRef(kind, str(row.pk)),
        what=f"{title}: {Truncator(row.text).words(WORDS, truncate='…')}",
        where=_("Item %(no)s, %(number)s") % told,
        unit=row.unit.short_name or row.unit.name,
        deadline_on=row.due_on,
        url=url,
        act=_("Answer"),
    )
