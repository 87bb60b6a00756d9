"""How much of an entry is filled in: equal weights, each missing fact named. What does not apply is not asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application
from apps_catalog.readings.facts import ApplicationFacts

Stage = Application.Lifecycle
# Stages in which an application costs money, is used and has a beginning.
RUNNING = (Stage.PILOT, Stage.IN_USE, Stage.PHASING_OUT)


@dataclass(frozen=True)
class Completeness:
    """`known` and `missing` in the order of the form."""

    known: tuple[str | Promise, ...]
    missing: tuple[str | Promise, ...]

    @property
    def filled(self) -> int:
        return len(self.known)

    @property
    def asked(self) -> int:
        return len(self.known) + len(self.missing)

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 means that nothing is missing."""
        return self.filled * 100 // self.asked if self.asked else 100

    @property
    def is_full(self) -> bool:
        return not self.missing


def completeness(facts: ApplicationFacts, *, year: int, units_using: int, is_attested: bool) -> Completeness:
    """`year` is the one whose cost is asked for; the year before counts as well until its figures are in."""
    checks = list(_checks(facts, year, units_using, is_attested))
    known = tuple(label for label, filled in checks if filled)
    return Completeness(known, tuple(label for label, filled in checks if not filled))


def _checks(
    facts: ApplicationFacts, year: int, units_using: int, is_attested: bool
) -> Iterator[tuple[str | Promise, bool]]:
    running = facts.lifecycle in RUNNING
    yield _("purpose"), bool(facts.purpose)
    yield _("vendor or maker"), bool(facts.vendor)
    if running:
        yield _("in use since"), facts.in_use_since is not None
    if facts.origin in Application.CONTRACTED:
        yield _("end of the contract"), facts.contract_end is not None
    yield _("functions"), bool(facts.functions)
    yield _("data held"), bool(facts.holdings)
    if running and facts.origin not in (Application.Origin.STATE, Application.Origin.CITY):
        yield (
            _("cost of the year"),
            any(facts.cost_of(asked) is not None for asked in (year, year - 1)),
        )
    yield _("hosting"), bool(facts.protected.hosting)
    yield _("security level"), facts.protected.security_level is not None
    if running:
        yield _("units that use it"), units_using > 0
    yield _("owner’s confirmation"), is_attested
