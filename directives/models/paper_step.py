"""What became of a paper on its way to the signature and after: append-only, told with who and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import ProseField
from common.models import RecordedFact
from directives.models.directive import Directive


class PaperStep(RecordedFact):
    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        CHECKED = "checked", _("checked by the head of office")
        SENT_BACK = "sent_back", _("sent back to be changed")
        NUMBERED = "numbered", _("signed and numbered")
        ISSUED = "issued", _("work given out")
        CORRECTED = "corrected", _("corrected by a later paper")
        SUPPLEMENTED = "supplemented", _("supplemented by a later paper")

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="steps", verbose_name=_("paper"))
    kind = models.CharField(_("step"), max_length=12, choices=Kind)
    note = ProseField(_("note"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("step of a paper")
        verbose_name_plural = _("steps of papers")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.directive_id} {self.kind}"
