"""Lines as a message: subject, plain text and HTML that a phone shows well (docs/adr/0011). Colours stand beside words, never alone."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from common.formats import dmy
from reminders.sources.line import Line

LATE, SOON, CALM = "late", "soon", "calm"
SHEET = (Path(__file__).parent / "mail.css").read_text(encoding="utf-8")


def sheet_source() -> str:
    """The sheet as a content policy names it: by its hash."""
    digest = sha256(escape(SHEET).encode()).digest()
    return f"sha256-{b64encode(digest).decode()}"


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


def _html(name: str, subject: str, lines: Sequence[Line], on: date) -> str:
    context = {
        "language": get_language() or "vi",
        "sheet": format_html("<style>{}</style>", SHEET),
        "subject": subject,
        "preview": "; ".join(f"{line.when(on)}: {line.what}" for line in lines[:2])[:140],
        "greeting": _greeting(name),
        "rows": [{"line": line, "when": line.when(on), "tone": _tone(line, on)} for line in lines],
        "preferences": _settings_address(),
    }
    return render_to_string("reminders/mail.html", context)
