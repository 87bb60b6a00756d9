"""Signs and amounts: icons, statuses, progress, figures, the strip."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from common import formats, icons
from common.components import Text, drawn_width, look, part, status_words

register = template.Library()

# ---- signs ----


@register.simple_tag
def icon(name: str, label: Text = "", size: str = "") -> SafeString:
    return icons.drawn(name, size, str(label))


@register.inclusion_tag("components/status.html")
def status(key: str, days: int | None = None, text: Text = "") -> dict[str, Any]:
    return {"key": key, "icon": look(key).icon, "text": text or status_words(key, days)}


@register.simple_tag
def dot(key: str) -> SafeString:
    look(key)
    return format_html('<i class="dot {}" aria-hidden="true"></i>', key)


@register.inclusion_tag("components/legend.html")
def legend(counts: Iterable[Any]) -> dict[str, Any]:
    rows = [
        {
            "key": part(row, "key"),
            "label": part(row, "label") or look(part(row, "key")).word,
            "count": part(row, "count", None),
            "url": part(row, "url"),
        }
        for row in counts
    ]
    return {"rows": rows}


@register.inclusion_tag("components/demo_tag.html")
def demo_tag(text: Text = "") -> dict[str, Any]:
    return {"text": text or gettext("Demonstration data")}


@register.inclusion_tag("components/due.html")
def due(text: Text, note: Text = "", key: str = "") -> dict[str, Any]:
    return {"text": text, "note": note, "key": key}


@register.inclusion_tag("components/short_name.html")
def short_name(short: Text, full: Text = "", sub: Text = "") -> dict[str, Any]:
    return {"short": short, "full": full, "sub": sub}


# ---- amounts ----


@register.inclusion_tag("components/progress.html")
def progress(percent: Any, key: str = "track", label: Text = "", text: Text = "") -> dict[str, Any]:
    known = percent is not None
    shown = text or (formats.percent(percent) if known else gettext("No data"))
    return {"known": known, "width": drawn_width(percent), "key": key, "label": label, "text": shown}


@register.inclusion_tag("components/k_of_n.html")
def k_of_n(done: int, total: int, unit: Text = "", key: str = "track") -> dict[str, Any]:
    share = Decimal(done) * 100 / total if total else 0
    return {"done": done, "total": total, "unit": unit, "key": key, "width": drawn_width(share)}


@register.inclusion_tag("components/bullet.html")
def bullet(
    actual: Any, label: Text, plan: Any = None, target: Any = None, key: str = "track"
) -> dict[str, Any]:
    """`label` must say in words what the drawing shows."""
    return {
        "known": actual is not None,
        "actual": drawn_width(actual),
        "plan": None if plan is None else drawn_width(plan),
        "target": None if target is None else drawn_width(target),
        "label": label,
        "key": key,
    }


@register.inclusion_tag("components/gauge.html")
def gauge(percent: Any, label: Text, key: str = "track") -> dict[str, Any]:
    known = percent is not None
    return {
        "known": known,
        "width": drawn_width(percent),
        "text": formats.percent(percent) if known else "–",
        "label": label,
        "key": key,
    }


@register.inclusion_tag("components/figure.html")
def figure(
    label: Text,
    value: Any,
    of: Any = "",
    comparison: Text = "",
    trend: str = "",
    url: str = "",
) -> dict[str, Any]:
    """`value` is printed as it comes; numbers are formatted, None says that there is no data."""
    shown = formats.number(value) if isinstance(value, int | float | Decimal) else value
    small = f"/{formats.number(of)}" if isinstance(of, int | float | Decimal) else of
    return {
        "label": label,
        "known": value is not None,
        "value": shown,
        "of": small,
        "comparison": comparison,
        "trend": trend,
        "url": url,
    }


@register.inclusion_tag("components/strip.html")
def strip(cells: Iterable[Any], label: Text) -> dict[str, Any]:
    rows = [
        {
            "number": part(cell, "number"),
            "unit": part(cell, "unit"),
            "key": part(cell, "status"),
            "icon": look(part(cell, "status")).cell_icon,
            "width": drawn_width(part(cell, "percent", None)),
            "lined": part(cell, "percent", None) not in (None, 0)
            and part(cell, "status") not in ("done", "late"),
            "url": part(cell, "url"),
            "label": part(cell, "label"),
        }
        for cell in cells
    ]
    return {"rows": rows, "label": label, "many": len(rows) > 30}
