"""What must hold between sums of money. A broken rule is told with its wording and its numbers; it does not block.

Pure: sums in, findings out. `sums` maps (budget year, stage) to đồng for one project.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.money import short_text
from projects.models import BudgetEntry

Stage = BudgetEntry.Stage
Sums = Mapping[tuple[int, str], int]


class Rule(StrEnum):
    OVER_PLAN = "over_plan"
    OVER_TOTAL = "over_total"
    OVER_CONTRACT = "over_contract"
    OVER_PAID = "over_paid"
    LATE_PAYMENT = "late_payment"
    OVER_CEILING = "over_ceiling"


RULES: dict[Rule, str | Promise] = {
    Rule.OVER_PLAN: gettext_lazy("What is paid out for a year does not exceed the plan of that year."),
    Rule.OVER_TOTAL: gettext_lazy("The yearly plans together do not exceed the total investment."),
    Rule.OVER_CONTRACT: gettext_lazy(
        "Contracts do not exceed the total investment; without one, the plans of all years."
    ),
    Rule.OVER_PAID: gettext_lazy("What is settled does not exceed what was paid out."),
    Rule.OVER_CEILING: gettext_lazy("The plans of a year do not exceed the ceiling set for it."),
    Rule.LATE_PAYMENT: gettext_lazy(
        "A year's plan is paid out until 31 January of the next year; later only by a decision that carries it over."
    ),
}


@dataclass(frozen=True)
class Finding:
    """`year` is None where the rule looks at all years."""

    rule: Rule
    year: int | None
    amount: int
    limit: int

    @property
    def excess(self) -> int:
        return self.amount - self.limit

    @property
    def text(self) -> str:
        told = {
            Rule.OVER_PLAN: _("%(year)s: paid out %(amount)s, planned %(limit)s"),
            Rule.OVER_TOTAL: _("planned %(amount)s, total investment %(limit)s"),
            Rule.OVER_CONTRACT: _("contracts of %(amount)s, limit %(limit)s"),
            Rule.OVER_PAID: _("settled %(amount)s, paid out %(limit)s"),
            Rule.LATE_PAYMENT: _("%(year)s: %(amount)s paid after 31 January of the next year"),
            Rule.OVER_CEILING: _("%(year)s: planned %(amount)s, ceiling %(limit)s"),
        }[self.rule]
        return told % {
            "year": self.year,
            "amount": short_text(self.amount),
            "limit": short_text(self.limit),
        }

    @property
    def rule_text(self) -> str | Promise:
        return RULES[self.rule]


def findings(
    sums: Sums, total_vnd: int | None, late: Mapping[int, int] = MappingProxyType({})
) -> tuple[Finding, ...]:
    """Every rule that one project's money breaks, years first in their order; `late` maps a budget year to what was paid
    after its last day."""
    years = sorted({year for year, stage in sums if stage == Stage.DISBURSED})
    found = [
        Finding(Rule.OVER_PLAN, year, sums[year, Stage.DISBURSED], sums.get((year, Stage.ALLOCATED), 0))
        for year in years
    ]
    found += [Finding(Rule.LATE_PAYMENT, year, amount, 0) for year, amount in sorted(late.items())]
    planned, committed, paid, settled = (
        _over_years(sums, stage)
        for stage in (Stage.ALLOCATED, Stage.COMMITTED, Stage.DISBURSED, Stage.SETTLED)
    )
    if total_vnd is not None:
        found.append(Finding(Rule.OVER_TOTAL, None, planned, total_vnd))
    found += [
        Finding(Rule.OVER_CONTRACT, None, committed, planned if total_vnd is None else total_vnd),
        Finding(Rule.OVER_PAID, None, settled, paid),
    ]
    return tuple(finding for finding in found if finding.excess > 0)


def made_worse(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Rules broken by a change, or broken further than before."""
    known = {(finding.rule, finding.year): finding.excess for finding in before}
    return tuple(finding for finding in after if finding.excess > known.get((finding.rule, finding.year), 0))


def _over_years(sums: Sums, stage: str) -> int:
    return sum(amount for (_year, of), amount in sums.items() if of == stage)
