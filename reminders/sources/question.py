"""What a reminder says of a question a unit has not answered: an explanation of its work or its project, or a
part asked of it by the lead."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common.actors import Actor
from common.refs import ObjectRef
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.policies.requests import answering, replying
from directives.sources import deadlines_of_answers
from projects.models import Project
from projects.policies.explanations import may_reply
from reminders.sources.line import Line

EXPLANATION, ANSWER = ExplanationRequest._meta.label_lower, CoordinationRequest._meta.label_lower
WORDS = 28


def explanation_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Of work and projects that the reader sees. Three statements."""
    asked = list(
        ExplanationRequest.objects.filter(pk__in=keys, reply="", known_on__lte=on).select_related("unit")
    )
    urls = _work_urls(actor, asked) | _project_urls(actor, asked)
    return {
        str(row.pk): Line(
            ref=ObjectRef(EXPLANATION, str(row.pk)),
            what=Truncator(row.text).words(WORDS, truncate="…"),
            where=_("Information is asked for") if row.unit.is_asked else _("An explanation is asked for"),
            unit=row.unit.short_name or row.unit.name,
            deadline_on=deadlines[str(row.pk)],
            url=urls[row.pk],
            act=_("Reply"),
        )
        for row in asked
        if row.pk in urls
    }


def _work_urls(actor: Actor, asked: Collection[ExplanationRequest]) -> dict[int, str]:
    """By question: where the reader replies, or reads the work it is about."""
    of_work = {row.pk: row.object_key for row in asked if row.object_kind == Assignment._meta.label_lower}
    rows = Assignment.objects.visible_to(actor).filter(pk__in=of_work.values())
    seen = {str(row.pk): row for row in rows.select_related("unit", "item__directive")} if of_work else {}
    return {pk: _reply_url(pk, seen[key], actor) for pk, key in of_work.items() if key in seen}


def _reply_url(question: int, work: Assignment, actor: Actor) -> str:
    if replying(actor, work):
        return reverse("directives:explanation-reply", args=[work.pk, question])
    return reverse("directives:assignment-detail", args=[work.pk])


def _project_urls(actor: Actor, asked: Collection[ExplanationRequest]) -> dict[int, str]:
    of_project = {row.pk: row.object_key for row in asked if row.object_kind == Project._meta.label_lower}
    rows = Project.objects.visible_to(actor).filter(pk__in=of_project.values()).select_related("lead")
    seen = {str(row.pk): row for row in rows} if of_project else {}
    found = {}
    for pk, key in of_project.items():
        if key in seen:
            route = "explanation-reply" if may_reply(actor, seen[key]) else "detail"
            found[pk] = reverse(f"projects:{route}", args=[seen[key].code])
    return found


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
