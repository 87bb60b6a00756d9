"""The unit a reader reports for."""

from datetime import date

from common.actors import Actor
from organizations.models import Unit
from organizations.permissions import Permission, unit_paths


def own_unit(viewer: Actor, on: date) -> str:
    """Code of the unit for which the reader sends reports; empty where there is none."""
    units = Unit.objects.none()
    for path in unit_paths(viewer, Permission.SUBMIT_REPORT):
        units = units | Unit.objects.filter(path=path)
    rows = units.in_force(on).sorted().values_list("code", flat=True)
    return next(iter(rows), "")
