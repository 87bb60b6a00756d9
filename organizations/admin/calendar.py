from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest

from common import clock
from common.actors import Actor
from common.models import CalendarDay
from organizations.actions import calendar_days
from organizations.admin.reference import ReferenceAdmin, acting
from organizations.policies import may_change_calendar


@admin.register(CalendarDay)
class CalendarDayAdmin(ReferenceAdmin):
    """One calendar for every plan of the installation; a day that has passed is only shown."""

    fixed = ("day",)
    fields = ("day", "kind", "name", "source")
    list_display = ("day", "kind", "name", "source")
    list_filter = ("kind",)
    date_hierarchy = "day"

    def scope(self, plans: frozenset[int]) -> Q:
        return Q()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return may_change_calendar(acting(request), obj.day, clock.today()).allowed

    def create(self, by: Actor, values: dict[str, Any]) -> CalendarDay:
        return calendar_days.put(by=by, **values)

    def change(self, by: Actor, row: CalendarDay, values: dict[str, Any]) -> CalendarDay:
        return calendar_days.put(by=by, day=row.day, **values)
