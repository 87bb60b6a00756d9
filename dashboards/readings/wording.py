"""How rows are named on a page: short, and always with their place in the paper."""

from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common import formats
from common.days import day_text
from directives.models import DirectiveItem
from directives.readings.rows import ItemRow

GIST_WORDS = 22
NEWS_WORDS = 14


def gist(row: ItemRow) -> str:
    """The item in a line or two."""
    return Truncator(row.gist).words(GIST_WORDS, truncate="…")


def news(row: ItemRow) -> str:
    """The last report in one line."""
    return Truncator(" ".join(row.last_news.split())).words(NEWS_WORDS, truncate="…") or _("no report yet")


def due_text(row: ItemRow, on: date) -> str:
    """The deadline in force, with its hour; or why there is none."""
    if row.due_on is not None:
        day = day_text(row.due_on, on)
        return f"{formats.hm(row.due_time)}, {day}" if row.due_time else day
    return {
        DirectiveItem.Due.ONGOING: _("standing"),
        DirectiveItem.Due.NEXT_MEETING: _("next meeting"),
        DirectiveItem.Due.RECURRING: _("recurring"),
    }.get(DirectiveItem.Due(row.due_kind), "–")


def cell_label(row: ItemRow) -> str:
    """A cell of the strip in words, for those who hear it."""
    return _("Item %(no)s: %(text)s %(lead)s. %(status)s, %(percent)s%%") % {
        "no": row.no,
        "text": gist(row),
        "lead": row.lead_label,
        "status": row.status_label,
        "percent": row.percent,
    }
