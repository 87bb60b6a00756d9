"""The demonstration's sink: messages that its mail backend wrote into files, the newest first."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils import timezone

SHOWN = 50
RULER = b"-" * 79


@dataclass(frozen=True)
class Letter:
    """`key` names it in addresses; `html` is the part that phones and mail programs show."""

    key: str
    to: str
    subject: str
    text: str
    html: str
    sent_at: datetime | None


def letters(*, to: str = "") -> tuple[Letter, ...]:
    """Of one address, or of all. Empty where messages go to a real server."""
    folder = Path(str(getattr(settings, "EMAIL_FILE_PATH", "") or "/nonexistent"))
    files = (
        sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
        if folder.is_dir()
        else []
    )
    found: list[Letter] = []
    for path in files[: 2 * SHOWN]:
        parts = [part for part in path.read_bytes().split(RULER) if part.strip()]
        found += [letter for letter in map(_letter, reversed(parts)) if not to or letter.to == to]
    return tuple(found[:SHOWN])


def _letter(raw: bytes) -> Letter:
    mail = message_from_bytes(raw.strip() + b"\n", policy=policy.default)
    date = mail["date"]
    return Letter(
        key=sha256(str(mail["message-id"]).encode()).hexdigest()[:16],
        to=str(mail["to"] or ""),
        subject=str(mail["subject"] or ""),
        text=_part(mail, "plain"),
        html=_part(mail, "html"),
        sent_at=_moment(date.datetime) if date else None,
    )


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    return str(body.get_content()) if body else ""


def _moment(written: datetime) -> datetime:
    """In the portal's zone; "-0000" in a mail's head is UTC without saying so."""
    return timezone.localtime(written if timezone.is_aware(written) else written.replace(tzinfo=UTC))
