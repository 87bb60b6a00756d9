"""Icons drawn into the page itself.

A `<use>` that points into another file falls under `default-src` in some browsers, and ours is
'none', so the paths are written where they are used; repeated paths compress to almost nothing.
"""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = Path(__file__).resolve().parent.parent / "static/icons/sprite.svg"
SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)" viewBox="0 0 24 24"><path d="([^"]+)"/></symbol>')


class UnknownIcon(LookupError):
    """The name is not in static/icons/icons.txt."""


@cache
def paths() -> dict[str, str]:
    return dict(SYMBOL.findall(SPRITE.read_text("utf-8")))


@cache
def drawn(name: str, size: str = "", label: str = "") -> SafeString:
    """The icon as inline SVG: hidden from screen readers unless it carries the only word (`label`)."""
    try:
        path = paths()[name]
    except KeyError:
        raise UnknownIcon(f"no icon {name!r}; add it to static/icons/icons.txt and rebuild") from None
    css = f"i {size}".strip()
    if label:
        return format_html(
            '<svg class="{}" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>',
            css,
            label,
            path,
        )
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', css, path
    )
