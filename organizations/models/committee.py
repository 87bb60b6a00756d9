"""Steering committees, their terms (Party numbers run through a term) and who sits in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from organizations.models.person import User
from organizations.models.unit import Unit
from organizations.models.validity import DatedRow, ordered_period


class CommitteeQuerySet(models.QuerySet["Committee"]):
    def visible_to(self, actor: Actor) -> "CommitteeQuerySet":
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)


class Committee(DatedRow):
    class Layout(models.TextChoices):
        PARTY = "party", _("Party paper")
        STATE = "state", _("State paper")

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = LineField(_("name"), max_length=250)
    short_name = LineField(_("short name"), max_length=100)
    symbol = LineField(_("symbol in numbers"), max_length=20)
    layout = models.CharField(_("layout of its papers"), max_length=8, choices=Layout)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="committees", verbose_name=_("plan of"))
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("standing office"))
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("successor")
    )

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        ordering = ("owner", "-valid_from", "code")
        constraints = [ordered_period("committee_period_is_ordered")]

    def __str__(self) -> str:
        return self.name


class Term(DatedRow):
    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="terms", verbose_name=_("committee")
    )
    name = LineField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("-valid_from",)
        constraints = [
            ordered_period("term_period_is_ordered"),
            models.UniqueConstraint(fields=("committee", "valid_from"), name="term_once_per_day"),
        ]

    def __str__(self) -> str:
        return self.name


class CommitteeMembership(DatedRow):
    class Seat(models.TextChoices):
        CHAIR = "chair", _("chair")
        STANDING_VICE_CHAIR = "standing_vice_chair", _("standing vice chair")
        VICE_CHAIR = "vice_chair", _("vice chair")
        MEMBER = "member", _("member")
        SECRETARY = "secretary", _("secretary")

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="memberships", verbose_name=_("committee")
    )
    seat = models.CharField(_("seat"), max_length=20, choices=Seat)
    title = LineField(_("post held"), max_length=200)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("committee membership")
        verbose_name_plural = _("committee memberships")
        ordering = ("position", "pk")
        constraints = [ordered_period("membership_period_is_ordered")]

    def __str__(self) -> str:
        return self.title
