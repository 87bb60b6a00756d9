"""Meetings as known on a day, and issued notices as far as the viewer may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from common.actors import Actor
from directives.models import Directive
from meetings.models import MeetingRevision


@dataclass(frozen=True)
class NoticeLabel:
    """A conclusion notice as far as the viewer may see it."""

    id: int
    number: str
    title: str
    issued_on: date
    items: int
    url: str


def known_meetings(viewer: Actor, on: date) -> Any:
    """Revisions that speak for the meetings the viewer may see, as known on the day."""
    return MeetingRevision.objects.visible_to(viewer).current(on).select_related("meeting__committee")


def notice_labels(ids: Iterable[int | None], *, viewer: Actor, on: date) -> dict[int, NoticeLabel]:
    """Issued papers among `ids` that the viewer may see, by key."""
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    papers = Directive.objects.visible_to(viewer).issued(on).filter(pk__in=wanted).order_by()
    return {paper.pk: notice_label(paper) for paper in with_item_counts(papers)}


def with_item_counts(papers: Any) -> Any:
    return papers.annotate(item_count=Count("items", filter=Q(items__isnull=False), distinct=True))


def notice_label(paper: Any) -> NoticeLabel:
    """`paper` comes from `with_item_counts` and is issued."""
    return NoticeLabel(
        id=paper.pk,
        number=paper.number,
        title=paper.title,
        issued_on=paper.issued_on,
        items=paper.item_count,
        url=reverse("directives:detail", args=(paper.pk,)),
    )
