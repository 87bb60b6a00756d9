"""What a reminder says of a question a unit has not answered: an explanation of its work, or a part asked of it by the lead."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common.actors import Actor
from common.refs import ObjectRef
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.policies.requests import answering, replying
from directives.sources import deadlines_of_answers, deadlines_of_explanations
from reminders.sources.line import Line

EXPLANATION, ANSWER = ExplanationRequest._meta.label_lower, CoordinationRequest._meta.label_lower
WORDS = 28


def explanation_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Of work that the reader sees. Two statements."""
    waiting = deadlines_of_explanations(on).filter(pk__in=keys).values("pk")
    asked = list(ExplanationRequest.objects.filter(pk__in=waiting).select_related("unit"))
    about = _work_of(actor, {row.object_key for row in asked})
    return {
        str(row.pk): Line(
            ref=ObjectRef(EXPLANATION, str(row.pk)),
            what=Truncator(row.text).words(WORDS, truncate="…"),
            where=_("Information is asked for") if row.unit.is_asked else _("An explanation is asked for"),
            unit=row.unit.short_name or row.unit.name,
            deadline_on=deadlines[str(row.pk)],
            url=_reply_url(row, about[row.object_key], actor),
            act=_("Reply"),
        )
        for row in asked
        if row.object_key in about
    }


def _work_of(actor: Actor, keys: Collection[str]) -> dict[str, Assignment]:
    rows = Assignment.objects.visible_to(actor).filter(pk__in=keys).select_related("unit", "item__directive")
    return {str(row.pk): row for row in rows}


def _reply_url(row: ExplanationRequest, work: Assignment, actor: Actor) -> str:
    if replying(actor, work):
        return reverse("directives:explanation-reply", args=[work.pk, row.pk])
    return reverse("directives:assignment-detail", args=[work.pk])


def answer_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Of work that the reader sees. One statement."""
    waiting = deadlines_of_answers(on).filter(pk__in=keys).values("pk")
    seen = Assignment.objects.visible_to(actor).order_by().values("pk")
    rows = CoordinationRequest.objects.filter(pk__in=waiting, assignment__in=seen)
    return {
        str(row.pk): Line(
            ref=ObjectRef(ANSWER, str(row.pk)),
            what=Truncator(row.text).words(WORDS, truncate="…"),
            where=_("Asked by %(unit)s")
            % {"unit": row.assignment.unit.short_name or row.assignment.unit.name},
            unit=row.unit.short_name or row.unit.name,
            deadline_on=deadlines[str(row.pk)],
            url=_answer_url(row, actor),
            act=_("Answer"),
        )
        for row in rows.select_related("unit", "assignment__unit", "assignment__item__directive")
    }


def _answer_url(row: CoordinationRequest, actor: Actor) -> str:
    if answering(actor, row):
        return reverse("directives:coordination-answer", args=[row.pk])
    return reverse("directives:assignment-detail", args=[row.assignment_id])
