"""An application of a plan: one of the four groups of the Scheme, kept by one unit, used by many."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.taxonomy import CODE
from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField, SortKeyField
from common.models import RecordedFact
from common.searching import searched
from organizations.models import Unit


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def live(self) -> Self:
        """Planned, tried, used or on the way out: not retired."""
        return self.exclude(lifecycle=Application.Lifecycle.RETIRED)

    def matching(self, words: str) -> Self:
        return searched(self, words)


class Application(RecordedFact):
    """`owner` is the unit whose plan it belongs to; `owner_unit` the one that answers for it ("đơn vị chủ quản").

    `hosting`, `hosting_note`, `security_level` and the interfaces are shown to the owner unit and administrators only.
    """

    class Group(models.TextChoices):
        SERVICES = "services", _("services for people and businesses")
        INTERNAL = "internal", _("internal operations")
        SUPERVISION = "supervision", _("supervision of city, environment and security")
        BRANDING = "branding", _("promotion of craft villages and tourism")

    class Origin(models.TextChoices):
        STATE = "state", _("ministry or national system")
        CITY = "city", _("shared system of the City")
        BOUGHT = "bought", _("bought")
        HIRED = "hired", _("hired as a service")
        BUILT = "built", _("built on order")
        OWN = "own", _("made by the unit itself")

    CONTRACTED = (Origin.BOUGHT, Origin.HIRED, Origin.BUILT)

    class Lifecycle(models.TextChoices):
        PLANNED = "planned", _("planned")
        PILOT = "pilot", _("on trial")
        IN_USE = "in_use", _("in use")
        PHASING_OUT = "phasing_out", _("being phased out")
        RETIRED = "retired", _("retired")

    class Hosting(models.TextChoices):
        UNKNOWN = "", _("not stated")
        CITY_CENTRE = "city_centre", _("data centre of the City")
        SERVER_ROOM = "server_room", _("server room of the unit")
        HIRED_CLOUD = "hired_cloud", _("hired cloud")
        VENDOR = "vendor", _("at the vendor")
        WORKSTATION = "workstation", _("workstations only")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    code = models.CharField(_("code"), max_length=30, validators=[CODE])
    name = LineField(_("name"), max_length=200)
    short_name = LineField(_("short name"), max_length=60, blank=True)
    purpose = ProseField(_("purpose"), max_length=2000, blank=True)
    group = models.CharField(_("group"), max_length=12, choices=Group)
    owner_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("owner"))
    vendor = LineField(_("vendor"), max_length=200, blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin)
    lifecycle = models.CharField(_("stage of life"), max_length=12, choices=Lifecycle)
    in_use_since = models.DateField(_("in use since"), null=True, blank=True)
    contract_number = LineField(_("contract"), max_length=80, blank=True)
    contract_start = models.DateField(_("contract begins"), null=True, blank=True)
    contract_end = models.DateField(_("contract ends"), null=True, blank=True)
    hosting = models.CharField(_("hosting"), max_length=12, choices=Hosting, blank=True)
    hosting_note = LineField(_("where exactly"), max_length=200, blank=True)
    security_level = models.PositiveSmallIntegerField(
        _("security level"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("Level 1 to 5 of Decree 85/2016/NĐ-CP."),
    )
    attest_months = models.PositiveSmallIntegerField(
        _("confirmed every (months)"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
    )
    retired_on = models.DateField(_("retired on"), null=True, blank=True, editable=False)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("code", "name", "short_name", "vendor", "purpose"))
    name_order = SortKeyField(sources=("name",))

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ("name_order", "code")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "code"),
                name="application_code_once_per_plan",
                violation_error_message=_("Another application bears this code."),
            ),
            models.CheckConstraint(
                condition=Q(contract_start__isnull=True)
                | Q(contract_end__isnull=True)
                | Q(contract_end__gte=F("contract_start")),
                name="application_contract_is_ordered",
                violation_error_message=_("The contract ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(security_level__isnull=True) | Q(security_level__range=(1, 5)),
                name="application_security_level_exists",
            ),
            models.CheckConstraint(
                condition=Q(lifecycle="retired", retired_on__isnull=False)
                | (~Q(lifecycle="retired") & Q(retired_on__isnull=True)),
                name="application_retired_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=("owner", "group"), name="application_by_group")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def is_live(self) -> bool:
        return self.lifecycle != self.Lifecycle.RETIRED
