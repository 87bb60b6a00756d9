"""Numbers of projects explained: one project milestone by milestone and risk by risk, the scheme project by project."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from common.formats import dmy
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from projects.models import Scheme
from projects.readings import project_figures as figures
from projects.readings.project_rows import ProjectRow, known_projects, project_rows, project_then
from projects.readings.rating_words import KEY_WORDS
from projects.readings.risks import risk_lines
from projects.readings.roadmap import MILESTONE_WORDS
from projects.readings.standing import MilestoneFacts

Text = str | Promise
Rows = tuple[ExplainedRow, ...]
PROGRESS = gettext_lazy(
    "What was reached of every milestone of the plan in force (100 where it is reached, else the percentage last reported), "
    "weighed by the milestone's weight. The source is the milestones' reports known on the day."
)
PLANNED = gettext_lazy(
    "What an even pace from the day each milestone's work begins to its planned day would have reached by the day, weighed by "
    "the milestone's weight. The source is the plan of milestones in force on the day."
)
VARIANCE = gettext_lazy(
    "(planned end − X) / (planned end − beginning). X is the day the last milestone was reached, else the day expected if it "
    "still lies ahead, else today; what waits for a milestone moves with it."
)
REACHED = gettext_lazy(
    "Milestones of the plan in force that were reported reached, with day and proof, by the day."
)
RISKS = gettext_lazy("Risks of the project that were entered by the day and not closed by then.")
SCHEME_PROGRESS = gettext_lazy(
    "The average progress of the scheme's projects, each counting the same; projects suspended or ended are left out."
)
SCHEME_PLANNED = gettext_lazy(
    "The average of what the projects' plans say should be reached by the day, each counting the same; projects suspended "
    "or ended are left out."
)
Telling = Callable[[ProjectRow, date], Rows]


def milestones_told(row: ProjectRow, on: date) -> Rows:
    return tuple(_milestone(row, each, on) for each in row.milestones)


def reached_told(row: ProjectRow, on: date) -> Rows:
    """Those reached make up the number; the others stand after them."""
    lines = (_milestone(row, each, on, counts=each.is_reached) for each in row.milestones)
    return tuple(sorted(lines, key=lambda line: not line.counts))


def risks_told(row: ProjectRow, on: date) -> Rows:
    lines = risk_lines(row.id, row.code, on=on, open_only=True)
    address = with_day(reverse("projects:risks", args=[row.code]), on)
    return tuple(ExplainedRow(line.title, address, str(line.level_label), line.key) for line in lines)


OF_PROJECT: dict[str, tuple[Text, Callable[[ProjectRow], Figure], Text, Telling]] = {
    figures.PROGRESS: (gettext_lazy("Progress"), figures.progress_of, PROGRESS, milestones_told),
    figures.PLANNED: (gettext_lazy("Planned by now"), figures.planned_of, PLANNED, milestones_told),
    figures.VARIANCE: (gettext_lazy("Schedule variance"), figures.variance_of, VARIANCE, milestones_told),
    figures.REACHED: (gettext_lazy("Milestones reached"), figures.milestones_of, REACHED, reached_told),
    figures.RISKS: (gettext_lazy("Open risks"), figures.risks_of, RISKS, risks_told),
}


def of_project(name: str) -> Counting:
    """Params: ``project``, its code."""

    def counting(params: Params, *, viewer: Actor, on: date) -> Counted:
        label, figure, formula, rows = OF_PROJECT[name]
        revision = project_then(params.get("project", ""), viewer=viewer, on=on) or no_such_figure()
        (row,) = project_rows([revision], on=on)
        title = _("%(code)s %(name)s: %(figure)s") % {
            "code": row.code,
            "name": row.name,
            "figure": str(label).lower(),
        }
        whole = row.stand.total if name == figures.REACHED else None
        return Counted(title, figure(row), whole, formula, rows(row, on))

    return counting


def scheme_average(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``scheme``."""
    return _of_scheme(params, viewer, on, planned=False)


def scheme_plan(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``scheme``."""
    return _of_scheme(params, viewer, on, planned=True)


def in_state(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``state``, and ``scheme`` or ``lead`` (the code of a unit): all projects of it, those in the state counted."""
    state, lead = params.get("state", ""), params.get("lead", "")
    known = known_projects(viewer, on).order_by("project__code")
    if lead:
        named, kept = known.filter(lead__code=lead), (("lead", lead),)
        title = named[0].lead.name if named else no_such_figure()
    else:
        scheme = _scheme(params, viewer, on)
        named, kept = known.filter(project__scheme=scheme), (("scheme", str(scheme.pk)),)
        title = scheme.title
    rows = project_rows(named, on=on)
    figure = Figure(
        sum(row.key == state for row in rows), "projects", figures.IN_STATE, (*kept, ("state", state)), on
    )
    told = sorted((_project(row, row.key == state) for row in rows), key=lambda line: not line.counts)
    word = KEY_WORDS.get(state) or no_such_figure()
    return Counted(f"{title}: {word}", figure, len(rows), STATES, tuple(told))


STATES = gettext_lazy(
    "Projects whose state the portal computes so on the day, from milestones, reports and risks known by then; what an owner "
    "says of its project does not count."
)
READINGS: dict[str, Counting] = {
    figures.IN_STATE: in_state,
    **{name: of_project(name) for name in OF_PROJECT},
    figures.SCHEME_PROGRESS: scheme_average,
    figures.SCHEME_PLANNED: scheme_plan,
}


def _of_scheme(params: Params, viewer: Actor, on: date, *, planned: bool) -> Counted:
    scheme = _scheme(params, viewer, on)
    found = known_projects(viewer, on).filter(project__scheme=scheme).order_by("project__code")
    rows = project_rows(found, on=on)
    in_sum = {row.id for row in figures.counted(rows)}
    told = sorted((_project(row, row.id in in_sum) for row in rows), key=lambda line: not line.counts)
    if planned:
        figure, title, formula = figures.scheme_reach, _("Planned by now: %(scheme)s"), SCHEME_PLANNED
    else:
        figure, title, formula = figures.scheme_progress, _("Progress: %(scheme)s"), SCHEME_PROGRESS
    shown = figure(rows, scheme=str(scheme.pk), on=on)
    return Counted(title % {"scheme": scheme.title}, shown, None, formula, tuple(told))


def _scheme(params: Params, viewer: Actor, on: date) -> Scheme:
    key = params.get("scheme", "")
    known = Scheme.objects.visible_to(viewer).known(on)
    return known.filter(pk=key if key.isascii() and key.isdecimal() else None).first() or no_such_figure()


def _project(row: ProjectRow, counts: bool) -> ExplainedRow:
    note = _("%(state)s: reached %(now)s%%, planned %(plan)s%%") % {
        "state": KEY_WORDS[row.key],
        "now": row.stand.percent,
        "plan": row.stand.planned_percent,
    }
    fact = str(row.stand.percent)
    return ExplainedRow(f"{row.code} {row.name}", row.url, note, row.key, counts, fact=fact)


def _milestone(row: ProjectRow, each: MilestoneFacts, on: date, *, counts: bool = True) -> ExplainedRow:
    key = each.key(on)
    parts = [
        _("reached %(now)s%%, planned %(plan)s%%")
        % {"now": each.reached_percent, "plan": round(each.planned_percent(on))},
        ngettext("weight %(weight)s", "weight %(weight)s", each.weight) % {"weight": each.weight},
        _("due %(day)s") % {"day": dmy(each.due_on)},
        str(MILESTONE_WORDS[key]),
    ]
    if each.said_on:
        parts.append(_("reported %(day)s") % {"day": dmy(each.said_on)})
    url = f"{with_day(reverse('projects:plan', args=[row.code]), on)}#m{each.no}"
    fact = f"{each.reached_percent} {each.weight} {each.due_on} {each.said_on}"
    return ExplainedRow(f"{each.no}. {each.name}", url, " · ".join(parts), key, counts, fact=fact)
