"""The roadmap's foot: what every year of the scheme plans and has paid out, drawn under its column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common.actors import Actor
from organizations.models import Unit
from projects.readings.ledger import year_sums
from projects.readings.money import YearMoney, year_money
from projects.readings.pivot import summed
from projects.readings.roadmap import Year
from projects.readings.time_scale import Span, text

MARGIN, ROOM = Decimal("0.08"), Decimal("0.8")  # of a year's column
NARROW = Decimal(10)  # percent of the window: there a year's sums would lie on those of the next


@dataclass(frozen=True)
class YearFoot:
    """`rail` is as long as the year's plan beside the largest one, `paid` as its part that was paid out."""

    money: YearMoney
    x: str
    rail: Span
    paid: Span | None
    key: str
    is_over: bool


def yearly(owner: Unit, years: Sequence[int], *, viewer: Actor, on: date) -> tuple[YearMoney, ...]:
    """One statement; the sums are those of the budget page."""
    book = year_sums(owner, viewer=viewer, on=on)
    sums = summed(book.groups, "year", "stage")
    return tuple(year_money(book, sums, year, {}) for year in years)


def feet(money: Sequence[YearMoney], years: Sequence[Year]) -> tuple[YearFoot, ...]:
    """Nothing while the ledger says nothing."""
    largest = max((int(each.planned) for each in money), default=0)
    if largest <= 0:
        return ()
    places = {year.year: year.span for year in years}
    return tuple(_foot(each, places[each.year], largest) for each in money if _is_wide(places.get(each.year)))


def _is_wide(span: Span | None) -> bool:
    return span is not None and Decimal(span.width) >= NARROW


def _foot(money: YearMoney, column: Span, largest: int) -> YearFoot:
    x, width = Decimal(column.x), Decimal(column.width)
    left, room = x + width * MARGIN, width * ROOM
    planned, paid = max(int(money.planned), 0), max(int(money.disbursed), 0)
    length = room * planned / largest
    drawn = min(length, room * paid / largest)
    is_over = paid > planned
    ended = money.year < money.planned.on.year
    return YearFoot(
        money=money,
        x=text(left),
        rail=Span(text(left), text(length)),
        paid=Span(text(left), text(drawn)) if drawn > 0 else None,
        key="over" if is_over else "done" if ended else "track",
        is_over=is_over,
    )
