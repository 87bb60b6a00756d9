"""The milestones of a project in words, the plans they stood in, and how two plans differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.days import with_day
from common.formats import dmy
from projects.models import Baseline, PlannedMilestone
from projects.readings.project_rows import ProjectRow
from projects.readings.rating_words import variance_text
from projects.readings.standing import MilestoneFacts


@dataclass(frozen=True)
class MilestoneLine:
    """`note` says what is not as planned; `state` is a state of the timeline component."""

    facts: MilestoneFacts
    key: str
    state: str
    day: date
    note: str
    expected_on: date
    variance: str
    after: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class BaselineLine:
    number: int
    reason: str | Promise
    document: str
    note: str
    total_vnd: int | None
    known_on: date
    by: str
    lines: tuple[PlannedMilestone, ...]


@dataclass(frozen=True)
class Difference:
    """`change` is added, dropped, moved or renamed; what was dropped keeps its line."""

    no: int
    name: str
    was: str
    before: date | None
    after: date | None
    change: str

    @property
    def days(self) -> int:
        return (self.after - self.before).days if self.before and self.after else 0


def milestone_lines(row: ProjectRow) -> tuple[MilestoneLine, ...]:
    names = {each.no: each.name for each in row.milestones}
    return tuple(_line(row, each, names) for each in row.milestones)


def _line(row: ProjectRow, each: MilestoneFacts, names: Mapping[int, str]) -> MilestoneLine:
    key = each.key(row.on)
    return MilestoneLine(
        facts=each,
        key=key,
        state={"done": "done", "late": "done", "over": "over", "risk": "soon", "soon": "now"}.get(key, ""),
        day=each.actual_on or each.due_on,
        note=milestone_note(each, row.on),
        expected_on=each.expected(row.on),
        variance=variance_text(each.variance(row.on)),
        after=tuple(f"{no}. {names[no]}" for no in each.after if no in names),
        url=with_day(reverse("projects:milestone", args=[row.code, each.no]), row.on),
    )


def milestone_note(each: MilestoneFacts, on: date) -> str:
    if each.actual_on is not None:
        late = (each.actual_on - each.due_on).days
        if late > 0:
            return ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}
        if not late:
            return _("on time")
        return ngettext("%(days)s day early", "%(days)s days early", -late) % {"days": -late}
    late = each.overdue_days(on)
    if late:
        told = ngettext("%(days)s day overdue", "%(days)s days overdue", late) % {"days": late}
        if each.projected_on and each.projected_on > on:
            told = f"{told} · " + _("expected on %(day)s") % {"day": dmy(each.projected_on)}
        return told
    if each.slip_days(on) > 0:
        return _("expected on %(day)s") % {"day": dmy(each.expected(on))}
    return f"{each.percent}%" if each.percent else ""


def baseline_lines(project_id: int, *, on: date) -> tuple[BaselineLine, ...]:
    """Two statements; the newest first."""
    found = list(Baseline.objects.known(on).filter(project=project_id).order_by("-number"))
    lines = (
        PlannedMilestone.objects.filter(baseline__in=found).select_related("milestone").order_by("position")
    )
    by_baseline: dict[int, list[PlannedMilestone]] = {}
    for line in lines:
        by_baseline.setdefault(line.baseline_id, []).append(line)
    return tuple(
        BaselineLine(
            number=each.number,
            reason=each.get_reason_display(),
            document=each.document,
            note=each.note,
            total_vnd=each.total_vnd,
            known_on=each.known_on,
            by=each.on_behalf_of or each.by_label,
            lines=tuple(by_baseline.get(each.pk, ())),
        )
        for each in found
    )


def differences(old: BaselineLine, new: BaselineLine) -> tuple[Difference, ...]:
    """Every milestone of either plan whose name or day is not the same in both."""
    before = {line.milestone.no: line for line in old.lines}
    after = {line.milestone.no: line for line in new.lines}
    found = []
    for no in sorted({*before, *after}):
        was, now = before.get(no), after.get(no)
        change = _change(was, now)
        if change:
            name = now.name if now else was.name if was else ""
            was_called = was.name if was and now and was.name != now.name else ""
            days = (was.due_on if was else None, now.due_on if now else None)
            found.append(Difference(no, name, was_called, *days, change))
    return tuple(found)


def _change(was: PlannedMilestone | None, now: PlannedMilestone | None) -> str:
    if was is None:
        return "added"
    if now is None:
        return "dropped"
    if was.due_on != now.due_on:
        return "moved"
    return "renamed" if was.name != now.name else ""


def total_slip(found: Sequence[Difference]) -> int:
    """Days by which the latest moved milestone was moved."""
    return max((each.days for each in found if each.change == "moved"), default=0)
