"""What an application can do, which data it holds, what it costs, and what it exchanges with others.

These rows are what is edited; each change keeps their copy in an `ApplicationRevision`.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.application import Application
from apps_catalog.models.taxonomy import DataSet, Function
from common.fields import LineField

FIRST_COST_YEAR, LAST_COST_YEAR = 2000, 2100
LARGEST_VND = 10**15  # a thousand billion dong: above it somebody typed zeros


class ApplicationFunction(models.Model):
    application = models.ForeignKey(
        Application, models.CASCADE, related_name="application_functions", verbose_name=_("application")
    )
    function = models.ForeignKey(Function, models.PROTECT, related_name="+", verbose_name=_("function"))

    class Meta:
        verbose_name = _("function of an application")
        verbose_name_plural = _("functions of applications")
        ordering = ("function__position", "function__code")
        constraints = [
            models.UniqueConstraint(fields=("application", "function"), name="function_once_per_application")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.function_id}"


class DataHolding(models.Model):
    """`entry` tells how the data come in: what users type into two applications is typed twice."""

    class Entry(models.TextChoices):
        TYPED = "typed", _("typed in by users")
        RECEIVED = "received", _("received from another application")
        LOADED = "loaded", _("loaded from files")

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="holdings", verbose_name=_("application")
    )
    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="+", verbose_name=_("data set"))
    entry = models.CharField(_("how it comes in"), max_length=8, choices=Entry)

    class Meta:
        verbose_name = _("data held")
        verbose_name_plural = _("data held")
        ordering = ("data_set__position", "data_set__code")
        constraints = [
            models.UniqueConstraint(fields=("application", "data_set"), name="data_set_once_per_application")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.data_set_id} {self.entry}"


class YearlyCost(models.Model):
    """Whole dong."""

    class Kind(models.TextChoices):
        LICENCE = "licence", _("licence")
        HIRE = "hire", _("hire of the service")
        MAINTENANCE = "maintenance", _("maintenance")
        HOSTING = "hosting", _("hosting and lines")
        SUPPORT = "support", _("support and training")
        DEVELOPMENT = "development", _("further development")

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="costs", verbose_name=_("application")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_COST_YEAR), MaxValueValidator(LAST_COST_YEAR)]
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    amount_vnd = models.BigIntegerField(
        _("amount (VND)"), validators=[MinValueValidator(0), MaxValueValidator(LARGEST_VND)]
    )

    class Meta:
        verbose_name = _("yearly cost")
        verbose_name_plural = _("yearly costs")
        ordering = ("year", "kind")
        constraints = [
            models.UniqueConstraint(
                fields=("application", "year", "kind"), name="cost_once_per_year_and_kind"
            ),
            models.CheckConstraint(condition=Q(amount_vnd__gte=0), name="cost_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.year} {self.kind} {self.amount_vnd}"


class Interface(models.Model):
    """`application` gives the data set to `consumer`. `is_required`: the consumer cannot work without it."""

    class Way(models.TextChoices):
        API = "api", _("directly (API)")
        PLATFORM = "platform", _("over the sharing platform")
        FILE = "file", _("by files")

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="interfaces_given", verbose_name=_("application")
    )
    consumer = models.ForeignKey(
        Application, models.PROTECT, related_name="interfaces_taken", verbose_name=_("gives data to")
    )
    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="+", verbose_name=_("data set"))
    way = models.CharField(_("way"), max_length=8, choices=Way)
    is_required = models.BooleanField(_("the other cannot work without it"), default=False)
    note = LineField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("interface")
        verbose_name_plural = _("interfaces")
        ordering = ("application", "consumer", "data_set")
        constraints = [
            models.UniqueConstraint(
                fields=("application", "consumer", "data_set"), name="interface_once_per_data_set"
            ),
            models.CheckConstraint(
                condition=~Q(application=F("consumer")),
                name="interface_joins_two_applications",
                violation_error_message=_("An application has no interface with itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} > {self.consumer_id} {self.data_set_id}"
