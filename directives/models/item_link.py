"""What became of an item that was not carried out under its own number: superseded, merged or split. Append-only."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import ProseField
from common.models import RecordedFact


class ItemLink(RecordedFact):
    """`old` goes on as `new`. A split has several `new`, a merger several `old`; nobody's work gets lost on the way."""

    class Kind(models.TextChoices):
        SUPERSEDED = "superseded", _("superseded")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")

    old = models.ForeignKey("directives.DirectiveItem", models.PROTECT, related_name="links_on")
    new = models.ForeignKey("directives.DirectiveItem", models.PROTECT, related_name="links_back")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    reason = ProseField(_("reason"), max_length=2000)

    class Meta:
        verbose_name = _("link between items")
        verbose_name_plural = _("links between items")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("old", "new"), name="items_are_linked_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="item_does_not_follow_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} {self.kind} {self.new_id}"
