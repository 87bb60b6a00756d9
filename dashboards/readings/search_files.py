"""Files in the search: found by name and by the text inside, seen with what holds them and opened where they lie."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from apps_catalog.models import Questionnaire
from common.actors import Actor
from common.text import search_key
from directives.models import Assignment, Directive
from documents.models import Attachment
from documents.models.attachment import AttachmentQuerySet
from meetings.models import Meeting, MeetingPaper, Photo
from projects.models import Gate, Target
from reporting.models import AdHocRequest, Report


@dataclass(frozen=True)
class Holder:
    """`visible` gives what the viewer sees of the kind; `address` the page of one, `related` what it needs for that."""

    visible: Callable[[Actor], QuerySet[Any]]
    address: Callable[[Any], str]
    related: tuple[str, ...] = ()


def _report(report: Report) -> str:
    return reverse("reporting:report", args=[report.form.code, report.period.code, report.unit.code])


HOLDERS: dict[str, Holder] = {
    model._meta.label_lower: holder
    for model, holder in (
        (
            Assignment,
            Holder(
                Assignment.objects.visible_to,
                lambda work: reverse("directives:assignment-detail", args=[work.pk]),
            ),
        ),
        (
            Directive,
            Holder(Directive.objects.visible_to, lambda paper: reverse("directives:detail", args=[paper.pk])),
        ),
        (
            Meeting,
            Holder(Meeting.objects.visible_to, lambda meeting: reverse("meetings:detail", args=[meeting.pk])),
        ),
        (
            Gate,
            Holder(
                Gate.objects.visible_to,
                lambda gate: reverse("projects:gates", args=[gate.project.code]),
                ("project",),
            ),
        ),
        (
            Target,
            Holder(
                Target.objects.visible_to,
                lambda target: reverse("projects:target", args=[target.scheme_id, target.code]),
            ),
        ),
        (Report, Holder(Report.objects.visible_to, _report, ("form", "period", "unit"))),
        (
            AdHocRequest,
            Holder(
                AdHocRequest.objects.visible_to, lambda asked: reverse("reporting:request", args=[asked.pk])
            ),
        ),
        (
            Questionnaire,
            Holder(
                Questionnaire.objects.visible_to,
                lambda asked: reverse("apps_catalog:evaluation-question", args=[asked.pk]),
            ),
        ),
    )
}


def files_seen(viewer: Actor, on: date) -> AttachmentQuerySet:
    """Kept files of what the viewer sees. A paper taken off a meeting's table is not shown; photos are no documents."""
    seen = Q(pk__in=[])
    for kind, holder in HOLDERS.items():
        keys = holder.visible(viewer).order_by().annotate(as_text=Cast("pk", CharField())).values("as_text")
        seen |= Q(holder_kind=kind, holder_key__in=keys)
    withdrawn = MeetingPaper.objects.filter(withdrawn_on__isnull=False).order_by().values("attachment")
    return (
        Attachment.objects.kept()
        .known(on)
        .filter(seen)
        .exclude(Q(pk__in=withdrawn) | Q(pk__in=Photo.objects.order_by().values("attachment")))
    )


def files_found(viewer: Actor, words: str, on: date) -> AttachmentQuerySet:
    found = files_seen(viewer, on)
    for word in search_key(words).split():
        found = found.filter(Q(text__contains=word) | Q(name__icontains=word))
    return found.order_by("-pk")


def place_of(file: Attachment, viewer: Actor) -> str:
    """The page of what holds a file that was found."""
    holder = HOLDERS[file.holder_kind]
    return holder.address(holder.visible(viewer).select_related(*holder.related).get(pk=file.holder_key))
