"""A file of a meeting that may be taken back: a photo, a paper on its table."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from common.models import RecordedFact
from documents.models import Attachment


class LaidFile(RecordedFact):
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+", verbose_name=_("file"))
    withdrawn_on = models.DateField(null=True, editable=False)
    withdrawn_by = LineField(max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_by="")),
                name="withdrawn_%(class)s_says_by_whom",
            )
        ]
