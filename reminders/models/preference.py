"""How a person wants to be told. The inbox is never switched off: it is where the musts stand."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reminders.models.rule import Language, Rule


class Preference(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", primary_key=True)
    digest_by_mail = models.BooleanField(_("the daily digest by mail"), default=True)
    urgent_by_mail = models.BooleanField(_("urgent messages by mail"), default=True)
    on_days_off = models.BooleanField(_("also on days off"), default=False)
    away_until = models.DateField(_("no mail until"), null=True, blank=True)
    language = models.CharField(
        _("language of messages"), max_length=2, choices=Language, default=Language.VIETNAMESE
    )
    calendar_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")

    def __str__(self) -> str:
        return str(self.user_id)

    def wants(self, channel: str, on: date, *, day_off: bool) -> bool:
        """Whether a mail of this manner may go out on the day; what may not waits in the inbox for the next one."""
        if channel == Rule.Channel.INBOX:
            return False
        if self.away_until is not None and on <= self.away_until:
            return False
        if channel == Rule.Channel.URGENT:
            return self.urgent_by_mail
        return self.digest_by_mail and (self.on_days_off or not day_off)
