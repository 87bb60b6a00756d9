"""What the public reads of meetings, and what the office has prepared for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.decisions import Decision
from directives.models import DirectiveItem
from meetings.models import Highlight, Meeting, NewsPost, Photo
from meetings.policies import may_approve_news, may_keep_record
from projects.models import Project


@dataclass(frozen=True)
class PhotoRow:
    id: int
    caption: str
    has_consent: bool
    url: str


@dataclass(frozen=True)
class HighlightRow:
    id: int
    text: str
    about: str
    url: str


@dataclass(frozen=True)
class NewsRow:
    """A published post. `plan` is whose portal it is."""

    id: int
    title: str
    lead: str
    text: str
    published_on: date
    views: int
    meeting_on: date
    plan: str
    is_illustrative: bool
    photos: tuple[PhotoRow, ...]

    @property
    def url(self) -> str:
        return reverse("news:detail", args=(self.id,))


@dataclass(frozen=True)
class Record:
    """The office's own view of a meeting's public side."""

    post: NewsPost | None
    photos: tuple[PhotoRow, ...]
    highlights: tuple[HighlightRow, ...]
    may_keep: Decision
    may_approve: Decision


def published(*, on: date) -> list[NewsRow]:
    """The latest first; two statements."""
    posts = list(NewsPost.objects.published(on).select_related("meeting__owner"))
    photos = _public_photos([post.meeting_id for post in posts])
    return [news_row(post, photos.get(post.meeting_id, ())) for post in posts]


def published_post(pk: int, *, on: date) -> NewsRow | None:
    post = NewsPost.objects.published(on).select_related("meeting__owner").filter(pk=pk).first()
    return news_row(post, _public_photos([post.meeting_id]).get(post.meeting_id, ())) if post else None


def public_photo(post_pk: int, photo_pk: int, *, on: date) -> Photo | None:
    """Of a published post, shown with the consent of those on it."""
    post = NewsPost.objects.published(on).filter(pk=post_pk).first()
    if post is None:
        return None
    shown = Photo.objects.filter(meeting=post.meeting_id, has_consent=True, withdrawn_on__isnull=True)
    return shown.select_related("attachment").filter(pk=photo_pk).first()


def news_row(post: NewsPost, photos: Iterable[Photo]) -> NewsRow:
    return NewsRow(
        id=post.pk,
        title=post.title,
        lead=post.lead,
        text=post.text,
        published_on=post.approved_on or post.known_on,
        views=post.views,
        meeting_on=post.meeting.held_on,
        plan=post.meeting.owner.name,
        is_illustrative=post.meeting.is_illustrative,
        photos=tuple(
            PhotoRow(photo.pk, photo.caption, True, reverse("news:photo", args=(post.pk, photo.pk)))
            for photo in photos
        ),
    )


def record_of(meeting: Meeting, *, viewer: Actor, on: date) -> Record:
    """Highlights show what they point to only where the viewer sees it. Five statements at most."""
    photos = Photo.objects.filter(meeting=meeting, known_on__lte=on).exclude(withdrawn_on__lte=on)
    rows = list(
        Highlight.objects.filter(meeting=meeting, known_on__lte=on)
        .exclude(removed_on__lte=on)
        .select_related("item__directive", "project")
    )
    items = [row.item_id for row in rows if row.item_id]
    projects = [row.project_id for row in rows if row.project_id]
    seen = (
        set(DirectiveItem.objects.visible_to(viewer).filter(pk__in=items).values_list("pk", flat=True))
        if items
        else set()
    )
    known = (
        set(Project.objects.visible_to(viewer).filter(pk__in=projects).values_list("pk", flat=True))
        if projects
        else set()
    )
    return Record(
        post=NewsPost.objects.visible_to(viewer).filter(meeting=meeting).first(),
        photos=tuple(
            PhotoRow(
                row.pk, row.caption, row.has_consent, reverse("meetings:photo", args=(meeting.pk, row.pk))
            )
            for row in photos
        ),
        highlights=tuple(_highlight(row, seen, known) for row in rows),
        may_keep=may_keep_record(viewer, meeting),
        may_approve=may_approve_news(viewer, meeting),
    )


def _highlight(row: Highlight, items: set[int], projects: set[int]) -> HighlightRow:
    about, url = "", ""
    if row.item is not None and row.item_id in items:
        about = f"{row.item.no}, {row.item.directive.number}"
        url = reverse("directives:item", args=(row.item_id,))
    elif row.project is not None and row.project_id in projects:
        about, url = row.project.name, reverse("projects:detail", args=(row.project.code,))
    elif row.figure:
        about, url = row.figure, row.figure
    return HighlightRow(row.pk, row.text, about, url)


def _public_photos(meetings: list[int]) -> dict[int, tuple[Photo, ...]]:
    found: dict[int, tuple[Photo, ...]] = {}
    for photo in Photo.objects.filter(meeting__in=meetings, has_consent=True, withdrawn_on__isnull=True):
        found[photo.meeting_id] = (*found.get(photo.meeting_id, ()), photo)
    return found
