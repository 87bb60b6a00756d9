"""One message to one address over Django's mail. Says what is known of it afterwards; saves nothing."""

import smtplib
from dataclasses import dataclass
from enum import StrEnum

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend


@dataclass(frozen=True)
class Outgoing:
    """`again`: an administrator decided to repeat it; it keeps its Message-ID."""

    to: str
    message_id: str
    subject: str
    text: str
    html: str
    again: bool = False


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"  # try again
    REFUSED = "refused"  # for good
    UNKNOWN = "unknown"  # the line broke while it was given over


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    error: str = ""


def send(message: Outgoing, *, connection: BaseEmailBackend | None) -> Result:
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    if message.again:
        headers["X-Portal-Retry"] = "1"
    mail = EmailMultiAlternatives(
        message.subject, message.text, to=[message.to], headers=headers, connection=connection
    )
    mail.attach_alternative(message.html, "text/html")
    try:
        taken = mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, told = next(iter(refused.recipients.values()))
        return _answered(code, told)
    except smtplib.SMTPResponseException as answer:
        return _answered(answer.smtp_code, answer.smtp_error)
    except (smtplib.SMTPServerDisconnected, TimeoutError) as broken:
        return Result(Outcome.UNKNOWN, _short(broken))
    except (smtplib.SMTPException, OSError) as away:
        return Result(Outcome.LATER, _short(away))
    return Result(Outcome.SENT) if taken else Result(Outcome.LATER, "not taken")


def _answered(code: int, told: bytes | str) -> Result:
    words = told.decode(errors="replace") if isinstance(told, bytes) else told
    return Result(Outcome.REFUSED if code >= 500 else Outcome.LATER, f"{code} {words}"[:300])


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
