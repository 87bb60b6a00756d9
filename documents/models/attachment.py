"""A file kept as evidence or as a paper's scan. It belongs to its holder, an object of any floor, and is as visible as it.

The bytes lie outside the database under a name of the portal's own; the name that people gave stands here.
"""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from common.models import RecordedFact
from common.refs import ObjectRef
from organizations.models import Unit

LONGEST_NAME = 255


class Media(models.TextChoices):
    """What a file is, by its content. The value is also the ending of its name."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    ODT = "odt", "OpenDocument"
    ODS = "ods", "OpenDocument"
    PNG = "png", "PNG"
    JPG = "jpg", "JPEG"

    @property
    def type(self) -> str:
        return TYPES[self]


TYPES = {
    Media.PDF: "application/pdf",
    Media.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Media.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Media.ODT: "application/vnd.oasis.opendocument.text",
    Media.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Media.PNG: "image/png",
    Media.JPG: "image/jpeg",
}


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def held_by(self, *holders: ObjectRef) -> Self:
        held = Q(pk__in=[])
        for kind in {holder.kind for holder in holders}:
            held |= Q(holder_kind=kind, holder_key__in=[each.key for each in holders if each.kind == kind])
        return self.filter(held)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def of_plans(self, plans: Iterable[int]) -> Self:
        return self.filter(owner_id__in=plans)

    def kept(self) -> Self:
        return self.filter(purged_on__isnull=True)


class Attachment(RecordedFact):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan"))
    holder_kind = models.CharField(max_length=60, editable=False)
    holder_key = models.CharField(max_length=64, editable=False)
    name = LineField(_("name"), max_length=LONGEST_NAME, blank=True)
    media = models.CharField(_("type"), max_length=4, choices=Media)
    size = models.PositiveIntegerField(_("size, bytes"))
    sha256 = models.CharField(max_length=64, editable=False)
    stored_as = models.CharField(max_length=32, unique=True, editable=False)
    text = models.TextField(blank=True, editable=False, help_text="Folded text of the file, for searching")
    purged_on = models.DateField(_("removed on"), null=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_is_not_empty"),
            models.CheckConstraint(
                condition=(Q(purged_on__isnull=True) & ~Q(name=""))
                | Q(purged_on__isnull=False, name="", text=""),
                name="purged_attachment_keeps_neither_name_nor_text",
            ),
        ]
        indexes = [
            models.Index(fields=("holder_kind", "holder_key", "id"), name="attachment_by_holder"),
            models.Index(fields=("owner", "sha256"), name="attachment_by_content"),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256[:12]

    @property
    def holder(self) -> ObjectRef:
        return ObjectRef(self.holder_kind, self.holder_key)

    @property
    def is_purged(self) -> bool:
        return self.purged_on is not None

    @property
    def file_name(self) -> str:
        """The name for a reader's disk: it always ends as the content says, so nothing runs that was not meant to."""
        endings = (".jpg", ".jpeg") if self.media == Media.JPG else (f".{self.media}",)
        return self.name if self.name.lower().endswith(endings) else f"{self.name}.{self.media}"
