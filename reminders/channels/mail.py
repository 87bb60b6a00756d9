"""One message to one address over Django's mail. Says what is known of it afterwards; saves nothing."""

import smtplib
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from reminders.channels.outcome import Outcome, Result, later, told


@dataclass(frozen=True)
class Outgoing:
    """`again`: an administrator decided to repeat it; it keeps its Message-ID."""

    to: str
    message_id: str
    subject: str
    text: str
    html: str
    again: bool = False


def opened(connection: BaseEmailBackend) -> Result | None:
    """None when the line stands; else why it does not. Nothing was handed over."""
    try:
        connection.open()
    except OSError as away:  # errors of smtplib are among them
        return later(away)
    return None


def send(message: Outgoing, *, connection: BaseEmailBackend) -> Result:
    """Over a line that stands, or is opened anew after it broke."""
    away = opened(connection)
    if away is not None:
        return away
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    if message.again:
        headers["X-Portal-Retry"] = "1"
    mail = EmailMultiAlternatives(
        message.subject, message.text, to=[message.to], headers=headers, connection=connection
    )
    mail.attach_alternative(message.html, "text/html")
    return _sent(mail)


def _sent(mail: EmailMultiAlternatives) -> Result:
    try:
        taken = mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return _answered(*next(iter(refused.recipients.values())))
    except smtplib.SMTPSenderRefused as ours:  # says nothing of the addressee
        return later(ours)
    except smtplib.SMTPResponseException as answer:
        return _answered(answer.smtp_code, answer.smtp_error)
    except (smtplib.SMTPServerDisconnected, OSError) as broken:
        return Result(Outcome.UNKNOWN, told(broken))
    return Result(Outcome.SENT) if taken else Result(Outcome.LATER, "not taken")


def _answered(code: int, words: bytes | str) -> Result:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return Result(Outcome.REFUSED if code >= 500 else Outcome.LATER, f"{code} {text}"[:300])
