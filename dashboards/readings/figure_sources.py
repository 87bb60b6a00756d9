"""Where the rows of a figure come from: what was entered, by whom."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.readings import figures as applications
from dashboards.readings.attention import READING as ATTENTION
from dashboards.readings.work_figures import READING as WORK
from meetings.readings.results import READING as RESULTS
from projects.readings import money, targets
from projects.readings import project_figures as projects
from reporting.readings import heatmap, indicator_list

PAPERS = _(
    "Papers issued in the portal; reports of the lead units with their evidence, extensions, verification and acceptance."
)
LEDGER = _(
    "The ledger of the plan's money: every entry with its paper and day, entered by the office or by finance."
)
MILESTONES = _(
    "The plan of milestones in force and what the project's owner reported of each, with day and proof."
)
TARGETS = _(
    "The scheme's targets, and figures entered or taken from reports of units, each with its source and day."
)
REPORTS = _(
    "Reports that units sent by form, Excel or interface, accepted by the office; what was sent back does not count."
)
EVERYTHING = _(
    "What the portal computes on the day from papers, plans of projects, reports of units and the ledger of the money."
)
CATALOGUE = _("Entries of the catalogue of applications, kept and confirmed by the units that own them.")
MERGERS = _("The decided merger and what units reported of it; yearly costs stated in the catalogue.")
SOURCES: dict[str, str | Promise] = {
    **dict.fromkeys(("notice_items", "open_items", "late_units", "done_on_time", RESULTS, WORK), PAPERS),
    ATTENTION: EVERYTHING,
    **dict.fromkeys((money.SUM, money.RATE), LEDGER),
    **dict.fromkeys(
        (projects.PROGRESS, projects.PLANNED, projects.VARIANCE, projects.REACHED, projects.IN_STATE),
        MILESTONES,
    ),
    **dict.fromkeys((projects.SCHEME_PROGRESS, projects.SCHEME_PLANNED), MILESTONES),
    projects.RISKS: _("The register of risks that the project's owner keeps."),
    **dict.fromkeys((targets.READING, targets.OF_YEAR), TARGETS),
    **dict.fromkeys((heatmap.READING, indicator_list.READING), REPORTS),
    **dict.fromkeys((applications.COSTS, applications.FILLED, applications.TRUSTED), CATALOGUE),
    applications.SCORE: _("Answers of units in rounds of evaluation that were closed by the day."),
    **dict.fromkeys((applications.SAVING, applications.ACHIEVED), MERGERS),
}
