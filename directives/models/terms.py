"""What a change of state rests on beside its reason: until when work rests, by which paper it was cancelled."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField


class TransitionTerms(models.Model):
    """Append-only, written with its transition."""

    transition = models.OneToOneField(
        "directives.AssignmentTransition", models.PROTECT, related_name="terms", primary_key=True
    )
    until = models.DateField(_("rests until"), null=True, blank=True)
    authority = LineField(_("by which paper"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("terms of a transition")
        verbose_name_plural = _("terms of transitions")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.transition_id} {self.until or self.authority}"
