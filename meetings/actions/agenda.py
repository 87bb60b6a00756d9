"""What is on the table, in order."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from meetings.actions import revisions
from meetings.models import AgendaEntry, Meeting
from meetings.policies import may_change
from organizations.models import Unit

OUT_OF_THE_WAY = 10_000


@dataclass(frozen=True)
class EntryFields:
    """`presenter` is a post; `note` is what was said, once it was."""

    kind: str
    title: str
    starts_at: time | None = None
    presenter_unit: Unit | None = None
    presenter: str = ""
    note: str = ""
    lasts_minutes: int | None = None

    def as_columns(self) -> dict[str, object]:
        return dict(vars(self))


@transaction.atomic
def add(*, by: Actor, meeting: Meeting, fields: EntryFields) -> AgendaEntry:
    """At the end of the agenda."""
    meeting = revisions.locked(meeting)
    may_change(by, meeting).enforce()
    entry = AgendaEntry(meeting=meeting, position=_last_position(meeting) + 1, **fields.as_columns())
    entry.full_clean()
    entry.save()
    revisions.settle(by=by, meeting=meeting, verb="meeting.agenda_entry_added", facts={"title": entry.title})
    return entry


@transaction.atomic
def change(*, by: Actor, entry: AgendaEntry, fields: EntryFields) -> AgendaEntry:
    meeting = revisions.locked(entry.meeting)
    may_change(by, meeting).enforce()
    entry = _still_there(meeting, entry)
    for name, value in fields.as_columns().items():
        setattr(entry, name, value)
    entry.version += 1
    entry.full_clean()
    entry.save()
    revisions.settle(
        by=by, meeting=meeting, verb="meeting.agenda_entry_changed", facts={"title": entry.title}
    )
    return entry


@transaction.atomic
def remove(*, by: Actor, entry: AgendaEntry) -> Meeting:
    meeting = revisions.locked(entry.meeting)
    may_change(by, meeting).enforce()
    entry = _still_there(meeting, entry)
    facts = {"title": entry.title}
    entry.delete()
    _number(meeting, list(meeting.agenda.all()))
    return revisions.settle(by=by, meeting=meeting, verb="meeting.agenda_entry_removed", facts=facts)


@transaction.atomic
def move(*, by: Actor, entry: AgendaEntry, by_places: int) -> Meeting:
    """Up when negative, down when positive; never beyond the ends."""
    meeting = revisions.locked(entry.meeting)
    may_change(by, meeting).enforce()
    entries = list(meeting.agenda.all())
    place = entries.index(_still_there(meeting, entry))
    target = min(max(place + by_places, 0), len(entries) - 1)
    if target == place:
        return meeting
    entries.insert(target, entries.pop(place))
    _number(meeting, entries)
    facts = {"title": entry.title, "position": target + 1}
    return revisions.settle(by=by, meeting=meeting, verb="meeting.agenda_entry_moved", facts=facts)


def lay_usual(meeting: Meeting) -> None:
    """What every meeting of a steering committee begins with; the office edits it from there."""
    office = meeting.committee.office
    usual = (
        EntryFields(
            AgendaEntry.Kind.OPENING, _("Opening; the programme is announced"), meeting.starts_at, office
        ),
        EntryFields(
            AgendaEntry.Kind.REPORT, _("Results of the items of the last conclusion notice"), None, office
        ),
        EntryFields(AgendaEntry.Kind.DISCUSSION, _("Discussion")),
        EntryFields(AgendaEntry.Kind.CONCLUSION, _("Conclusion"), presenter=meeting.presided_by),
    )
    start = _last_position(meeting) + 1
    AgendaEntry.objects.bulk_create(
        AgendaEntry(meeting=meeting, position=start + place, **fields.as_columns())
        for place, fields in enumerate(usual)
    )


def _still_there(meeting: Meeting, entry: AgendaEntry) -> AgendaEntry:
    found = meeting.agenda.filter(pk=entry.pk).first()
    if found is None:
        raise Refused(refuse(Kind.STATE, "gone", _("Somebody took this entry off the agenda.")))
    return found


def _last_position(meeting: Meeting) -> int:
    return meeting.agenda.aggregate(last=Max("position"))["last"] or 0


def _number(meeting: Meeting, entries: list[AgendaEntry]) -> None:
    """1, 2, 3 in the order given; through numbers nobody has, because a position is unique at every moment."""
    meeting.agenda.update(position=F("position") + OUT_OF_THE_WAY)
    for place, entry in enumerate(entries, start=1):
        entry.version += entry.position != place
        entry.position = place
    AgendaEntry.objects.bulk_update(entries, ("position", "version"))
