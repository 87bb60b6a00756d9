"""The timeline of an item or of one unit's part of it, as the timeline component prints it: newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.formats import dmy, hm
from directives.readings.evidence import FileLine
from directives.readings.timelines import TimelineEntry

NAMED = 3
LOOKS = {
    "accepted": "done", "verified": "done", "approved": "done", "done": "now", "returned": "over", "rejected": "over",
    "declined": "over", "urged": "soon", "asked": "soon", "opinion": "now", "lead_asked": "soon", "lead_rejected": "over",
    "handed_over": "now", "suspended": "soon", "cancelled": "over", "part_asked": "soon", "part_answered": "now",
    "explanation_asked": "soon", "explanation_answered": "now", "part_withdrawn": "none", "explanation_withdrawn": "none", "check_confirmed": "done", "check_partly": "soon",
    "check_refuted": "over", "link_superseded": "now", "link_merged": "now", "link_split": "now", "link_back": "now",
}  # fmt: skip


@dataclass(frozen=True)
class TimelineLine:
    when: str
    title: str
    state: str
    who: str
    text: str
    url: str = ""
    files: tuple[FileLine, ...] = ()


def timeline_lines(entries: Iterable[TimelineEntry]) -> tuple[TimelineLine, ...]:
    """What several units did alike on one day is one line."""
    grouped = groupby(sorted(entries, key=_moment), key=_alike)
    return tuple(reversed([_line(list(group)) for _key, group in grouped]))


def _moment(entry: TimelineEntry) -> tuple[object, ...]:
    return (entry.on, entry.at)


def _alike(entry: TimelineEntry) -> tuple[object, ...]:
    return (
        entry.on,
        entry.kind,
        entry.url,
        entry.text,
        entry.notes,
        entry.percent,
        entry.new_due_on,
        entry.reported_on,
        entry.files,
    )


def _line(group: list[TimelineEntry]) -> TimelineLine:
    entry = group[0]
    percent = f"{entry.percent}%" if entry.percent is not None else ""
    title = " · ".join(part for part in (entry.title, _units(group), percent) if part)
    people = list(dict.fromkeys(each.who for each in group))
    texts = [entry.text, *(f"{label}: {text}" for label, text in entry.notes), _moved(entry), _claimed(entry)]
    return TimelineLine(
        when=f"{dmy(entry.on)} {hm(entry.at)}",
        title=title,
        state=LOOKS.get(entry.kind, ""),
        who=", ".join(people) if len(people) <= NAMED else "",
        text="\n".join(text for text in texts if text),
        url=entry.url,
        files=entry.files,
    )


def _units(group: list[TimelineEntry]) -> str:
    names = [entry.unit for entry in group if entry.unit]
    if len(names) <= NAMED:
        return ", ".join(names)
    return ngettext("%(count)s unit", "%(count)s units", len(names)) % {"count": len(names)}


def _moved(entry: TimelineEntry) -> str:
    if entry.new_due_on is None:
        return ""
    if entry.old_due_on is None or entry.old_due_on == entry.new_due_on:
        return _("Deadline %(day)s") % {"day": dmy(entry.new_due_on)}
    return _("Deadline from %(old)s to %(new)s") % {
        "old": dmy(entry.old_due_on),
        "new": dmy(entry.new_due_on),
    }


def _claimed(entry: TimelineEntry) -> str:
    """The day the unit says its figures are of, where it is not the day of recording."""
    if entry.reported_on is None or entry.reported_on == entry.on:
        return ""
    return _("Figures as of %(day)s") % {"day": dmy(entry.reported_on)}
