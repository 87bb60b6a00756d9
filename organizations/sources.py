"""The yearly duty of whoever keeps the working calendar: the announced swaps of the coming year are entered by November's end."""

from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Q, QuerySet, Value

from common.deadlines import COLUMNS
from common.models import CalendarDay
from organizations.models import Unit

WORKING_YEAR = "common.working_year"  # key: the year whose days are wanted
ASKED_FROM, ENTERED_BY = (10, 1), (11, 30)  # month and day of the year before


def deadlines_of_calendars(on: date) -> QuerySet[Unit, dict[str, Any]]:
    """One row per plan until some day of the coming year is entered; the government announces them in autumn."""
    coming = on.year + 1
    entered = CalendarDay.objects.filter(day__year=coming).exists()
    plans = Unit.objects.none() if entered else Unit.objects.filter(Q(home=F("pk")))
    told = plans.order_by().annotate(
        deadline_kind=Value(WORKING_YEAR, CharField()),
        deadline_key=Value(str(coming), CharField()),
        deadline_on=Value(date(on.year, *ENTERED_BY), DateField()),
        since_on=Value(date(on.year, *ASKED_FROM), DateField()),
        owner_key=F("pk"),
        unit_key=F("pk"),
    )
    return told.values(*COLUMNS)
