"""The office's list "leaders are asked to urge": proposed by a rule, released or set aside by the head of office.

No machine writes to the chair by itself: a row here reaches a leader only by somebody's release.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids
from reminders.models.rule import Rule


class EscalationQuerySet(models.QuerySet["Escalation"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=plan_ids(actor, Permission.URGE))

    def waiting(self) -> Self:
        return self.filter(decision=Escalation.Decision.WAITING)


class Escalation(RecordedFact):
    class Decision(models.TextChoices):
        WAITING = "", _("waiting")
        RELEASED = "released", _("given to the leader")
        SET_ASIDE = "set_aside", _("set aside")
        SETTLED = "settled", _("settled meanwhile")

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    object_kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=64)
    deadline_on = models.DateField()
    decision = models.CharField(max_length=10, choices=Decision, blank=True, default="")
    decided_on = models.DateField(null=True)
    decided_by = LineField(max_length=200, blank=True)
    reason = ProseField(max_length=1000, blank=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal to urge")
        verbose_name_plural = _("proposals to urge")
        ordering = ("deadline_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "object_kind", "object_key", "deadline_on"),
                name="proposed_once_per_deadline",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on__isnull=True, decided_by="")
                | (~Q(decision="") & Q(decided_on__isnull=False) & ~Q(decided_by="")),
                name="proposal_decision_has_day_and_decider",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_key}"
