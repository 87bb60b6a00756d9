"""The board of one unit or ward: what it must send and do, how it stands, its projects and their money, what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from dashboards.readings.role_boards import own_units
from dashboards.readings.scope import Scope
from dashboards.readings.side_figures import SideFigure
from dashboards.readings.unit_projects import UnitProjects, unit_projects
from dashboards.readings.unit_work import UnitWork, unit_work
from organizations.models import Unit
from organizations.permissions import Permission, unit_paths
from reporting.models.definition import definition_of
from reporting.policies.seeing import may_see_unit
from reporting.readings.form_choice import regular_form
from reporting.readings.own_figures import OwnFigures, own_figures
from reporting.readings.ward import WardPage, ward_page


@dataclass(frozen=True)
class UnitBoard:
    """`figures` are of its work and its reports, each with its rows behind it."""

    code: str
    name: str
    is_ward: bool
    on: date
    figures: tuple[SideFigure, ...]
    work: UnitWork
    reports: WardPage
    own: OwnFigures | None
    projects: UnitProjects
    items_url: str
    reports_url: str

    @property
    def is_empty(self) -> bool:
        work, reports, projects = self.work, self.reports, self.projects
        found = (work.counts.total.value, work.asked, reports.cards, reports.months, reports.proposals)
        return not any((*found, projects.led, projects.part, self.own))


def unit_asked(viewer: Actor, code: str, on: date, own: Sequence[Unit] | None = None) -> Unit | None:
    """The unit named, if the reader may see its page (refuses otherwise); else his first one. None: he has none.

    `own` spares a statement where the caller has asked `own_units(viewer, on)` already.
    """
    if not code:
        return next(iter(own_units(viewer, on) if own is None else own), None)
    found = Unit.objects.visible_to(viewer).select_related("home").filter(code=code).first()
    if found is not None:
        may_see_unit(viewer, found).enforce()
    return found


def unit_board(unit: Unit, *, viewer: Actor, on: date) -> UnitBoard:
    """The same number of statements for any number of items, reports and projects."""
    scope = Scope(unit.home or unit, unit=unit)
    is_own = any(unit.path.startswith(path) for path in unit_paths(viewer, Permission.VIEW_PLAN))
    work = unit_work(scope, viewer=viewer, on=on, is_own=is_own)
    reports = ward_page(unit, viewer=viewer, on=on)
    form = regular_form(scope.owner, viewer=viewer, on=on)
    return UnitBoard(
        code=unit.code,
        name=unit.name,
        is_ward=unit.is_ward,
        on=on,
        figures=(*work.figures, *_reports(reports)),
        work=work,
        reports=reports,
        own=own_figures(definition_of(form), unit, viewer=viewer, on=on) if form else None,
        projects=unit_projects(unit, viewer=viewer, on=on),
        items_url=with_day(reverse("dashboards:items"), on, unit=unit.code),
        reports_url=with_day(reverse("reporting:ward", args=[unit.code]), on),
    )


def _reports(page: WardPage) -> tuple[SideFigure, ...]:
    """Complete and in time, of the unit's last twelve periods; nothing for who sends no monthly report."""
    if page.months_figure is None or not page.tally.due:
        return ()
    tally = page.tally
    told = _("complete %(complete)s of %(due)s") % {"complete": tally.complete, "due": tally.due}
    return (SideFigure(_("Reports in time"), page.months_figure, "", told, "down" if tally.missing else ""),)
