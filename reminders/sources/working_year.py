"""What a reminder says of the working calendar of the coming year."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.models import CalendarDay
from common.refs import ObjectRef
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids
from organizations.sources import WORKING_YEAR
from reminders.sources.line import Line


def working_year_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """To whoever keeps it, until some day of the year is entered. Two statements."""
    wanted = [key for key in keys if not CalendarDay.objects.filter(day__year=int(key)).exists()]
    plans = plan_ids(actor, Permission.MANAGE_REFERENCE)
    unit = Unit.objects.visible_to(actor).filter(pk__in=plans).order_by("pk").first() if wanted else None
    if unit is None:
        return {}
    return {
        key: Line(
            ref=ObjectRef(WORKING_YEAR, key),
            what=_("Enter the days off and the swapped days of %(year)s") % {"year": key},
            where=_("Working calendar"),
            unit=unit.short_name or unit.name,
            deadline_on=deadlines[key],
            url=reverse("admin:common_calendarday_add"),
            act=_("Enter the days off"),
        )
        for key in wanted
    }
