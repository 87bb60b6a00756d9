"""Sums of a plan's periods, kept up by the act that changes what counts: additions and subtractions, no recounting.

`rebuild` counts everything anew from the values; both must give the same rows (tests compare).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from reporting.models import Amount, Answer, Period, Report, Rollup, Value
from reporting.models.amounts import NOTHING, Total, exact

# Django's own upsert replaces what stands there; sums are added to it. ROWS gives way to a row of %s for each indicator.
ADD = """
INSERT INTO reporting_rollup
    (owner_id, period_id, indicator_id, number, numerator, denominator, given, nil, not_applicable)
VALUES ROWS
ON CONFLICT (owner_id, indicator_id, period_id) DO UPDATE SET
    number = reporting_rollup.number + excluded.number,
    numerator = reporting_rollup.numerator + excluded.numerator,
    denominator = reporting_rollup.denominator + excluded.denominator,
    given = reporting_rollup.given + excluded.given,
    nil = reporting_rollup.nil + excluded.nil,
    not_applicable = reporting_rollup.not_applicable + excluded.not_applicable
"""
KEY = ("owner_id", "period_id", "indicator_id")
SUMS = ("number", "numerator", "denominator", "given", "nil", "not_applicable")
ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


def refresh(*, report: Report, before: Mapping[int, Amount], after: Mapping[int, Amount]) -> None:
    """`before` is what no longer counts of the report, `after` what counts now, by indicator. One statement, in the
    transaction of the act; rows are touched in the order of their keys, so two acts never wait for each other."""
    changes = {key: _total(after.get(key)) - _total(before.get(key)) for key in before.keys() | after.keys()}
    rows = [(key, change) for key, change in sorted(changes.items()) if change != NOTHING]
    if rows:
        _add(report.owner_id, report.period_id, rows)


def add_new(rows: Iterable[tuple[int, int, Mapping[int, Amount]]]) -> None:
    """Of reports that counted for nothing before: (owner, period, amounts by indicator). One statement a period, and no
    look at the values themselves, of which a database that has just taken them in knows nothing yet."""
    sums: dict[tuple[int, int], dict[int, Total]] = defaultdict(lambda: defaultdict(Total))
    for owner, period, amounts in rows:
        held = sums[owner, period]
        for key, amount in amounts.items():
            held[key] += Total.of(amount)
    for (owner, period), totals in sorted(sums.items()):
        if totals:  # a request may ask for words alone
            _add(owner, period, sorted(totals.items()))


def _total(amount: Amount | None) -> Total:
    return NOTHING if amount is None else Total.of(amount)


def _add(owner: int, period: int, rows: list[tuple[int, Total]]) -> None:
    parameters: list[Decimal | str | int | None] = [
        column for indicator, change in rows for column in (owner, period, indicator, *_columns(change))
    ]
    with connection.cursor() as cursor:
        cursor.execute(ADD.replace("ROWS", ", ".join([ROW] * len(rows))), parameters)


def _columns(total: Total) -> tuple[str | int | None, ...]:
    amounts = (exact(total.number), exact(total.numerator), exact(total.denominator))
    return (*map(_stored, amounts), total.given, total.nil, total.not_applicable)


def _stored(amount: Decimal) -> str | None:
    stored: str | None = connection.ops.adapt_decimalfield_value(amount, 28, 4)
    return stored


@transaction.atomic
def rebuild(*, periods: Iterable[int] | None = None) -> int:
    """Every sum of these periods (of all when left out) counted anew; returns how many rows there are now."""
    chosen = Q() if periods is None else Q(period__in=tuple(periods))
    list(Period.objects.filter(Q() if periods is None else Q(pk__in=tuple(periods))).select_for_update())
    Rollup.objects.filter(chosen).delete()
    return len(Rollup.objects.bulk_create(counted(chosen), batch_size=2000))


def counted(chosen: Q) -> list[Rollup]:
    """What the sums must be: from the values alone."""
    zero = Decimal(0)
    found = (
        Value.objects.filter(chosen)
        .order_by("report__owner", "period", "indicator")
        .values("report__owner", "period", "indicator")
        .annotate(
            sum_number=Coalesce(Sum("number"), zero),
            sum_numerator=Coalesce(Sum("numerator"), zero),
            sum_denominator=Coalesce(Sum("denominator"), zero),
            given=Count("pk", filter=Q(answer=Answer.GIVEN)),
            nil=Count("pk", filter=Q(answer=Answer.NIL)),
            not_applicable=Count("pk", filter=Q(answer=Answer.NOT_APPLICABLE)),
        )
    )
    return [
        Rollup(
            owner_id=row["report__owner"],
            period_id=row["period"],
            indicator_id=row["indicator"],
            number=row["sum_number"],
            numerator=row["sum_numerator"],
            denominator=row["sum_denominator"],
            given=row["given"],
            nil=row["nil"],
            not_applicable=row["not_applicable"],
        )
        for row in found.iterator()
    ]


@dataclass(frozen=True)
class Rebuilt:
    """`different` sums had not been what the values say."""

    sums: int
    different: int


@transaction.atomic
def rebuild_all() -> Rebuilt:
    """Everything counted anew, compared with what stood there."""
    before = _standing()
    count = rebuild()
    return Rebuilt(count, len(before ^ _standing()))


def _standing() -> set[tuple[object, ...]]:
    """Sums that hold something: rows that acts brought back to nothing are as good as none."""
    rows = Rollup.objects.values_list(*KEY, *SUMS)
    return {row for row in rows.iterator(chunk_size=5000) if any(row[len(KEY) :])}
