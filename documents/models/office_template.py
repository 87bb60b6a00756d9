"""A Word file of the office that replaces the portal's own layout of one kind of paper, from a day on."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from common.refs import ObjectRef
from organizations.models import Committee, Unit
from organizations.permissions import Permission, plan_ids


class TemplateKind(models.TextChoices):
    """Papers that an office may lay out itself; what each may say is the closed list of `documents.layouts.placeholders`."""

    NOTICE = "notice", _("Conclusion notice and other papers with items")
    EXCERPT = "excerpt", _("Excerpt for one unit")
    RESULTS = "results", _("Results report")
    INVITATION = "invitation", _("Invitation to a meeting")
    MINUTES = "minutes", _("Minutes of a meeting")
    WORK_SLIP = "work_slip", _("Slip that gives a unit its work")
    SUBMISSION = "submission", _("Slip that submits a draft")
    URGING = "urging", _("Letter that urges a unit")
    EXPLANATION = "explanation", _("Explanation report of a unit")
    HANDOVER = "handover", _("Minutes of a hand-over")


class OfficeTemplateQuerySet(models.QuerySet["OfficeTemplate"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who keeps the plan's templates."""
        if actor.is_system:
            return self
        return self.filter(owner_id__in=plan_ids(actor, Permission.KEEP_TEMPLATES))

    def in_use(self, on: date) -> Self:
        """Known on the day, valid on it, and not taken out of use by then."""
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=on),
            Q(withdrawn_known_on__isnull=True) | Q(withdrawn_known_on__gt=on),
            known_on__lte=on,
            valid_from__lte=on,
        )


class OfficeTemplate(RecordedFact):
    """The file itself is an attachment held by this row. Of several in use the one that begins last is taken."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan"))
    kind = models.CharField(_("kind of paper"), max_length=12, choices=TemplateKind)
    layout = models.CharField(_("layout"), max_length=8, choices=Committee.Layout)
    name = LineField(_("name"), max_length=200)
    valid_from = models.DateField(_("in use from"))
    valid_to = models.DateField(_("in use until"), null=True, blank=True)
    withdrawn_known_on = models.DateField(_("taken out of use"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = LineField(max_length=200, blank=True, editable=False)

    objects = OfficeTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of the office")
        verbose_name_plural = _("templates of the office")
        ordering = ("owner", "kind", "layout", "-valid_from", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="template_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_known_on__isnull=True, withdrawn_at__isnull=True, withdrawn_by="")
                | (Q(withdrawn_known_on__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_by="")),
                name="template_withdrawal_has_day_and_person",
            ),
        ]
        indexes = [models.Index(fields=("owner", "kind", "layout"), name="template_by_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> ObjectRef:
        return ObjectRef.of(self)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_known_on is not None
