"""What was sent and could not be accepted: kept whole, so that nothing typed or computed is lost, and listed for repair."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.fields import LineField
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths


class SubmissionAttemptQuerySet(models.QuerySet["SubmissionAttempt"]):
    def visible_to(self, actor: Actor) -> Self:
        """The unit itself and whoever sees the whole plan."""
        if actor.is_system:
            return self
        seen = models.Q(unit__home_id__in=plan_ids(actor, Permission.VIEW_PLAN))
        for path in unit_paths(actor, Permission.VIEW_PLAN):
            seen |= models.Q(unit__path__startswith=path)
        return self.filter(seen)


class SubmissionAttempt(models.Model):
    """`body` as it was read; `errors` as told: ``[{"field", "code", "message": {"vi", "en"}}]``. The same body sent again
    counts in `times`."""

    class Door(models.TextChoices):
        FORM = "form", _("form")
        API = "api", _("API")
        EXCEL = "excel", _("Excel")
        BATCH = "batch", _("batch")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    form_code = models.CharField(_("form"), max_length=40)
    period_code = models.CharField(_("period"), max_length=20)
    door = models.CharField(_("by way of"), max_length=8, choices=Door)
    code = models.CharField(_("code"), max_length=40)
    body = models.JSONField(_("what was sent"))
    errors = models.JSONField(_("why not"))
    fingerprint = models.CharField(max_length=64)
    times = models.PositiveIntegerField(_("times"), default=1)
    first_at = models.DateTimeField(_("first at"), default=clock.now)
    last_at = models.DateTimeField(_("last at"), default=clock.now)
    by_kind = models.CharField(max_length=10, editable=False)
    by_key = models.CharField(max_length=64, editable=False)
    by_label = LineField(_("sent by"), max_length=200, editable=False)
    settled_at = models.DateTimeField(_("put aside at"), null=True)
    settled_by = LineField(_("put aside by"), max_length=200, blank=True)

    objects = SubmissionAttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("refused submission")
        verbose_name_plural = _("refused submissions")
        ordering = ("-last_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "form_code", "period_code", "fingerprint"), name="attempt_once_per_body"
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by="")
                | (models.Q(settled_at__isnull=False) & ~models.Q(settled_by="")),
                name="attempt_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_code}/{self.period_code}/{self.unit_id} {self.code}"
