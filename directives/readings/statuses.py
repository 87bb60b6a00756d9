"""How work stands on a day: one rule for assignments, one for items, for every page, paper and door.

An item's status is derived from its leads. Whoever waits for a verdict is not called late meanwhile: the unit has
nothing left to do, and the verdict will judge the day on which the result was reported.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from common.working_days import WorkingCalendar, calendar
from directives.models import Assignment, AssignmentQuerySet, DirectiveItem, Timeliness, works_known
from directives.models.timeliness import DUE_SOON_WORKING_DAYS
from directives.readings.rows import Status

WORDS: dict[Status, str | Promise] = {
    Status.DONE: _("Done"),
    Status.LATE: _("Done late"),
    Status.WAIT: _("Awaiting confirmation"),
    Status.TRACK: _("In progress"),
    Status.SOON: _("Due soon"),
    Status.OVER: _("Overdue"),
    Status.NONE: _("Not started"),
    Status.STANDING: _("Standing"),
    Status.SUSPENDED: _("Suspended"),
    Status.ENDED: _("Ended without result"),
    Status.INFO: _("For information"),
}
STARTED_LATE_OR_NOT = {
    Timeliness.OVERDUE: Status.OVER,
    Timeliness.DUE_SOON: Status.SOON,
    Timeliness.STANDING: Status.STANDING,
    Timeliness.SUSPENDED: Status.SUSPENDED,
    Timeliness.DONE_LATE: Status.LATE,
    Timeliness.ENDED: Status.ENDED,
}
# An item that ended as a whole; "no task arises" is an end like that of orientations, not a failure.
OF_END = {
    DirectiveItem.End.CLOSED: Status.DONE,
    DirectiveItem.End.SUPERSEDED: Status.ENDED,
    DirectiveItem.End.MERGED: Status.ENDED,
    DirectiveItem.End.SPLIT: Status.ENDED,
    DirectiveItem.End.CANCELLED: Status.ENDED,
    DirectiveItem.End.NO_TASK: Status.INFO,
}
END_WORDS: dict[str, str | Promise] = {
    DirectiveItem.End.SUPERSEDED: _("Superseded"),
    DirectiveItem.End.MERGED: _("Merged into another item"),
    DirectiveItem.End.SPLIT: _("Split into several items"),
    DirectiveItem.End.CANCELLED: _("Cancelled"),
    DirectiveItem.End.NO_TASK: _("No task arises"),
}
DONE = (Status.DONE, Status.LATE)
ENDED = (*DONE, Status.ENDED)


class Lead(Protocol):
    """What the item's rule asks of one lead assignment."""

    @property
    def cycle(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def days(self) -> int: ...
    @property
    def due_on(self) -> date | None: ...


@dataclass(frozen=True)
class LeadFact:
    """A lead without the words: enough to derive its item's status."""

    item_id: int
    cycle: str
    status: Status
    days: int
    due_on: date | None


@dataclass(frozen=True)
class Standing:
    """How an item stands: late days for OVER and LATE, else days left until its deadline, 0 without one."""

    status: Status
    days: int = 0


def soon_until(on: date, working: WorkingCalendar | None = None) -> date:
    """The last day that counts as soon: three working days ahead. One statement, none where the calendar is at hand."""
    return (working or calendar()).add(on, DUE_SOON_WORKING_DAYS)


def of_assignment(state: str, timeliness: Timeliness) -> Status:
    if state == Assignment.State.ACCEPTED:
        return Status.LATE if timeliness is Timeliness.DONE_LATE else Status.DONE
    if state in Assignment.AWAITING:
        return Status.WAIT
    if timeliness in STARTED_LATE_OR_NOT:
        return STARTED_LATE_OR_NOT[timeliness]
    is_begun = state not in (*Assignment.NOT_STARTED, Assignment.State.DECLINED)
    return Status.TRACK if is_begun else Status.NONE


def days_of(status: Status, *, on: date, due: date | None, done: date | None) -> int:
    """Calendar days: late for OVER and LATE, left for what is still to be done, else 0."""
    if due is None:
        return 0
    if status is Status.LATE and done is not None:
        return (done - due).days
    if status is Status.OVER:
        return (on - due).days
    return max((due - on).days, 0) if status in (Status.SOON, Status.TRACK, Status.NONE) else 0


def of_item(item: DirectiveItem, leads: Sequence[Lead], on: date) -> Standing:
    """The item's status from the leads known on `on`."""
    if not item.needs_work:
        return Standing(Status.INFO)
    end = item.end_on(on)
    if end:
        return Standing(OF_END[DirectiveItem.End(end)])
    still_open = [lead for lead in leads if lead.status not in ENDED]
    if leads and not still_open and not item.is_recurring:
        return _of_ended(leads)
    return _of_open(item, still_open, is_begun=any(lead.status in DONE for lead in leads))


def _of_ended(leads: Sequence[Lead]) -> Standing:
    late = [lead.days for lead in leads if lead.status is Status.LATE]
    if late:
        return Standing(Status.LATE, max(late))
    return Standing(Status.DONE if any(lead.status is Status.DONE for lead in leads) else Status.ENDED)


def _of_open(item: DirectiveItem, leads: Sequence[Lead], *, is_begun: bool) -> Standing:
    found = {lead.status for lead in leads}
    if Status.OVER in found:
        return Standing(Status.OVER, max(lead.days for lead in leads if lead.status is Status.OVER))
    if Status.SOON in found:
        return Standing(Status.SOON, min(lead.days for lead in leads if lead.status is Status.SOON))
    for alone in (Status.WAIT, Status.SUSPENDED):
        if found == {alone}:
            return Standing(alone)
    if item.is_standing or item.is_recurring:
        return Standing(Status.STANDING)
    counted = [lead.days for lead in leads if lead.due_on and lead.status in (Status.TRACK, Status.NONE)]
    untouched = not is_begun and found <= {Status.NONE, Status.SUSPENDED}
    return Standing(Status.NONE if untouched else Status.TRACK, min(counted, default=0))


def label(status: Status, days: int) -> str:
    """The status in words, with its days where they matter."""
    if status is Status.OVER:
        return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", days) % {"days": days}
    if status is Status.LATE and days:
        return ngettext("Done %(days)s day late", "Done %(days)s days late", days) % {"days": days}
    if status is Status.SOON:
        if days == 0:
            return gettext("Due today")
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
    return str(WORDS[status])


def item_label(item: DirectiveItem, standing: Standing, states: Iterable[str], on: date) -> str:
    """The item's status in words: an end says how it came about. `states` are those of the leads."""
    end = item.end_on(on) or (item.End.NO_TASK if item.kind == item.Kind.NO_TASK else "")
    return str(END_WORDS.get(end or end_of(standing, states)) or label(standing.status, standing.days))


def end_of(standing: Standing, states: Iterable[str]) -> str:
    """How an item came to its end that nobody ended as a whole: every lead's work was cancelled, or replaced."""
    told = set(states)
    for state, end in (
        (Assignment.State.CANCELLED, DirectiveItem.End.CANCELLED),
        (Assignment.State.SUPERSEDED, DirectiveItem.End.SUPERSEDED),
    ):
        if standing.status is Status.ENDED and told == {state}:
            return end.value
    return ""


def known_leads(item_ids: Iterable[int], on: date) -> AssignmentQuerySet:
    """Leads known on the day with their facts, without those who had handed the work over. Of a recurring item: its newest
    cycle, and older ones still open."""
    newest = (
        Assignment.objects.filter(item=OuterRef("item"), known_on__lte=on)
        .exclude(cycle="")
        .order_by("-original_due_on", "-pk")
    )
    known = works_known(on).leads().filter(item_id__in=list(item_ids))
    return (
        known.exclude(state_then=Assignment.State.HANDED_OVER)
        .filter(
            Q(cycle="")
            | Q(cycle=Subquery(newest.values("cycle")[:1]))
            | ~Q(state_then__in=Assignment.TERMINAL)
        )
        .order_by("item_id", "original_due_on", "unit__position", "pk")
    )


def of_items(items: QuerySet[DirectiveItem], on: date) -> dict[DirectiveItem, Standing]:
    """Many items at once, without their words: three statements whatever their number."""
    found = list(items.only("pk", "directive_id", "no", "kind", "due_kind", "closed_known_on", "ended_as"))
    soon = soon_until(on)
    by_item: dict[int, list[LeadFact]] = defaultdict(list)
    columns = (
        "item_id",
        "cycle",
        "state_then",
        "first_due",
        "due_then",
        "done_then",
        "item__kind",
        "item__due_kind",
    )
    for item_id, cycle, state, first_due, due, done, kind, due_kind in known_leads(
        [item.pk for item in found], on
    ).values_list(*columns):
        timeliness = Assignment.timeliness_of(
            state,
            is_standing=DirectiveItem(kind=kind, due_kind=due_kind).is_standing,
            first_due=first_due,
            due=due,
            done=done,
            on=on,
            soon_until=soon,
        )
        status = of_assignment(state, timeliness)
        by_item[item_id].append(
            LeadFact(item_id, cycle, status, days_of(status, on=on, due=due, done=done), due)
        )
    return {item: of_item(item, by_item[item.pk], on) for item in found}
