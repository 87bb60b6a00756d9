"""The roadmap: phases and years across, projects by kind down, each with its bar, its promise and its milestones."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from common.formats import dm, dmy
from projects.models import PlanRevision, Scheme
from projects.readings.project_figures import scheme_progress, scheme_reach
from projects.readings.project_rows import KINDS, ProjectRow, known_projects, project_rows
from projects.readings.rating_words import KEY_WORDS
from projects.readings.standing import MilestoneFacts
from projects.readings.time_scale import Column, Scale, Span, Window, Zoom, text, window

STATES = ("over", "risk", "track", "none", "done", "suspended", "ended")
MILESTONE_WORDS: dict[str, str | Promise] = {
    "done": gettext_lazy("reached on time"),
    "late": gettext_lazy("reached late"),
    "over": gettext_lazy("overdue"),
    "risk": gettext_lazy("expected late"),
    "soon": gettext_lazy("coming soon"),
    "none": gettext_lazy("planned"),
}


@dataclass(frozen=True)
class Year:
    year: int
    span: Span


@dataclass(frozen=True)
class Band:
    """A phase: `label` says which ("Phase 1"), `name` what it is called; without a span outside the window."""

    label: str
    name: str
    span: Span | None
    is_now: bool


@dataclass(frozen=True)
class Diamond:
    x: str
    key: str
    is_critical: bool
    label: str
    url: str
    place: MilestoneFacts


@dataclass(frozen=True)
class Line:
    """One project. `done` is the reached part of its bar, `ghost` what was first promised, if another plan followed;
    `beyond` says on which side of the window a bar lies that cannot be seen ("before" or "after")."""

    row: ProjectRow
    bar: Span | None
    done: Span | None
    ghost: Span | None
    promises: tuple[str, ...]  # places of milestones as first promised, where they moved
    label: str
    title: str
    diamonds: tuple[Diamond, ...]
    beyond: str


@dataclass(frozen=True)
class Group:
    kind: str
    label: str | Promise
    lines: tuple[Line, ...]
    is_folded: bool


@dataclass(frozen=True)
class Roadmap:
    """`counts` are of all projects, whatever the reader narrowed the lines to; `years` those of the window."""

    scheme: Scheme | None
    window: Window | None
    columns: tuple[Column, ...]
    years: tuple[Year, ...]
    bands: tuple[Band, ...]
    today_x: str
    today: str
    groups: tuple[Group, ...]
    counts: Mapping[str, int]
    total: int
    progress: Figure | None  # the average over projects, and what their plans say should be reached by now
    planned: Figure | None
    on: date

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def kinds(self) -> int:
        return len(self.groups)

    @property
    def is_illustrative(self) -> bool:
        return any(line.row.is_illustrative for line in self.lines)


@dataclass(frozen=True)
class View:
    """How the reader wants to see it: one state alone, the first plan behind every bar, kinds folded, a part of the time."""

    state: str = ""
    ghost: bool = False
    folded: frozenset[str] = frozenset()
    zoom: Zoom = Zoom.YEAR
    begins: str = ""  # a month, 2023-07


WHOLE = View()


def roadmap(*, viewer: Actor, on: date, view: View = WHOLE, scheme: Scheme | None = None) -> Roadmap:
    """At most nine statements, whatever the number of projects."""
    scheme = scheme or Scheme.objects.visible_to(viewer).known(on).select_related("owner").first()
    if scheme is None:
        return Roadmap(None, None, (), (), (), "", dm(on), (), {}, 0, None, None, on)
    found = known_projects(viewer, on).filter(project__scheme=scheme).order_by("project__code")
    rows = project_rows(found, on=on)
    seen = window(scheme.from_year, scheme.to_year, on, view.zoom, view.begins)
    scale = seen.scale
    return Roadmap(
        scheme=scheme,
        window=seen,
        columns=seen.columns(on),
        years=_years(scheme, scale),
        bands=_bands(scheme, scale, on),
        today_x=text(scale.at(on)) if scale.shows(on) else "",
        today=dm(on),
        groups=_groups([row for row in rows if not view.state or row.key == view.state], scale, on, view),
        counts=Counter(row.key for row in rows),
        total=len(rows),
        progress=scheme_progress(rows, scheme=str(scheme.pk), on=on),
        planned=scheme_reach(rows, scheme=str(scheme.pk), on=on),
        on=on,
    )


def _years(scheme: Scheme, scale: Scale) -> tuple[Year, ...]:
    spans = {year: scale.seen(date(year, 1, 1), date(year, 12, 31)) for year in scheme.years}
    return tuple(Year(year, span) for year, span in spans.items() if span)


def _bands(scheme: Scheme, scale: Scale, on: date) -> tuple[Band, ...]:
    """Phases as they were known on the day."""
    rows = PlanRevision.objects.current(on).filter(noun=PlanRevision.Noun.PHASE, scheme=scheme).order_by()
    phases = sorted((row.facts for row in rows), key=lambda facts: facts.get("position", 0))
    found = []
    for facts in phases:
        first, last = (date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on"))
        label, colon, name = str(facts.get("name", "")).partition(":")
        if not colon:  # the name does not say which phase it is
            label, name = _("Phase %(number)s") % {"number": facts.get("position", "")}, label
        found.append(Band(label, name.strip(), scale.seen(first, last), first <= on <= last))
    return tuple(found)


def _groups(rows: Sequence[ProjectRow], scale: Scale, on: date, view: View) -> tuple[Group, ...]:
    groups = []
    for kind in KINDS:
        lines = tuple(line_of(row, scale, on, ghost=view.ghost) for row in rows if row.kind == kind)
        if lines:
            groups.append(Group(kind.value, kind.label, lines, kind.value in view.folded))
    return tuple(groups)


def line_of(row: ProjectRow, scale: Scale, on: date, *, ghost: bool = False) -> Line:
    starts, ends = row.starts_on, row.ends_on
    if row.milestones:
        starts, ends = min(each.starts_on for each in row.milestones), row.stand.ends_on
    bar = scale.seen(starts, ends)
    done = scale.seen(starts, ends, Decimal(row.stand.percent)) if row.stand.percent else None
    promised: Span | None = None
    promises: tuple[str, ...] = ()
    if ghost and row.plan is not None and row.plan.was_moved:
        promised = scale.seen(row.plan.first_starts_on, row.plan.first_ends_on)
        moved = (each.first_due_on for each in row.milestones if each.first_due_on != each.due_on)
        promises = tuple(text(scale.at(day)) for day in moved if scale.shows(day))
    beyond = "" if bar else "before" if ends < scale.first else "after"
    word = KEY_WORDS[row.key]
    percent = _("%(word)s · %(percent)s%%") % {"word": word, "percent": row.stand.percent}
    days = {"first": dmy(starts), "last": dmy(ends), "planned": row.stand.planned_percent}
    title = f"{row.code} {row.name}: {percent}, " + (
        _("planned %(planned)s%% by now, from %(first)s to %(last)s") % days
    )
    label = str(word) if row.key in ("done", "none", "ended", "suspended") else percent
    inside = (each for each in row.milestones if scale.shows(each.actual_on or each.due_on))
    diamonds = tuple(diamond(row, each, scale, on) for each in inside)
    return Line(row, bar, done, promised, promises, label, title, diamonds, beyond)


def diamond(row: ProjectRow, each: MilestoneFacts, scale: Scale, on: date) -> Diamond:
    key = each.key(on)
    day = each.actual_on or each.due_on
    told = _("Milestone %(no)s: %(name)s, %(state)s, %(day)s") % {
        "no": each.no,
        "name": each.name,
        "state": MILESTONE_WORDS[key],
        "day": dmy(day),
    }
    if each.is_critical:
        told = _("%(milestone)s (critical)") % {"milestone": told}
    url = with_day(reverse("projects:plan", args=[row.code]), on)
    return Diamond(text(scale.at(day)), key, each.is_critical, told, f"{url}#m{each.no}", each)
