"""Who followed whom: many-to-many, whole, part or remainder. A weight is given only where one is known."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from organizations.models.unit import Unit


class UnitSuccession(models.Model):
    class Coverage(models.TextChoices):
        WHOLE = "whole", _("whole")
        PART = "part", _("part")
        REMAINDER = "remainder", _("remainder")

    predecessor = models.ForeignKey(
        Unit, models.PROTECT, related_name="successors", verbose_name=_("predecessor")
    )
    successor = models.ForeignKey(
        Unit, models.PROTECT, related_name="predecessors", verbose_name=_("successor")
    )
    effective_on = models.DateField(_("effective on"))
    coverage = models.CharField(_("coverage"), max_length=10, choices=Coverage)
    weight = models.DecimalField(_("share"), max_digits=5, decimal_places=4, null=True, blank=True)
    basis = LineField(_("basis of the share"), max_length=200, blank=True)
    is_default_heir = models.BooleanField(_("heir of open work"), default=False)
    legal_basis = LineField(_("legal basis"), max_length=200)
    mark = LineField(_("to be confirmed"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ("effective_on", "predecessor_id", "successor_id")
        constraints = [
            models.UniqueConstraint(
                fields=("predecessor", "successor", "effective_on"), name="succession_once"
            ),
            models.UniqueConstraint(
                fields=("predecessor",),
                condition=Q(is_default_heir=True),
                name="succession_has_one_default_heir",
            ),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gt=0, weight__lte=1),
                name="succession_share_in_0_1",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} -> {self.successor_id} ({self.effective_on:%d/%m/%Y})"
