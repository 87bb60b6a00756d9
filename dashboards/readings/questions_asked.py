"""Applications that the viewer's units are asked to judge, as lines of his work: one per unit and round, however many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps_catalog.readings.questions import QuestionRow, question_rows
from common.actors import Actor
from common.days import day_text

NAMED = 3


@dataclass(frozen=True)
class AskedLine:
    """`url` leads to the form of the one application, else to the list of them."""

    title: str
    why: str
    who: str
    due: str
    key: str
    days: int | None
    url: str


def asked_lines(*, viewer: Actor, on: date) -> tuple[AskedLine, ...]:
    """What is not answered yet in rounds open on the day, the nearest deadline first; one statement."""
    waiting = [row for row in question_rows(viewer=viewer, on=on) if not row.is_answered]
    return tuple(_lines(sorted(waiting, key=_together), on))


def _together(row: QuestionRow) -> tuple[date, str, str]:
    return row.due_on, row.round_title, row.unit


def _lines(rows: list[QuestionRow], on: date) -> Iterator[AskedLine]:
    for (due_on, title, unit), found in groupby(rows, key=_together):
        asked = list(found)
        first, late_or_soon = asked[0], asked[0].key in ("over", "soon")
        names = ", ".join(row.application for row in asked[:NAMED])
        more = f" … (+{len(asked) - NAMED})" if len(asked) > NAMED else ""
        told = ngettext("%(count)d application to judge", "%(count)d applications to judge", len(asked))
        one = reverse("apps_catalog:evaluation-question", args=[first.id])
        yield AskedLine(
            title=told % {"count": len(asked)},
            why=f"{title} · {names}{more}",
            who=unit,
            due=_("Due %(day)s") % {"day": day_text(due_on, on)},
            key=first.key,
            days=abs(first.days_left) if late_or_soon else None,
            url=one if len(asked) == 1 else reverse("apps_catalog:evaluation-questions"),
        )
