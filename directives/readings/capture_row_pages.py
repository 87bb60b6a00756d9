"""One row of the capture table as it is shown and as its cells are edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.formats import dmy, weekday
from directives.models import DirectiveItem
from directives.models.capture import Row
from directives.parsing import due_entry
from directives.readings.capture_entries import Entries
from directives.readings.look_alikes import LookAlike
from directives.readings.six_clears import Finding

A_MONDAY = date(2024, 1, 1)
NOTHING = Finding("when", "", "")


@dataclass(frozen=True)
class RowPage:
    """A row as shown; the `*_entry` texts are what its cells hold when it is edited."""

    id: str
    rev: int
    no: int
    ref: str
    heading: str
    text: str
    kind: str
    kind_label: str | Promise
    output: str
    leads_label: str
    leads_entry: str
    coordinators_label: str
    coordinators_entry: str
    due_label: str
    due_finding: Finding
    due_entry: str
    phrase: str
    report_entry: str
    directing_post: int | None
    follows: LookAlike | None
    confirmed: bool
    current: bool
    status_key: str
    status_label: str
    findings: tuple[Finding, ...]
    look_alikes: tuple[LookAlike, ...]


def row_page(
    row: Row,
    known: Entries,
    *,
    no: int,
    findings: tuple[Finding, ...],
    alike: tuple[LookAlike, ...],
    followed: Mapping[int, LookAlike],
    current: bool,
) -> RowPage:
    status = _status(row, findings, current=current)
    when = next((finding for finding in findings if finding.clear == "when"), NOTHING)
    return RowPage(
        no=no,
        current=current,
        status_key=status[0],
        status_label=status[1],
        findings=findings,
        look_alikes=() if row["follows"] else alike,
        follows=followed.get(row["follows"] or 0),
        kind_label=DirectiveItem.Kind(row["kind"]).label,
        leads_label=_units_label(row, "leads", known),
        leads_entry=units_entry(row, "leads", known),
        coordinators_label=_units_label(row, "coordinators", known),
        coordinators_entry=units_entry(row, "coordinators", known),
        due_label=due_label(row["due"]),
        due_finding=when,
        due_entry=due_entry_of(row),
        phrase=row["due"]["phrase"],
        report_entry=report_entry_of(row),
        id=row["id"],
        rev=row["rev"],
        ref=row["ref"],
        heading=row["heading"],
        text=row["text"],
        kind=row["kind"],
        output=row["output"],
        directing_post=row["directing_post"],
        confirmed=row["confirmed"],
    )


def due_entry_of(row: Row) -> str:
    """What the deadline cell holds: what is not understood yet as typed, else the deadline as one types it."""
    return row["typed"].get("due") or due_entry.printed(row["due"])


def report_entry_of(row: Row) -> str:
    report = row["report"]
    known = due_entry.rhythm_printed(report["rule"], report["day"]) if report else ""
    return row["typed"].get("report") or known


def _units_label(row: Row, name: str, known: Entries) -> str:
    tokens: Any = row["leads"] if name == "leads" else row["coordinators"]
    return "; ".join(part for part in (known.names.label(tokens), row["typed"].get(name, "")) if part)


def units_entry(row: Row, name: str, known: Entries) -> str:
    tokens = row["leads"] if name == "leads" else row["coordinators"]
    return "; ".join(part for part in (known.units.printed(tokens), row["typed"].get(name, "")) if part)


def _status(row: Row, findings: Sequence[Finding], *, current: bool) -> tuple[str, str]:
    if row["confirmed"]:
        return "done", _("Confirmed")
    if current:
        return "track", _("In hand")
    loud = [finding for finding in findings if finding.key != "none"]
    if not loud:
        return "none", _("Awaiting confirmation")
    words = {
        "who": _("Check the unit"),
        "what": _("Check the content"),
        "when": _("No deadline") if row["due"]["kind"] == "none" else _("Check the deadline"),
        "responsibility": _("Check the unit"),
        "reading": _("Check what was read"),
    }
    return loud[0].key, words.get(loud[0].clear, _("Check"))


def due_label(due: Mapping[str, Any]) -> str:
    """The deadline in the reader's language."""
    match due["kind"]:
        case "date" if due["date"]:
            day = dmy(date.fromisoformat(due["date"]))
            return _("%(time)s, %(day)s") % {"time": due["time"], "day": day} if due.get("time") else day
        case "recurring":
            return _rhythm_label(due["rule"], due["day"], due.get("month"))
        case "ongoing":
            since = due.get("from")
            return (
                _("Standing, from %(day)s") % {"day": dmy(date.fromisoformat(since))}
                if since
                else _("Standing")
            )
        case "next_meeting":
            return _("By the next meeting")
    return ""


def _rhythm_label(rule: str, day: int | None, month: int | None) -> str:
    every = {
        "weekly": _("Every week"),
        "monthly": _("Every month"),
        "quarterly": _("Every quarter"),
        "yearly": _("Every year"),
    }.get(rule, "")
    if not day:
        return every
    if rule == "weekly":
        return _("%(every)s, on %(weekday)s") % {
            "every": every,
            "weekday": weekday(A_MONDAY.replace(day=day)),
        }
    return _("%(every)s, day %(day)s") % {"every": every, "day": f"{day}/{month}" if month else day}
