"""The board of a project owner: each project with its state, next milestone, gates, money, risks and reports owed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from common.actors import Actor
from dashboards.readings.leader_board import DueRow
from dashboards.readings.plan_asks import explanations_asked
from dashboards.readings.unit_projects import UnitProjects, unit_projects
from dashboards.readings.unit_work import AskedGroup
from organizations.models import Unit
from organizations.permissions import Permission, unit_paths
from projects.readings.project_figures import StateFigure, states_of


@dataclass(frozen=True)
class ProjectBoard:
    """`milestones` are the next one of each project."""

    code: str
    name: str
    on: date
    projects: UnitProjects
    states: tuple[StateFigure, ...]
    milestones: tuple[DueRow, ...]
    asked: tuple[AskedGroup, ...]

    @property
    def open_risks(self) -> int:
        return sum(int(each.risks) for each in self.projects.led)


def project_board(unit: Unit, *, viewer: Actor, on: date) -> ProjectBoard:
    """The same number of statements for any number of projects."""
    found = unit_projects(unit, viewer=viewer, on=on)
    is_own = any(unit.path.startswith(path) for path in unit_paths(viewer, Permission.VIEW_PLAN))
    owed = explanations_asked(viewer=viewer, on=on) if is_own else ()
    return ProjectBoard(
        code=unit.code,
        name=unit.name,
        on=on,
        projects=found,
        states=states_of(found.all_led, params=(("lead", unit.code),), on=on),
        milestones=_ahead(found, on),
        asked=(AskedGroup(gettext_lazy("Explanations owed on projects"), owed),) if owed else (),
    )


def _ahead(found: UnitProjects, on: date) -> tuple[DueRow, ...]:
    """The next milestone of every project, the one that was or is due first on top."""
    rows = [
        DueRow(ahead.due_on, f"{each.line.code} · {ahead.name}", ahead.key(on), each.line.row.url)
        for each in found.led
        if (ahead := each.line.row.stand.next) is not None and each.line.key != "suspended"
    ]
    return tuple(sorted(rows, key=lambda row: (row.day, row.label)))
