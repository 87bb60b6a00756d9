"""Requests to remove files, waiting and decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.decisions import Decision
from documents.models import PurgeRequest, PurgeRequestQuerySet
from documents.policies.purges import may_confirm, may_reject
from documents.readings.attachments import AttachmentLine, attachment_line


@dataclass(frozen=True)
class PurgeLine:
    id: int
    file: AttachmentLine
    asked_on: date
    asked_by: str
    reason: str
    decision: str
    decision_label: str
    decided_on: date | None
    decided_by: str
    may_confirm: Decision
    may_reject: Decision
    url: str

    @property
    def is_pending(self) -> bool:
        return self.decision == PurgeRequest.Decision.PENDING


def purges_seen(*, viewer: Actor) -> PurgeRequestQuerySet:
    """What waits comes first, then the newest."""
    seen = PurgeRequest.objects.visible_to(viewer).select_related("attachment__owner")
    return seen.order_by("decision", "-pk")


def purge_lines(requests: Iterable[PurgeRequest], *, viewer: Actor) -> tuple[PurgeLine, ...]:
    return tuple(purge_line(request, viewer=viewer) for request in requests)


def purge_line(request: PurgeRequest, *, viewer: Actor) -> PurgeLine:
    """`request` carries its attachment."""
    return PurgeLine(
        id=request.pk,
        file=attachment_line(request.attachment),
        asked_on=request.known_on,
        asked_by=request.by_label,
        reason=request.reason,
        decision=request.decision,
        decision_label=request.get_decision_display(),
        decided_on=request.decided_known_on,
        decided_by=request.decided_by,
        may_confirm=may_confirm(viewer, request),
        may_reject=may_reject(viewer, request),
        url=reverse("documents:purge", args=[request.pk]),
    )
