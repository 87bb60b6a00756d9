"""How an item is named on a page of any floor: short, and always with its place in the paper."""

from collections.abc import Callable
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common import formats
from common.days import day_text
from directives.models import DirectiveItem
from directives.readings.rows import ItemRow

GIST_WORDS = 22
NEWS_WORDS = 14


def gist(row: ItemRow, words: int = GIST_WORDS) -> str:
    """The item in a line or two."""
    return Truncator(row.gist).words(words, truncate="…")


def news(row: ItemRow, words: int = NEWS_WORDS) -> str:
    """The last report in one line; empty without one."""
    return Truncator(" ".join(row.last_news.split())).words(words, truncate="…")


def due_text(row: ItemRow, on: date) -> str:
    """The deadline in force beside the day `on`, with its hour; or why there is none."""
    day = due_day(row, lambda due_on: day_text(due_on, on))
    return f"{formats.hm(row.due_time)}, {day}" if row.due_on and row.due_time else day


def due_day(row: ItemRow, written: Callable[[date], str] = formats.dmy) -> str:
    """The day of the deadline in force; or why there is none."""
    if row.due_on is not None:
        return written(row.due_on)
    return {
        DirectiveItem.Due.ONGOING: _("standing"),
        DirectiveItem.Due.NEXT_MEETING: _("next meeting"),
        DirectiveItem.Due.RECURRING: _("recurring"),
    }.get(DirectiveItem.Due(row.due_kind), "–")


def in_words(row: ItemRow, words: int = GIST_WORDS) -> str:
    """A cell of the strip, for those who hear it."""
    return _("Item %(no)s: %(text)s %(lead)s. %(status)s, %(percent)s%%") % {
        "no": row.no,
        "text": gist(row, words),
        "lead": row.lead_label,
        "status": row.status_label,
        "percent": row.percent,
    }
