"""What the lead unit of a project was asked to explain, and what it replied, as known on a day."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.decisions import Decision
from common.refs import ObjectRef
from directives.models import ExplanationRequest
from projects.models import Project
from projects.policies import explanations as policies


@dataclass(frozen=True)
class QuestionLine:
    text: str
    asked_on: date
    by: str
    due_on: date
    reply: str
    replied_on: date | None
    replied_by: str
    is_late: bool


@dataclass(frozen=True)
class Questions:
    """Vertical agencies and the Front are asked for information, subordinate units to explain themselves."""

    lines: tuple[QuestionLine, ...]
    informs: bool
    ask_url: str
    reply_url: str
    may_ask: Decision = field(compare=False)
    may_reply: Decision = field(compare=False)

    @property
    def waits(self) -> bool:
        return any(not line.reply for line in self.lines)


def questions(project: Project, *, viewer: Actor, on: date) -> Questions:
    """One statement, the newest first; `project` comes with its lead unit."""
    ref = ObjectRef.of(project)
    known = ExplanationRequest.objects.filter(object_kind=ref.kind, object_key=ref.key, known_on__lte=on)
    return Questions(
        lines=tuple(_line(row, on) for row in known.order_by("-pk")),
        informs=project.lead.is_asked,
        ask_url=reverse("projects:explanation", args=[project.code]),
        reply_url=reverse("projects:explanation-reply", args=[project.code]),
        may_ask=policies.may_ask(viewer, project),
        may_reply=policies.may_reply(viewer, project),
    )


def _line(row: ExplanationRequest, on: date) -> QuestionLine:
    replied = row.replied_known_on if row.replied_known_on and row.replied_known_on <= on else None
    return QuestionLine(
        text=row.text,
        asked_on=row.known_on,
        by=row.on_behalf_of or row.by_label,
        due_on=row.due_on,
        reply=row.reply if replied else "",
        replied_on=replied,
        replied_by=row.replied_by if replied else "",
        is_late=(replied or on) > row.due_on,
    )
