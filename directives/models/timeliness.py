"""Is it in time? Derived from facts, deadline and day, never typed. One vocabulary for Python, SQL and every door."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

DUE_SOON_WORKING_DAYS = 3


class Timeliness(models.TextChoices):
    NO_DUE = "no_due", _("without a deadline")
    IN_TIME = "in_time", _("in time")
    DUE_SOON = "due_soon", _("due soon")
    OVERDUE = "overdue", _("overdue")
    STANDING = "standing", _("standing duty")
    SUSPENDED = "suspended", _("suspended")
    DONE = "done", _("done")
    DONE_ON_TIME = "done_on_time", _("done on time")
    DONE_ON_EXTENSION = "done_on_extension", _("done on time by an extension")
    DONE_LATE = "done_late", _("done late")
    ENDED = "ended", _("ended without result")


DONE = frozenset(
    {Timeliness.DONE, Timeliness.DONE_ON_TIME, Timeliness.DONE_ON_EXTENSION, Timeliness.DONE_LATE}
)


def of_done(done_on: date, original_due_on: date | None, due_on: date | None) -> Timeliness:
    """Accepted work: the day that counts is the day on which the accepted result was reported."""
    if due_on is None:
        return Timeliness.DONE
    if done_on > due_on:
        return Timeliness.DONE_LATE
    if original_due_on is not None and done_on > original_due_on:
        return Timeliness.DONE_ON_EXTENSION
    return Timeliness.DONE_ON_TIME


def of_open(measured_on: date, due_on: date | None, soon_until: date) -> Timeliness:
    """Open work measured on a day; `soon_until` is the last day that still counts as soon."""
    if due_on is None:
        return Timeliness.NO_DUE
    if due_on < measured_on:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if due_on <= soon_until else Timeliness.IN_TIME
