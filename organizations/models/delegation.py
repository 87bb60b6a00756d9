"""A post lends its rights to another for a time, by a paper that says so. Append-only; an early end is a fact of its own."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models.person import Post
from organizations.models.validity import DatedRow, in_force, ordered_period
from organizations.permissions import Part


def delegated(on: date, prefix: str = "") -> Q:
    """The condition under which a delegation gives its rights on the day: in its period, and not ended before."""
    unended = Q(**{f"{prefix}end__isnull": True}) | Q(**{f"{prefix}end__last_day__gte": on})
    return in_force(on, prefix) & unended


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(from_post__unit__home_id__in=actor.home_ids)

    def in_force(self, on: date) -> Self:
        return self.filter(delegated(on))

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Delegation(RecordedFact, DatedRow):
    """Who holds `to_post` has, beside his own, the rights that the holders of `from_post` have by their roles."""

    from_post = models.ForeignKey(
        Post, models.PROTECT, related_name="delegations_given", verbose_name=_("post that delegates")
    )
    to_post = models.ForeignKey(
        Post, models.PROTECT, related_name="delegations_held", verbose_name=_("post that stands in")
    )
    part = models.CharField(_("what is delegated"), max_length=10, choices=Part, default=Part.ALL)
    document = LineField(_("by which paper"), max_length=300)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ("-valid_from", "pk")
        constraints = [
            ordered_period("delegation_period_is_ordered"),
            models.CheckConstraint(condition=Q(valid_to__isnull=False), name="delegation_has_last_day"),
            models.CheckConstraint(
                condition=~Q(from_post=F("to_post")), name="delegation_is_between_two_posts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_post} -> {self.to_post}"

    def last_day_known(self, on: date) -> date:
        """The last day as known on the day: an end recorded later is not known yet."""
        ended = getattr(self, "end", None)
        if ended is not None and ended.known_on <= on:
            return min(ended.last_day, self.valid_to or ended.last_day)
        return self.valid_to or on

    def is_over(self, on: date) -> bool:
        return self.last_day_known(on) < on


class DelegationEnd(RecordedFact):
    """Ended before its time."""

    delegation = models.OneToOneField(Delegation, models.PROTECT, related_name="end")
    last_day = models.DateField(_("last day"))
    reason = LineField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("end of a delegation")
        verbose_name_plural = _("ends of delegations")

    def __str__(self) -> str:
        return f"{self.delegation_id} {self.last_day:%d/%m/%Y}"
