"""A unit is a row valid in a period. Nothing is moved or deleted when units merge, split or end.

The statistics-office code repeats over time (00118 was the ward Ngọc Thụy until 2025-06-30 and is the ward Bồ Đề since),
so identity is the portal's own code and a GSO code is resolved with a day.
"""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, SearchKeyField, SortKeyField
from common.searching import searched
from organizations.models.validity import DatedRow, in_force, ordered_period


class UnitQuerySet(models.QuerySet["Unit"]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))

    def within(self, unit: "Unit") -> Self:
        """The unit and everything under it."""
        return self.filter(path__startswith=unit.path)

    def wards(self) -> Self:
        return self.filter(level=Unit.Level.WARD)

    def visible_to(self, actor: Actor) -> Self:
        """Units of the plans the actor belongs to, the bodies above them, and successors of their units."""
        if actor.is_system:
            return self
        homes = models.Q(home_id__in=actor.home_ids)
        above = models.Q(children__home_id__in=actor.home_ids, home__isnull=True)
        heirs = models.Q(predecessors__predecessor__home_id__in=actor.home_ids)
        return self.filter(models.Q(pk__in=self.model.objects.filter(homes | above | heirs).values("pk")))

    def resolve(self, code: str, on: date) -> "Unit | None":
        """The unit that a code written by somebody means: the portal's own code, else the GSO code borne on the day."""
        if not code:
            return None
        named = self.filter(code=code).first()
        return named or self.in_force(on).filter(gso_code=code).order_by("pk").first()

    def matching(self, words: str) -> Self:
        return searched(self, words)

    def sorted(self) -> Self:
        return self.order_by("position", "name_order", "code")


class Unit(DatedRow):
    class Level(models.TextChoices):
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        WARD = "ward", _("ward")
        DEPARTMENT = "department", _("department or body")

    class Bloc(models.TextChoices):
        PARTY = "party", _("Party")
        GOVERNMENT = "government", _("Government")
        FRONT = "front", _("Fatherland Front")
        MASS_ORGANIZATION = "mass_organization", _("mass organisation")
        ARMED = "armed", _("armed forces")
        SERVICE = "service", _("public service unit")

    class Relation(models.TextChoices):
        """Subordinate units are assigned work; vertical agencies and the Front are asked."""

        SUBORDINATE = "subordinate", _("subordinate")
        VERTICAL = "vertical", _("vertical agency")
        FRONT = "front", _("Front and organisations")

    class Group(models.TextChoices):
        """What group phrases of notices mean: "các phòng", "ban", "ngành", "đoàn thể"."""

        PHONG = "phong", _("divisions")
        BAN = "ban", _("boards")
        NGANH = "nganh", _("vertical branches")
        DOAN_THE = "doan_the", _("mass organisations")
        SU_NGHIEP = "su_nghiep", _("public service units")

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = LineField(_("name"), max_length=200)
    short_name = LineField(_("short name"), max_length=100)
    aliases = models.JSONField(_("spellings met in papers"), default=list, blank=True)
    level = models.CharField(_("level"), max_length=12, choices=Level)
    bloc = models.CharField(_("bloc"), max_length=20, choices=Bloc)
    group = models.CharField(_("group"), max_length=12, choices=Group, blank=True)
    relation = models.CharField(_("relation"), max_length=12, choices=Relation)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    home = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("plan of")
    )
    path = models.CharField(
        max_length=200, editable=False, unique=True, help_text="Codes from the root, each ended by '/'."
    )
    gso_code = models.CharField(_("GSO code"), max_length=5, blank=True, db_index=True)
    legal_basis_in = LineField(_("legal basis of its beginning"), max_length=200, blank=True)
    legal_basis_out = LineField(_("legal basis of its end"), max_length=200, blank=True)
    position = models.PositiveIntegerField(_("official order"), default=0)
    search_text = SearchKeyField(sources=("name", "short_name", "aliases", "code"))
    name_order = SortKeyField(sources=("name",))

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("position", "name_order", "code")
        constraints = [
            ordered_period("unit_period_is_ordered"),
            models.UniqueConstraint(
                fields=("gso_code", "valid_from"),
                condition=~models.Q(gso_code=""),
                name="unit_gso_code_once_per_day",
            ),
        ]
        indexes = [models.Index(fields=("home", "level"), name="unit_by_home_and_level")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ward(self) -> bool:
        return self.level == self.Level.WARD

    @property
    def is_asked(self) -> bool:
        """Vertical agencies and the Front are asked ("Đề nghị"), not assigned ("Giao")."""
        return self.relation != self.Relation.SUBORDINATE

    def clean(self) -> None:
        super().clean()
        if not self.gso_code:
            return
        others = Unit.objects.filter(gso_code=self.gso_code, level=self.level).exclude(pk=self.pk)
        if self.valid_to is not None:
            others = others.filter(valid_from__lte=self.valid_to)
        if others.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=self.valid_from)).exists():
            raise ValidationError({"gso_code": _("Another unit bears this GSO code in the same period.")})


class UnitIdentifier(DatedRow):
    class Scheme(models.TextChoices):
        GSO = "GSO", _("statistics office")
        QD20 = "QD20", _("Decision 20/2020/QD-TTg")
        QCVN102 = "QCVN102", _("QCVN 102:2016/BTTTT")
        BUDGET = "BUDGET", _("budget-using unit code")

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="identifiers", verbose_name=_("unit"))
    scheme = models.CharField(_("scheme"), max_length=8, choices=Scheme)
    value = models.CharField(_("value"), max_length=35)

    class Meta:
        verbose_name = _("unit identifier")
        verbose_name_plural = _("unit identifiers")
        constraints = [
            ordered_period("identifier_period_is_ordered"),
            models.UniqueConstraint(fields=("scheme", "value", "valid_from"), name="identifier_once_per_day"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"
