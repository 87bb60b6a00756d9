"""The sentence before any chart: what became of the conclusion, each number a link to the list behind it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import formats
from directives.readings.rows import ItemRow, Status, StatusCounts

ENDED_WELL = f"{Status.DONE.value},{Status.LATE.value}"
PLACE = re.compile(r"%\((\w+)\)s")
Link = Callable[[str], str]


@dataclass(frozen=True)
class Words:
    """A stretch of the sentence: plain text, or a number with its list and its severity."""

    text: str
    url: str = ""
    key: str = ""


def sentence(pattern: str, **places: Words) -> tuple[Words, ...]:
    """A translated pattern whose ``%(name)s`` are replaced, in whatever order the language puts them."""
    parts: list[Words] = []
    for index, piece in enumerate(PLACE.split(pattern)):
        if index % 2:
            parts.append(places[piece])
        elif piece:
            parts.append(Words(piece))
    return tuple(parts)


def headline(counts: StatusCounts, rows: tuple[ItemRow, ...], link: Link) -> tuple[Words, ...]:
    """What the chair must know in ten seconds. `rows` are the items counted; `link` gives the list of a status."""
    number = {status: int(figure) for status, figure in counts.by_status}
    places = {
        "done": _done(counts, number, link),
        "over": _overdue(number[Status.OVER], link),
        "soon": _soon(number[Status.SOON], link),
        "wait": _waiting(number[Status.WAIT], link),
        "standing": _standing(number[Status.STANDING], link),
        "next": Words(_next_deadline(rows)),
    }
    return sentence(_pattern(number, rows), **places)


def _pattern(number: dict[Status, int], rows: tuple[ItemRow, ...]) -> str:
    over, soon = number[Status.OVER], number[Status.SOON]
    if over and soon:
        return _("%(done)s of the conclusion are done; %(over)s and %(soon)s need the chair's direction.")
    if over:
        return _("%(done)s of the conclusion are done; the chair's direction is needed on %(over)s.")
    if soon:
        return _("%(done)s of the conclusion are done; nothing is overdue, %(soon)s.")
    return _calm_pattern(number, rows)


def _calm_pattern(number: dict[Status, int], rows: tuple[ItemRow, ...]) -> str:
    """Nothing overdue, nothing due soon."""
    if number[Status.WAIT]:
        return _("%(done)s of the conclusion are done; nothing is overdue, %(wait)s.")
    if _next_deadline(rows):
        return _("%(done)s of the conclusion are done; nothing is overdue, the next deadline is %(next)s.")
    if number[Status.TRACK] or number[Status.NONE] or number[Status.SUSPENDED]:
        return _("%(done)s of the conclusion are done; nothing is overdue.")
    if number[Status.STANDING]:
        return _("%(done)s of the conclusion are done; %(standing)s are kept up.")
    return _("All work of the conclusion is done: %(done)s.")


def _done(counts: StatusCounts, number: dict[Status, int], link: Link) -> Words:
    total = int(counts.total) - number[Status.INFO]
    text = ngettext("%(done)s/%(total)s item", "%(done)s/%(total)s items", total)
    return Words(text % {"done": int(counts.done), "total": total}, link(ENDED_WELL), "done")


def _overdue(count: int, link: Link) -> Words:
    text = ngettext("%(count)s overdue item", "%(count)s overdue items", count)
    return Words(text % {"count": count}, link(Status.OVER.value), "over")


def _soon(count: int, link: Link) -> Words:
    text = ngettext("%(count)s item due soon", "%(count)s items due soon", count)
    return Words(text % {"count": count}, link(Status.SOON.value), "soon")


def _waiting(count: int, link: Link) -> Words:
    text = ngettext("%(count)s item awaits confirmation", "%(count)s items await confirmation", count)
    return Words(text % {"count": count}, link(Status.WAIT.value), "wait")


def _standing(count: int, link: Link) -> Words:
    text = ngettext("%(count)s standing duty", "%(count)s standing duties", count)
    return Words(text % {"count": count}, link(Status.STANDING.value), "standing")


def _next_deadline(rows: tuple[ItemRow, ...]) -> str:
    ahead = [
        row.due_on for row in rows if row.due_on is not None and row.status in (Status.TRACK, Status.NONE)
    ]
    return formats.dm(min(ahead)) if ahead else ""
