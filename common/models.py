"""Ground tables: the audit chain and the working calendar's overrides. No domain words here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock
from common.fields import LineField


class AuditEntry(models.Model):
    """One act, chained to the one before by SHA-256 over its canonical bytes. Append-only: triggers refuse the rest."""

    id = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    known_on = models.DateField()
    actor_kind = models.CharField(max_length=10)
    actor_key = models.CharField(max_length=64)
    actor_label = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=20, blank=True)
    verb = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=64)
    unit_code = models.CharField(max_length=40, blank=True)
    facts = models.TextField(help_text="Canonical JSON")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        ordering = ("-id",)
        indexes = [models.Index(fields=("object_kind", "object_key"), name="audit_by_object")]

    def __str__(self) -> str:
        return f"{self.id} {self.verb} {self.object_kind}:{self.object_key}"


class AuditHead(models.Model):
    """The end of the chain: one row, locked last by every act."""

    last_id = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="audit_head_is_single")]

    def __str__(self) -> str:
        return f"{self.last_id}:{self.hash[:12]}"


class CalendarDay(models.Model):
    """A day on which the working calendar differs from the library: announced swaps, local days off."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("public holiday")
        SUBSTITUTE = "substitute", _("substitute day off")
        SWAP_OFF = "swap_off", _("day off, worked on another day")
        SWAP_WORK = "swap_work", _("worked instead of a day off")
        LOCAL_OFF = "local_off", _("local day off")

    day = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = LineField(_("name"), max_length=200, blank=True)
    source = LineField(_("source"), max_length=300, help_text=_("The announcement it follows."))

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("working calendar")
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}"


class RecordedFact(models.Model):
    """A fact with its moment of recording, the day from which pages know it, and who recorded it for whom.

    `known_on` is what `on` filters; dates that people claim are other fields and are only shown.
    """

    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    known_on = models.DateField(default=clock.today, editable=False)
    by_kind = models.CharField(max_length=10, editable=False)
    by_key = models.CharField(max_length=64, editable=False)
    by_label = LineField(max_length=200, editable=False)
    on_behalf_of = LineField(max_length=200, blank=True, editable=False)
    basis = models.CharField(max_length=20, blank=True, editable=False)

    class Meta:
        abstract = True


class AnsweredRequest(models.Model):
    """What a request with an Idempotency-Key was answered, so that sending it again changes nothing. Kept seven days."""

    owner = models.CharField(max_length=64)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=clock.wall, db_index=True)

    class Meta:
        verbose_name = _("answered request")
        verbose_name_plural = _("answered requests")
        constraints = [models.UniqueConstraint(fields=("owner", "key"), name="request_key_once_per_owner")]

    def __str__(self) -> str:
        return f"{self.owner} {self.key}"
