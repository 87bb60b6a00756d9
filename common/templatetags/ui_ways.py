"""Finding one's way and reading lists: breadcrumbs, chips, tabs, steps, pages, days, timelines, messages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from common import menus
from common.components import Text, part, query_with

register = template.Library()

# ---- finding one's way ----


@register.simple_tag
def menu(part_: str, groups: tuple[menus.Group, ...]) -> SafeString:
    """A part of the frame that shows the menu: "navigation", "bottom" (on a phone) or "shortcuts"."""
    return menus.drawn(part_, get_language() or "", groups)


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(trail: Iterable[Any]) -> dict[str, Any]:
    return {"trail": [crumb if isinstance(crumb, tuple | list) else (crumb, "") for crumb in trail]}


@register.inclusion_tag("components/chips.html")
def chips(options: Iterable[Any], label: Text) -> dict[str, Any]:
    rows = [
        {name: part(option, name, default) for name, default in CHIP.items()}
        for option in options
        if part(option, "active", False) or part(option, "count", None) != 0
    ]
    return {"rows": rows, "label": label}


CHIP = {"label": "", "count": None, "url": "", "active": False, "icon": ""}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[Any], label: Text) -> dict[str, Any]:
    rows = [{name: part(item, name, default) for name, default in CHIP.items()} for item in items]
    return {"rows": rows, "label": label}


@register.inclusion_tag("components/steps.html")
def steps(entries: Iterable[Any], label: Text, flow: bool = False) -> dict[str, Any]:
    """Each entry: label, state ("ok" | "on" | ""), optional note and url. `flow` draws numbered circles."""
    rows = [
        {"label": part(e, "label"), "state": part(e, "state"), "note": part(e, "note"), "url": part(e, "url")}
        for e in entries
    ]
    return {"rows": rows, "label": label, "flow": flow}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page, label: Text = "") -> dict[str, Any]:
    gap = str(page.paginator.ELLIPSIS)
    numbers = [
        {"number": n, "url": "" if n == gap else query_with(context, page=n), "current": n == page.number}
        for n in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "page": page,
        "numbers": numbers,
        "gap": gap,
        "label": label or gettext("Pages"),
        "previous": query_with(context, page=page.previous_page_number()) if page.has_previous() else "",
        "next": query_with(context, page=page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("components/as_of.html", takes_context=True)
def as_of(context: template.Context, on: date, today: date) -> dict[str, Any]:
    request = context.get("request")
    kept = [(n, v) for n, values in request.GET.lists() if n != "on" for v in values] if request else []
    return {
        "on": on,
        "today": today,
        "past": on != today,
        "kept": kept,
        "page": request.get_full_path() if request else "/",
        "now_url": query_with(context, on=None),
    }


@register.inclusion_tag("components/as_of_banner.html", takes_context=True)
def as_of_banner(context: template.Context, on: date, today: date, note: Text = "") -> dict[str, Any]:
    return {"on": on, "past": on != today, "note": note, "now_url": query_with(context, on=None)}


# ---- lists ----


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Any], hours: bool = False) -> dict[str, Any]:
    """Each entry: when, title, optional state ("done" | "now" | "over" | "soon"), who, text, url, files."""
    names = ("when", "title", "state", "who", "text", "url", "files")
    return {"rows": [{name: part(e, name) for name in names} for e in entries], "hours": hours}


@register.inclusion_tag("components/definitions.html")
def definitions(pairs: Iterable[tuple[Text, Any]]) -> dict[str, Any]:
    return {"pairs": pairs}


@register.inclusion_tag("components/empty_state.html")
def empty_state(
    title: Text,
    text: Text = "",
    icon: str = "inbox",
    action_url: str = "",
    action_label: Text = "",
    good: bool = False,
) -> dict[str, Any]:
    return {
        "title": title,
        "text": text,
        "icon": "circle-check" if good else icon,
        "action_url": action_url,
        "action_label": action_label,
        "good": good,
    }


@register.inclusion_tag("components/messages.html", takes_context=True)
def messages_area(context: template.Context, messages: Iterable[Any] | None) -> dict[str, Any]:
    return {"rows": [message_row(m) for m in messages or ()], "csrf_token": context.get("csrf_token")}


MESSAGE_ICONS = {"success": "circle-check", "warning": "alert-circle", "error": "alert-triangle"}


def message_row(message: Any) -> dict[str, Any]:
    """A Django message; extra_tags="undo:/path/" adds the button that posts there."""
    level = part(message, "level_tag", "info")
    extra = part(message, "extra_tags") or ""
    undo = next((word.removeprefix("undo:") for word in extra.split() if word.startswith("undo:")), "")
    return {
        "text": str(message),
        "level": level,
        "icon": MESSAGE_ICONS.get(level, "info-circle"),
        "undo_url": undo,
    }
