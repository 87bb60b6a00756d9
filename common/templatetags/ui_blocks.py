"""Components with children: `{% panel ... %} ... {% endpanel %}` and its kin."""

from typing import Any

from django import template
from django.utils.text import slugify

from common.components import Text, look, wrapped

register = template.Library()


@register.simple_block_tag
def panel(
    content: str,
    title: Text = "",
    count: Any = None,
    key: str = "",
    note: Text = "",
    link: str = "",
    link_label: Text = "",
    id: str = "",
    flush: bool = False,
    footer: Text = "",
) -> str:
    """`flush` leaves out the padding, for lists and tables that reach the edges."""
    anchor = id or f"panel-{slugify(str(title)) or 'untitled'}"
    return wrapped(
        "panel",
        content,
        title=title,
        count=count,
        key=key,
        note=note,
        link=link,
        link_label=link_label,
        anchor=anchor,
        flush=flush,
        footer=footer,
    )


@register.simple_block_tag
def attention(
    content: str,
    key: str,
    title: Text,
    url: str = "",
    badge: Text = "",
    days: int | None = None,
    why: Text = "",
    who: Text = "",
    deadline: Text = "",
) -> str:
    """One row of `<ul class="att">`; the children are its verbs."""
    look(key)
    return wrapped(
        "attention",
        content,
        key=key,
        title=title,
        url=url,
        badge=badge,
        days=days,
        why=why,
        who=who,
        deadline=deadline,
    )


@register.simple_block_tag
def table(
    content: str, caption: Text, cards: bool = True, rows: bool = False, scroll: bool = False, css: str = ""
) -> str:
    """The children are `<thead>` and `<tbody>`. `rows` switches on J/K; `scroll` lets a wide table scroll."""
    return wrapped("table", content, caption=caption, cards=cards, rows=rows, scroll=scroll, css=css)


@register.simple_block_tag
def detail_row(content: str, colspan: int, id: str = "", heading: Text = "", lead: bool = True) -> str:
    """A row under its row; `lead` keeps the first column empty under the row number."""
    span = colspan - 1 if lead else colspan
    return wrapped("detail_row", content, colspan=span, anchor=id, heading=heading, lead=lead)


@register.simple_block_tag
def filter_bar(content: str, action: str = "", target: str = "", label: Text = "") -> str:
    """A GET form; with `target` (a CSS selector) the results are swapped in place, the address follows."""
    return wrapped("filter_bar", content, action=action, target=target, label=label)


@register.simple_block_tag(takes_context=True)
def form(
    context: template.Context,
    content: str,
    action: str = "",
    method: str = "post",
    autosave: str = "",
    guard: bool = True,
    files: bool = False,
    css: str = "form",
    id: str = "",
    label: Text = "",
) -> str:
    """`autosave` is the address that keeps a draft; `guard` warns before unsaved words are left behind."""
    return wrapped(
        "form",
        content,
        action=action,
        method=method,
        autosave=autosave,
        guard=guard and method == "post",
        files=files,
        css=css,
        anchor=id,
        label=label,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_block_tag
def callout(content: str, key: str = "info", icon: str = "info-circle") -> str:
    return wrapped("callout", content, key=key, icon=icon)


@register.simple_block_tag
def document_preview(content: str, label: Text) -> str:
    return wrapped("document_preview", content, label=label)
