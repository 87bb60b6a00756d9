"""Deadlines as a calendar that phones subscribe to. Reproducible: the same lines give the same bytes."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from reminders.sources.line import Line


def calendar_of(lines: Iterable[Line], host: str) -> bytes:
    """One whole-day event per object. The stamp is the deadline's own day, so nothing changes when nothing changed."""
    feed = Calendar()
    feed.add("prodid", "-//District e-government portal//Deadlines//VI")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", _("Deadlines"))
    for line in sorted(lines, key=lambda line: (line.deadline_on, line.ref.kind, line.ref.key)):
        event = Event()
        event.add("uid", f"{line.ref.kind}.{line.ref.key}@{host}")
        event.add("dtstamp", datetime.combine(line.deadline_on, time(), UTC))
        event.add("dtstart", line.deadline_on)
        event.add("dtend", line.deadline_on + timedelta(days=1))
        event.add("summary", f"{line.unit}: {line.what}")
        event.add("description", f"{line.where}\n{line.address}")
        event.add("url", line.address)
        feed.add_component(event)
    return bytes(feed.to_ical())
