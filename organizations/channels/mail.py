"""The letter that brings a link."""

from datetime import datetime
from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.models import User


def send_link(person: User, url: str, until: datetime) -> bool:
    """False when no server takes the letter."""
    words = {"name": person.full_name, "username": person.username, "url": url}
    words["until"] = f"{timezone.localtime(until):%H:%M, %d/%m/%Y}"
    text = _(
        "Dear %(name)s,\n\nwith this link you set your password for the portal. It opens once and until %(until)s.\n\n"
        "%(url)s\n\nYour user name: %(username)s\n\nIf you did not expect this letter, please tell your administrator."
    )
    try:
        return send_mail(_("Your password for the portal"), text % words, None, [person.email]) == 1
    except (SMTPException, OSError):
        return False
