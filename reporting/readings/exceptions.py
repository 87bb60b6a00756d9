"""What the office granted: units without a report for a while, locked periods open for one unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.formats import dmy
from reporting.models import Exemption, LockException


@dataclass(frozen=True)
class Granted:
    unit: str
    form: str
    what: str
    days: str
    reason: str
    by: str
    on: date
    holds: bool


def granted(viewer: Actor, *, on: date) -> tuple[Granted, ...]:
    """The latest first; two statements."""
    rows = (*_exemptions(viewer, on), *_locks(viewer, on))
    return tuple(sorted(rows, key=lambda row: (row.on, row.unit), reverse=True))


def _exemptions(viewer: Actor, on: date) -> Iterable[Granted]:
    rows = Exemption.objects.visible_to(viewer).filter(known_on__lte=on).select_related("unit", "form")
    for row in rows:
        until = dmy(row.valid_to) if row.valid_to else _("open end")
        yield Granted(
            row.unit.name,
            row.form.name_vi,
            _("No report is expected"),
            f"{dmy(row.valid_from)}–{until}",
            row.reason,
            row.by_label,
            row.known_on,
            row.in_force(clock.today()),
        )


def _locks(viewer: Actor, on: date) -> Iterable[Granted]:
    rows = LockException.objects.visible_to(viewer).filter(known_on__lte=on)
    for row in rows.select_related("unit", "form", "period"):
        yield Granted(
            row.unit.name,
            row.form.name_vi,
            _("%(period)s may still be written") % {"period": row.period.code},
            _("until %(day)s") % {"day": dmy(row.until)},
            row.reason,
            row.by_label,
            row.known_on,
            row.until >= clock.today(),
        )
