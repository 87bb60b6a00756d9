"""Lines as a message: subject, plain text and HTML that a phone shows well. Pure; colours stand beside words, never alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from common.formats import dmy
from reminders.sources.line import Line

LATE, SOON, CALM = "#b91c1c", "#b45309", "#1d4ed8"


@dataclass(frozen=True)
class Message:
    subject: str
    text: str
    html: str


def digest(name: str, lines: Sequence[Line], on: date) -> Message:
    """The day's lines of one person, the most pressing first."""
    ordered = sorted(lines, key=lambda line: (line.deadline_on, line.where))
    late = sum(line.deadline_on < on for line in ordered)
    subject = ngettext("%(count)s thing to do", "%(count)s things to do", len(ordered)) % {
        "count": len(ordered)
    }
    if late:
        subject += _(", %(late)s overdue") % {"late": late}
    subject += f" - {dmy(on)}"
    return Message(subject, _text(name, ordered, on), _html(name, subject, ordered, on))


def urgent(name: str, line: Line, on: date) -> Message:
    subject = f"{line.when(on).capitalize()}: {line.what}"[:150]
    return Message(subject, _text(name, [line], on), _html(name, subject, [line], on))


def _greeting(name: str) -> str:
    return pgettext("letter", "Dear %(name)s,") % {"name": name}


def _text(name: str, lines: Sequence[Line], on: date) -> str:
    blocks = [
        f"- {line.when(on).upper()} ({dmy(line.deadline_on)}): {line.what}\n"
        f"  {line.unit}. {line.where}\n  {line.act}: {line.address}"
        for line in lines
    ]
    return "\n\n".join([_greeting(name), *blocks, _settings_text()]) + "\n"


def _settings_address() -> str:
    return f"{settings.PUBLIC_URL}{reverse('reminders:preferences')}"


def _settings_text() -> str:
    return _("How and when you are told is yours to set: %(address)s") % {"address": _settings_address()}


def _tone(line: Line, on: date) -> str:
    days = (line.deadline_on - on).days
    return LATE if days < 0 else SOON if days <= 3 else CALM


ROW = (
    '<tr><td style="padding:12px 0;border-top:1px solid #e2e8f0">'
    '<b style="color:{}">{}</b> <span style="color:#475569">({})</span><br>{}<br>'
    '<span style="color:#475569">{}. {}</span><br>'
    '<a href="{}" style="display:inline-block;margin-top:8px;padding:10px 16px;background:#1d4ed8;color:#ffffff;'
    'text-decoration:none;border-radius:6px">{}</a></td></tr>'
)
PAGE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{}</title></head>"
    '<body style="margin:0;background:#f1f5f9;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.45;color:#0f172a">'
    '<div style="display:none;max-height:0;overflow:hidden">{}</div>'
    '<table role="presentation" width="100%"><tr><td align="center" style="padding:16px">'
    '<table role="presentation" width="100%" style="max-width:600px;background:#ffffff;border-radius:8px">'
    '<tr><td style="padding:24px"><p style="margin:0 0 12px">{}</p>'
    '<table role="presentation" width="100%">{}</table>'
    '<p style="margin:16px 0 0;color:#475569;font-size:14px">{} <a href="{}" style="color:#1d4ed8">{}</a></p>'
    "</td></tr></table></td></tr></table></body></html>"
)


def _html(name: str, subject: str, lines: Sequence[Line], on: date) -> str:
    rows = format_html_join(
        "",
        ROW,
        (
            (
                _tone(line, on),
                line.when(on),
                dmy(line.deadline_on),
                line.what,
                line.unit,
                line.where,
                line.address,
                line.act,
            )
            for line in lines
        ),
    )
    preview = "; ".join(f"{line.when(on)}: {line.what}" for line in lines[:2])[:140]
    told = _("How and when you are told is yours to set:")
    return format_html(
        PAGE,
        get_language() or "vi",
        subject,
        preview,
        _greeting(name),
        rows,
        told,
        _settings_address(),
        _("my preferences"),
    )
