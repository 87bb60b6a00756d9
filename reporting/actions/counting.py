"""Figures in the sums: rows of `Value` exist as long as a report is sent and not sent back. The only place that writes them."""

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import connection

from reporting.actions import rollups
from reporting.models import Report, Value
from reporting.models.amounts import Amount
from reporting.models.definition import Definition, Place
from reporting.parsing.figures import amount_of

Counted = Mapping[int, Amount]
BATCH, NULL = 2000, "\\N"
STORED = (
    "report_id", "period_id", "unit_id", "indicator_id", "answer", "number", "numerator", "denominator",
)  # fmt: skip
ROW = f"({', '.join(['%s'] * len(STORED))})"
# Written out: Django's own insert of twenty rows costs more than the rest of a small report.
UPSERT = """
INSERT INTO reporting_value
    (report_id, period_id, unit_id, indicator_id, answer, number, numerator, denominator)
VALUES ROWS
ON CONFLICT (unit_id, period_id, indicator_id) DO UPDATE SET
    report_id = excluded.report_id,
    answer = excluded.answer,
    number = excluded.number,
    numerator = excluded.numerator,
    denominator = excluded.denominator
"""


def counted(report: Report | None, of: Definition) -> Counted:
    """What of the report stands in the sums, by indicator; nothing of one that is not sent. No statement."""
    if report is None or not report.is_counted:
        return {}
    return {
        field.indicator.pk: amount_of(report.values_sent[field.code])
        for field in of.fields
        if field.code in report.values_sent
    }


def settle(report: Report, place: Place, before: Counted) -> None:
    """Bring rows and sums from `before` to what counts now: at most a deletion, an upsert and the sums."""
    after = counted(report, place.definition)
    gone = before.keys() - after.keys()
    if gone:
        Value.objects.filter(unit=report.unit_id, period=report.period_id, indicator__in=gone).delete()
    changed = [key for key, amount in after.items() if before.get(key) != amount]
    if changed:
        put_rows(report, {key: after[key] for key in changed})
    if gone or changed:
        rollups.refresh(report=report, before=before, after=after)


def rows_of(report: Report, amounts: Counted) -> list[Value]:
    return [
        Value(
            report=report,
            period_id=report.period_id,
            unit_id=report.unit_id,
            indicator_id=key,
            answer=amount.answer,
            number=amount.number,
            numerator=amount.numerator,
            denominator=amount.denominator,
        )
        for key, amount in amounts.items()
    ]


def put_new(counting: Iterable[tuple[Report, Counted]]) -> int:
    """Figures of reports that had none before, however many: by COPY where the database has it. Returns how many."""
    if connection.vendor != "postgresql":
        rows = [row for report, amounts in counting for row in rows_of(report, amounts)]
        return len(Value.objects.bulk_create(rows, batch_size=BATCH))
    lines = [
        "\t".join(
            (
                place,
                str(key),
                amount.answer,
                *map(_copied, (amount.number, amount.numerator, amount.denominator)),
            )
        )
        for report, amounts in counting
        for place in (f"{report.pk}\t{report.period_id}\t{report.unit_id}",)
        for key, amount in amounts.items()
    ]
    with connection.cursor() as cursor:
        told = f"COPY {Value._meta.db_table} ({', '.join(STORED)}) FROM STDIN"
        cursor.copy_expert(told, io.StringIO("\n".join(lines)))
    return len(lines)


def _copied(value: Decimal | None) -> str:
    return NULL if value is None else str(value)


def put_rows(report: Report, amounts: Counted) -> None:
    """One statement, whatever stands there already."""
    place = (report.pk, report.period_id, report.unit_id)
    parameters = [
        column
        for key, amount in sorted(amounts.items())
        for column in (*place, key, str(amount.answer), *map(_stored, figures_of(amount)))
    ]
    with connection.cursor() as cursor:
        cursor.execute(UPSERT.replace("ROWS", ", ".join([ROW] * len(amounts))), parameters)


def figures_of(amount: Amount) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return amount.number, amount.numerator, amount.denominator


def _stored(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.4f}"
