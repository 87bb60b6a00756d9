"""Figures in the sums: rows of `Value` exist as long as a report is sent and not sent back. The only place that writes them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.db import connection

from common import copying
from reporting.actions import rollups
from reporting.models import Report, Value
from reporting.models.amounts import Amount, Answer
from reporting.models.definition import Definition, Place
from reporting.models.sent import Shape
from reporting.parsing.figures import amount_of

Counted = Mapping[int, Amount]
BATCH = 2000
FIGURES = ("number", "numerator", "denominator")
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


def settle_new(counting: Sequence[tuple[Report, Definition]]) -> int:
    """Of reports that counted for nothing before, however many: rows and sums. Returns how many rows."""
    count = put_new(counting)
    rollups.add_new((report.owner_id, report.period_id, shapes(report, of)) for report, of in counting)
    return count


def shapes(report: Report, of: Definition) -> Iterator[tuple[int, Shape]]:
    keys = of.key_by_code
    return ((keys[code], shape) for code, shape in report.values_sent.items())


def put_new(counting: Sequence[tuple[Report, Definition]]) -> int:
    """Rows by COPY where the database has it. Returns how many."""
    if connection.vendor != "postgresql":
        rows = [row for report, of in counting for row in rows_of(report, of)]
        return len(Value.objects.bulk_create(rows, batch_size=BATCH))
    count = sum(len(report.values_sent) for report, _of in counting)
    if count:
        copying.copy_lines(Value, STORED, (line for report, of in counting for line in lines_of(report, of)))
    return count


def rows_of(report: Report, of: Definition) -> Iterator[Value]:
    for key, amount in counted(report, of).items():
        figures = dict(zip(FIGURES, figures_of(amount), strict=True))
        yield Value(
            report=report, period_id=report.period_id, unit_id=report.unit_id, indicator_id=key, answer=amount.answer, **figures
        )  # fmt: skip


def lines_of(report: Report, of: Definition) -> Iterator[str]:
    """The same rows as COPY reads them, from what was sent and without a number made of it."""
    place, keys = f"{report.pk}\t{report.period_id}\t{report.unit_id}\t", of.key_by_code
    for code, shape in report.values_sent.items():
        key = keys[code]
        if "numerator" in shape:
            yield f"{place}{key}\tgiven\t\\N\t{shape['numerator']}\t{shape['denominator']}"
        elif "value" in shape:
            yield f"{place}{key}\tgiven\t{_plain(shape['value'])}\t\\N\t\\N"
        else:
            answer = Answer.NIL if shape.get("nil") else Answer.NOT_APPLICABLE
            yield f"{place}{key}\t{answer.value}\t\\N\t\\N\t\\N"


def _plain(value: bool | float) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


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
