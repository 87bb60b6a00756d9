"""Forms and the buttons that act."""

from hashlib import blake2b
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.urls import reverse
from django.utils.translation import gettext

from common.components import Text

register = template.Library()

# ---- forms ----


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    errors = [
        (field.id_for_label or f"id_{field.html_name}", field.label, message)
        for field in form
        for message in field.errors
    ]
    return {"general": form.non_field_errors(), "errors": errors, "any": bool(form.errors)}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, label: Text = "", hint: Text = "", tight: bool = False) -> dict[str, Any]:
    hint = hint or bound.help_text
    anchor = bound.id_for_label or bound.auto_id or f"id_{bound.html_name}"
    grouped = bound.use_fieldset
    ticked = isinstance(bound.field.widget, CheckboxInput)
    described = " ".join([f"{anchor}_hint"] * bool(hint) + [f"{anchor}_error"] * bool(bound.errors))
    attrs: dict[str, Any] = {"aria-describedby": described} if described and not grouped else {}
    if bound.errors and not grouped:
        attrs["aria-invalid"] = "true"
    if not ticked and not grouped:
        attrs["class"] = f"fld {bound.field.widget.attrs.get('class', '')}".strip()
    return {
        "bound": bound,
        "widget": bound.as_widget(attrs=attrs),
        "label": label or bound.label,
        "hint": hint,
        "anchor": anchor,
        "grouped": grouped,
        "ticked": ticked,
        "tight": tight,
        "hidden": bound.is_hidden,
        "needed": bound.field.required,
        "described": described,
    }


@register.inclusion_tag("components/action_button.html", takes_context=True)
def action_button(
    context: template.Context,
    decision: Any,
    label: Text,
    url: str,
    icon: str = "",
    style: str = "",
    method: str = "get",
    key: str = "",
    name: str = "",
    value: str = "",
    say: bool = False,
) -> dict[str, Any]:
    """`decision` has `allowed` and `reason`; refused, the button stays, disabled, with its reason."""
    seed = f"{label}|{url}|{value}".encode()
    return {
        "allowed": decision.allowed,
        "reason": decision.reason,
        "why_id": f"why-{blake2b(seed, digest_size=5).hexdigest()}",
        "label": label,
        "url": url,
        "icon": icon,
        "style": style,
        "post": method == "post",
        "key": key,
        "name": name,
        "value": value,
        "say": say,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/button.html")
def button(
    label: Text,
    icon: str = "",
    style: str = "",
    name: str = "",
    value: str = "",
    key: str = "",
    kind: str = "submit",
) -> dict[str, Any]:
    return {
        "label": label,
        "icon": icon,
        "style": style,
        "name": name,
        "value": value,
        "key": key,
        "kind": kind,
    }


@register.inclusion_tag("components/link_button.html")
def link_button(url: str, label: Text, icon: str = "", style: str = "", key: str = "") -> dict[str, Any]:
    return {"url": url, "label": label, "icon": icon, "style": style, "key": key}


@register.inclusion_tag("components/link_button.html", takes_context=True)
def excel_button(context: template.Context, view: str, *args: object) -> dict[str, Any]:
    """What the page shows, with its filters and its day, as a sheet of the named view."""
    asked = context["request"].GET.urlencode()
    url = reverse(view, args=args)
    return link_button(f"{url}?{asked}" if asked else url, "Excel", icon="download")


@register.inclusion_tag("components/print_button.html")
def print_button(label: Text = "") -> dict[str, Any]:
    return {"label": label or gettext("Print")}


@register.inclusion_tag("components/copy_text.html", takes_context=True)
def copy_text(
    context: template.Context, text: str, label: Text = "", log_url: str = "", shown: bool = True
) -> dict[str, Any]:
    anchor = f"copy-{blake2b(text.encode(), digest_size=5).hexdigest()}"
    return {
        "text": text,
        "label": label or gettext("Copy"),
        "log_url": log_url,
        "shown": shown,
        "anchor": anchor,
    }
