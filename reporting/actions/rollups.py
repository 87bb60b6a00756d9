"""Sums of a plan's periods, kept up by the act that changes what counts: additions and subtractions, no recounting.

`rebuild` counts everything anew from the values; both must give the same rows (tests compare).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from reporting.models import Amount, Answer, Period, Report, Rollup, Value
from reporting.models.sent import Shape

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
Change = tuple[Decimal, Decimal, Decimal, int, int, int]
BATCH = 1000
ZERO = Decimal(0)
NO_CHANGE: Change = (ZERO, ZERO, ZERO, 0, 0, 0)


def refresh(*, report: Report, before: Mapping[int, Amount], after: Mapping[int, Amount]) -> None:
    """`before` is what no longer counts of the report, `after` what counts now, by indicator. One statement, in the
    transaction of the act; rows are touched in the order of their keys, so two acts never wait for each other."""
    keys = sorted(before.keys() | after.keys())
    changes = [(key, _change(before.get(key), after.get(key))) for key in keys]
    rows = [(report.owner_id, report.period_id, key, change) for key, change in changes if any(change)]
    if rows:
        _add(rows)


def add_new(rows: Iterable[tuple[int, int, Iterable[tuple[int, Shape]]]]) -> None:
    """Of reports that counted for nothing before: (owner, period, what was sent by indicator). A statement for a thousand
    sums, and no look at the values themselves, of which a database that has just taken them in knows nothing yet."""
    sums: dict[tuple[int, int], dict[int, list[Any]]] = defaultdict(dict)
    for owner, period, shapes in rows:
        held = sums[owner, period]
        for key, shape in shapes:
            into = held.get(key)
            if into is None:
                into = held[key] = [0, 0, 0, 0, 0, 0]
            _count(into, shape)
    found = [
        (owner, period, key, _whole(told))
        for (owner, period), totals in sorted(sums.items())
        for key, told in sorted(totals.items())
    ]
    for first in range(0, len(found), BATCH):
        _add(found[first : first + BATCH])


def _count(into: list[Any], shape: Shape) -> None:
    """Whole numbers stay whole numbers: exact, and quicker than decimals."""
    if "numerator" in shape:
        above, below = shape["numerator"], shape["denominator"]
        into[1] += above if isinstance(above, int) else Decimal(str(above))
        into[2] += below if isinstance(below, int) else Decimal(str(below))
        into[3] += 1
    elif "value" in shape:
        value = shape["value"]
        into[0] += value if isinstance(value, int) else Decimal(str(value))
        into[3] += 1
    else:
        into[4 if shape.get("nil") else 5] += 1


def _whole(told: list[Any]) -> Change:
    number, numerator, denominator, given, nil, not_applicable = told
    return (Decimal(number), Decimal(numerator), Decimal(denominator), given, nil, not_applicable)


def _change(before: Amount | None, after: Amount | None) -> Change:
    """`after` less `before`, as columns of a sum. Decimals as they were sent, so nothing is rounded."""
    was, now = _added(before), _added(after)
    return (
        now[0] - was[0], now[1] - was[1], now[2] - was[2], now[3] - was[3], now[4] - was[4], now[5] - was[5],
    )  # fmt: skip


def _added(amount: Amount | None) -> Change:
    if amount is None:
        return NO_CHANGE
    if amount.answer != Answer.GIVEN:
        return (ZERO, ZERO, ZERO, 0, int(amount.answer == Answer.NIL), int(amount.answer != Answer.NIL))
    return (amount.number or ZERO, amount.numerator or ZERO, amount.denominator or ZERO, 1, 0, 0)


def _add(rows: Sequence[tuple[int, int, int, Change]]) -> None:
    """(owner, period, indicator, what is added)."""
    parameters: list[str | int] = [
        column
        for owner, period, indicator, change in rows
        for column in (owner, period, indicator, *(f"{amount:.4f}" for amount in change[:3]), *change[3:])
    ]
    with connection.cursor() as cursor:
        cursor.execute(ADD.replace("ROWS", ", ".join([ROW] * len(rows))), parameters)


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
