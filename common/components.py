"""What the component tags share: the looks of a status, widths for SVG, reading rows, query strings."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Look:
    """How a status key is drawn: colour never stands alone, so each key has an icon and a word."""

    icon: str
    word: Text
    cell_icon: str = ""


STATUSES = {
    "done": Look("circle-check", _("Done"), "check"),
    "track": Look("progress", _("In progress")),
    "soon": Look("clock-hour-4", _("Due soon"), "clock-hour-4"),
    "over": Look("alert-triangle", _("Overdue"), "alert-triangle"),
    "none": Look("circle-dashed", _("Not started"), "circle-dashed"),
    "risk": Look("flag", _("At risk"), "flag"),
    "late": Look("clock-check", _("Done late"), "clock-check"),
    "wait": Look("hourglass", _("Awaiting confirmation"), "hourglass"),
    "standing": Look("repeat", _("Standing"), "repeat"),
    "suspended": Look("clock-pause", _("Suspended"), "clock-pause"),
    "ended": Look("ban", _("Ended without result"), "ban"),
    "cancelled": Look("circle-x", _("Cancelled"), "circle-x"),
    "superseded": Look("replace", _("Superseded"), "replace"),
    "merged": Look("arrows-join", _("Merged into another item"), "arrows-join"),
    "split": Look("arrows-split", _("Split into several items"), "arrows-split"),
    "info": Look("info-circle", _("No task arises"), "info-circle"),
}


def look(key: str) -> Look:
    try:
        return STATUSES[key]
    except KeyError:
        raise template.TemplateSyntaxError(f"{key!r} is no status key: {', '.join(STATUSES)}") from None


def status_words(key: str, days: int | None = None) -> str:
    """The words of a badge; `days` is positive: late by so many (over), or so many left (others)."""
    if days is None:
        return str(look(key).word)
    if key == "over":
        return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", days) % {"days": days}
    if days == 0:
        return gettext("Due today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


def drawn_width(value: Any) -> str:
    """A length for SVG in hundredths of the whole: 0 to 100, decimal point whatever the language."""
    share = min(Decimal(100), max(Decimal(0), Decimal(str(value or 0))))
    return f"{share:.2f}".rstrip("0").rstrip(".")


def part(item: Any, name: str, default: Any = "") -> Any:
    """A field of a row that is an object or a mapping."""
    if isinstance(item, Mapping):
        return item.get(name, default)
    return getattr(item, name, default)


def query_with(context: template.Context, **changes: str | int | None) -> str:
    """The address of this page with some parameters set, or dropped when None."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is None:
        kept = "&".join(f"{name}={value}" for name, value in changes.items() if value is not None)
        return f"?{kept}"
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


def wrapped(name: str, content: str, **values: Any) -> str:
    """A component around what its block tag encloses."""
    return render_to_string(f"components/{name}.html", {"content": content, **values})
