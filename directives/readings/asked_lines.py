"""What waits for an answer about one unit's work: parts asked of others, explanations asked of the unit."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.days import day_text
from common.decisions import Decision
from common.refs import ObjectRef
from directives.models import Assignment, CoordinationRequest, ExplanationRequest
from directives.policies import requests as policies
from directives.policies.assignments import RULES


@dataclass(frozen=True)
class AskedLine:
    """`decision` draws the button that answers, `may_withdraw` the one that takes the question back."""

    id: int
    title: str
    unit: str
    text: str
    due: str
    is_late: bool
    url: str
    decision: Decision
    withdraw_url: str
    may_withdraw: Decision

    @property
    def key(self) -> str:
        return "over" if self.is_late else "wait"


def asked_lines(assignment: Assignment, viewer: Actor) -> tuple[AskedLine, ...]:
    """Two statements."""
    return (*_explanations(assignment, viewer), *_parts(assignment, viewer))


def _explanations(assignment: Assignment, viewer: Actor) -> list[AskedLine]:
    ref, today = ObjectRef.of(assignment), clock.today()
    about = ExplanationRequest.objects.filter(object_kind=ref.kind, object_key=ref.key, reply="")
    title = _("Information asked for") if assignment.unit.is_asked else _("Explanation asked for")
    return [
        AskedLine(
            id=row.pk,
            title=title,
            unit=assignment.unit.short_name,
            text=row.text,
            due=day_text(row.due_on, today),
            is_late=row.due_on < today,
            url=reverse("directives:explanation-reply", args=[assignment.pk, row.pk]),
            decision=RULES["may_reply"](viewer, assignment),
            withdraw_url=reverse("directives:explanation-withdraw", args=[assignment.pk, row.pk]),
            may_withdraw=policies.withdrawing_question(viewer, assignment),
        )
        for row in about.order_by("pk")
    ]


def _parts(assignment: Assignment, viewer: Actor) -> list[AskedLine]:
    today = clock.today()
    waiting = CoordinationRequest.objects.filter(assignment=assignment, answer="").select_related("unit")
    lines = []
    for row in waiting.order_by("pk"):
        row.assignment = assignment
        lines.append(
            AskedLine(
                id=row.pk,
                title=_("Coordination asked for"),
                unit=row.unit.short_name,
                text=row.text,
                due=day_text(row.due_on, today),
                is_late=row.due_on < today,
                url=reverse("directives:coordination-answer", args=[row.pk]),
                decision=policies.answering(viewer, row),
                withdraw_url=reverse("directives:coordination-withdraw", args=[row.pk]),
                may_withdraw=policies.withdrawing_part(viewer, row),
            )
        )
    return lines
