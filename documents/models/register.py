"""Numbers that papers bear, one register per issuer and type: State papers count anew every year, Party papers run on
through the committee's term (Decree 30/2020; Guidance 36-HD/VPTW).

A captured paper records the number it bears, so gaps are allowed; the same number twice is not.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from common.models import RecordedFact
from common.refs import ObjectRef
from organizations.models import Term, Unit


class NumberRegister(models.Model):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan"))
    issuer = LineField(_("issuing body"), max_length=200)
    symbol = LineField(_("symbol"), max_length=60, help_text=_("Type and body, as in TB/BCĐ."))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("term")
    )

    class Meta:
        verbose_name = _("number register")
        verbose_name_plural = _("number registers")
        ordering = ("owner", "issuer", "symbol", "year", "term")
        constraints = [
            models.CheckConstraint(
                condition=Q(year__isnull=True, term__isnull=False) | Q(year__isnull=False, term__isnull=True),
                name="register_counts_by_year_or_by_term",
            ),
            models.UniqueConstraint(
                fields=("owner", "issuer", "symbol", "year"),
                condition=Q(year__isnull=False),
                name="one_register_per_year",
            ),
            models.UniqueConstraint(
                fields=("owner", "issuer", "symbol", "term"),
                condition=Q(term__isnull=False),
                name="one_register_per_term",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.term or self.year}"


class RegisteredNumber(RecordedFact):
    register = models.ForeignKey(NumberRegister, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField(_("number"))
    suffix = models.CharField(max_length=2, blank=True, help_text="The a of 12a")
    paper_kind = models.CharField(max_length=60, editable=False)
    paper_key = models.CharField(max_length=64, editable=False)
    issued_on = models.DateField(_("date of the paper"))

    class Meta:
        verbose_name = _("registered number")
        verbose_name_plural = _("registered numbers")
        ordering = ("register", "number", "suffix")
        constraints = [
            models.UniqueConstraint(
                fields=("register", "number", "suffix"), name="number_once_in_its_register"
            ),
            models.UniqueConstraint(fields=("paper_kind", "paper_key"), name="one_number_per_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}{self.suffix}"

    @property
    def paper(self) -> ObjectRef:
        return ObjectRef(self.paper_kind, self.paper_key)
