"""What a column of an office's own tracking sheet stands for, as somebody said once: remembered for the next sheet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit


class SheetColumn(RecordedFact):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan"))
    heading = LineField(_("heading, folded"), max_length=120)
    key = models.CharField(_("what it stands for"), max_length=20)

    class Meta:
        verbose_name = _("column of a tracking sheet")
        verbose_name_plural = _("columns of tracking sheets")
        ordering = ("owner", "heading")
        constraints = [models.UniqueConstraint(fields=("owner", "heading"), name="sheet_column_said_once")]

    def __str__(self) -> str:
        return f"{self.heading}: {self.key}"
