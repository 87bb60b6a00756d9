"""A delivery report of a mail server (RFC 3464): which message did not arrive, and why. Hostile input: nothing in it is believed
but the name of a message that the portal knows itself."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

LONGEST = 1_000_000  # bytes; a report carries at most the message it speaks of
HEAD_ALONE = "text/rfc822-headers"


@dataclass(frozen=True)
class Bounce:
    message_id: str
    reason: str


def bounce_of(raw: bytes) -> Bounce | None:
    """None when it is no report of a failure for good: an answer, a delay, a success."""
    if len(raw) > LONGEST:
        return None
    _report, *parts = message_from_bytes(raw).walk()
    failed = next((part for part in parts if str(part["Action"]).strip().lower() == "failed"), None)
    name = next((name for name in map(_message_id, parts) if name), "")
    if failed is None or not name:
        return None
    reason = str(failed["Diagnostic-Code"] or failed["Status"] or "").split()
    return Bounce(name, " ".join(reason)[:250])


def _message_id(part: Message) -> str:
    """Of the message that came back, whole or its head alone."""
    content = part.get_payload(decode=True) if part.get_content_type() == HEAD_ALONE else None
    head = message_from_bytes(content) if isinstance(content, bytes) else part
    return str(head["Message-ID"] or "").strip()
