"""Which boards a person has, and which one he opens first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from projects.models import Project
from projects.readings.project_rows import led_by

OWNER_FROM = 3  # projects: the unit opens their board first


@dataclass(frozen=True)
class BoardLink:
    label: str | Promise
    url: str
    active: bool
    count: int | None = None


def own_units(viewer: Actor, on: date) -> list[Unit]:
    """Units for which he holds a role of the unit and that exist on the day: at most one statement."""
    paths = unit_paths(viewer, Permission.VIEW_PLAN)
    if not paths:
        return []
    return list(Unit.objects.filter(path__in=paths).in_force(on).select_related("home").sorted())


def units_with_projects(units: Sequence[Unit], *, viewer: Actor, on: date) -> frozenset[int]:
    """Which of the units lead projects that go on: one statement, none without units."""
    if not units:
        return frozenset()
    going = led_by(units, viewer=viewer, on=on).exclude(standing=Project.Standing.CANCELLED)
    return frozenset(going.order_by().values_list("lead", flat=True))


def first_board(viewer: Actor, on: date) -> str:
    """Route of the board that opens after signing in; empty for who has none.

    Who sees the plan opens the board of the plan. A unit's people open the board of their unit, but that of its projects
    where the unit is an owner of several, as a project management board is.
    """
    if plan_ids(viewer, Permission.VIEW_PLAN):
        return "dashboards:home"
    units = own_units(viewer, on)
    if not units:
        return ""
    projects = led_by(units, viewer=viewer, on=on).exclude(standing=Project.Standing.CANCELLED).count()
    return "dashboards:project-board" if projects >= OWNER_FROM else "dashboards:unit-board"


def board_links(
    active: str,
    units: Sequence[Unit],
    leading: frozenset[int],
    chosen: Unit | None,
    *,
    viewer: Actor,
    on: date,
) -> tuple[BoardLink, ...]:
    """The boards of one person, side by side; `active` is plan, unit or projects. No statement."""
    found = []
    if plan_ids(viewer, Permission.VIEW_PLAN):
        found.append(BoardLink(_("The plan"), with_day(reverse("dashboards:home"), on), active == "plan"))
    for unit in units:
        is_it = chosen is not None and unit.pk == chosen.pk
        narrowed = {"unit": unit.code} if len(units) > 1 else {}
        url = with_day(reverse("dashboards:unit-board"), on, **narrowed)
        found.append(BoardLink(unit.short_name, url, active == "unit" and is_it))
        if unit.pk in leading:
            url = with_day(reverse("dashboards:project-board"), on, **narrowed)
            label = _("Projects of %(unit)s") % {"unit": unit.short_name}
            found.append(BoardLink(label, url, active == "projects" and is_it))
    if found:
        found.append(BoardLink(_("My work"), with_day(reverse("dashboards:my-work"), on), active == "work"))
    return tuple(found)
