"""Days worth going back to: each meeting, each year's end, the first entry. Two statements."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import first_day, on_day
from meetings.models import Meeting

MOST = 200  # meetings


@dataclass(frozen=True)
class Bookmark:
    day: date
    label: str
    url: str
    is_shown: bool  # the page speaks of it now


@dataclass(frozen=True)
class BookmarkYear:
    year: int
    marks: tuple[Bookmark, ...]


def bookmarks(page: str, *, viewer: Actor, on: date, today: date) -> tuple[BookmarkYear, ...]:
    """The latest first. `page` is the address that shall speak of the day; `on` the day it speaks of now."""
    by_year: dict[int, list[Bookmark]] = defaultdict(list)
    for day, label in sorted(_days(viewer, today), reverse=True):
        by_year[day.year].append(Bookmark(day, label, on_day(page, day), day == on))
    return tuple(BookmarkYear(year, tuple(marks)) for year, marks in by_year.items())


def _days(viewer: Actor, today: date) -> Iterator[tuple[date, str]]:
    held = Meeting.objects.visible_to(viewer).known(today).filter(held_on__lte=today)
    held = held.exclude(state__in=Meeting.AHEAD)
    yield from held.order_by("-held_on").values_list("held_on", "title")[:MOST]
    first = first_day()
    if first is None:
        return
    yield first, _("First entry in this portal")
    for year in range(first.year, today.year):
        yield date(year, 12, 31), _("End of %(year)s") % {"year": year}
