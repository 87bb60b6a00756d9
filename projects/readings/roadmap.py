"""The roadmap: phases and years across, projects by kind down, each with its bar, its promise and its milestones.

Places are percentages of the scheme's days, as text with a point: they go into SVG attributes as they stand.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

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

STATES = ("over", "risk", "track", "none", "done", "suspended", "ended")
STEP = Decimal("0.01")
QUARTERS = ("I", "II", "III", "IV")
MILESTONE_WORDS: dict[str, str | Promise] = {
    "done": gettext_lazy("reached on time"),
    "late": gettext_lazy("reached late"),
    "over": gettext_lazy("overdue"),
    "risk": gettext_lazy("expected late"),
    "soon": gettext_lazy("coming soon"),
    "none": gettext_lazy("planned"),
}


@dataclass(frozen=True)
class Scale:
    """The days of the scheme as places from 0 to 100."""

    first: date
    last: date

    def at(self, day: date) -> Decimal:
        """Where the day begins; days outside stand at the edge."""
        span = (self.last - self.first).days + 1
        place = Decimal(100 * (day - self.first).days) / span
        return min(max(place, Decimal(0)), Decimal(100))

    def span(self, starts_on: date, ends_on: date) -> "Span":
        """Both days included; at least a hair wide."""
        span = (self.last - self.first).days + 1
        end = min(self.at(ends_on) + Decimal(100) / span, Decimal(100))
        return Span(text(self.at(starts_on)), text(max(end - self.at(starts_on), Decimal("0.3"))))


@dataclass(frozen=True)
class Span:
    x: str
    width: str


@dataclass(frozen=True)
class Year:
    year: int
    span: Span
    is_now: bool
    quarters: tuple[tuple[str, str], ...]  # (place of its middle, numeral)


@dataclass(frozen=True)
class Band:
    """A phase: `label` says which ("Phase 1"), `name` what it is called."""

    label: str
    name: str
    span: Span
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
    """One project. `done` is the reached part of its bar, `ghost` what was first promised, if another plan followed."""

    row: ProjectRow
    bar: Span
    done: Span | None
    ghost: Span | None
    promises: tuple[str, ...]  # places of milestones as first promised, where they moved
    label: str
    title: str
    diamonds: tuple[Diamond, ...]


@dataclass(frozen=True)
class Group:
    kind: str
    label: str | Promise
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Roadmap:
    """`counts` are of all projects, whatever the reader narrowed the lines to."""

    scheme: Scheme | None
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


def roadmap(
    *, viewer: Actor, on: date, state: str = "", scheme: Scheme | None = None, ghost: bool = False
) -> Roadmap:
    """At most nine statements, whatever the number of projects. `ghost` draws the first plan behind every bar."""
    scheme = scheme or Scheme.objects.visible_to(viewer).known(on).select_related("owner").first()
    if scheme is None:
        return _empty(on)
    found = known_projects(viewer, on).filter(project__scheme=scheme).order_by("project__code")
    rows = project_rows(found, on=on)
    scale = Scale(date(scheme.from_year, 1, 1), date(scheme.to_year, 12, 31))
    shown = [row for row in rows if not state or row.key == state]
    return Roadmap(
        scheme=scheme,
        years=tuple(_year(scale, year, on) for year in scheme.years),
        bands=_bands(scheme, scale, on),
        today_x=text(scale.at(on)) if scale.first <= on <= scale.last else "",
        today=dm(on),
        groups=_groups(shown, scale, on, ghost=ghost),
        counts=Counter(row.key for row in rows),
        total=len(rows),
        progress=scheme_progress(rows, scheme=str(scheme.pk), on=on),
        planned=scheme_reach(rows, scheme=str(scheme.pk), on=on),
        on=on,
    )


def text(place: Decimal) -> str:
    return str(place.quantize(STEP, ROUND_HALF_UP))


def _empty(on: date) -> Roadmap:
    return Roadmap(None, (), (), "", dm(on), (), {}, 0, None, None, on)


def _year(scale: Scale, year: int, on: date) -> Year:
    span = scale.span(date(year, 1, 1), date(year, 12, 31))
    starts = [scale.at(date(year, month, 1)) for month in (1, 4, 7, 10)]
    middles = tuple(
        (text(start + Decimal(span.width) / 8), name) for start, name in zip(starts, QUARTERS, strict=True)
    )
    return Year(year, span, on.year == year, middles)


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
        found.append(Band(label, name.strip(), scale.span(first, last), first <= on <= last))
    return tuple(found)


def _groups(rows: Sequence[ProjectRow], scale: Scale, on: date, *, ghost: bool) -> tuple[Group, ...]:
    groups = []
    for kind in KINDS:
        lines = tuple(line_of(row, scale, on, ghost=ghost) for row in rows if row.kind == kind)
        if lines:
            groups.append(Group(kind.value, kind.label, lines))
    return tuple(groups)


def line_of(row: ProjectRow, scale: Scale, on: date, *, ghost: bool = False) -> Line:
    starts, ends = row.starts_on, row.ends_on
    if row.milestones:
        starts, ends = min(each.starts_on for each in row.milestones), row.stand.ends_on
    bar = scale.span(starts, ends)
    done = Span(bar.x, text(Decimal(bar.width) * row.stand.percent / 100)) if row.stand.percent else None
    promised: Span | None = None
    promises: tuple[str, ...] = ()
    if ghost and row.plan is not None and row.plan.was_moved:
        promised = scale.span(row.plan.first_starts_on, row.plan.first_ends_on)
        moved = (each for each in row.milestones if each.first_due_on != each.due_on)
        promises = tuple(text(scale.at(each.first_due_on)) for each in moved)
    word = KEY_WORDS[row.key]
    percent = _("%(word)s · %(percent)s%%") % {"word": word, "percent": row.stand.percent}
    days = {"first": dmy(starts), "last": dmy(ends), "planned": row.stand.planned_percent}
    title = f"{row.code} {row.name}: {percent}, " + (
        _("planned %(planned)s%% by now, from %(first)s to %(last)s") % days
    )
    label = str(word) if row.key in ("done", "none", "ended", "suspended") else percent
    diamonds = tuple(diamond(row, each, scale, on) for each in row.milestones)
    return Line(row, bar, done, promised, promises, label, title, diamonds)


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
