"""What became of an item, day by day: issue, reports, verdicts, deadlines that moved, urging. Newest last."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common.actors import Actor
from common.formats import dmy
from directives.models import (
    Assignment,
    AssignmentTransition,
    DeadlineExtension,
    Directive,
    DirectiveItem,
    LeadChangeRequest,
    ProgressUpdate,
)
from directives.policies.work_states import AT_WORK
from directives.readings import timeline_requests
from directives.readings.evidence import evidence_of_updates, note_of
from directives.readings.timeline_entries import TimelineEntry, who_recorded

__all__ = ["TimelineEntry", "item_timeline", "who_recorded"]

State = Assignment.State
# Reports tell these by themselves.
TOLD_BY_REPORTS = (State.IN_PROGRESS, State.REPORTED_DONE)
NAMED_UNITS = 3
STATE_TITLES: dict[str, str | Promise] = {
    State.ACKNOWLEDGED: gettext_lazy("Work taken up"),
    State.VERIFIED: gettext_lazy("Result verified"),
    State.ACCEPTED: gettext_lazy("Result accepted"),
    State.RETURNED: gettext_lazy("Returned to the unit"),
    State.CANCELLED: gettext_lazy("Cancelled"),
    State.DECLINED: gettext_lazy("Declined by the unit"),
    State.ASSIGNED: gettext_lazy("Stays with the unit"),
    State.SUPERSEDED: gettext_lazy("Goes on elsewhere"),
    State.SUSPENDED: gettext_lazy("Suspended"),
}
CAUSE_TITLES: dict[str, str | Promise] = {
    DeadlineExtension.Cause.MEETING_SET: gettext_lazy("Deadline set by the next meeting"),
    DeadlineExtension.Cause.MEETING_MOVED: gettext_lazy("Deadline moved with the meeting"),
    DeadlineExtension.Cause.VERDICT: gettext_lazy("Deadline extended by the meeting's verdict"),
    DeadlineExtension.Cause.RESUMED: gettext_lazy("Deadline set when the work was resumed"),
}


def item_timeline(
    item: DirectiveItem,
    viewer: Actor,
    on: date,
    *,
    assignment_id: int | None = None,
    known_visible: bool = False,
    works: Sequence[Assignment] | None = None,
) -> tuple[TimelineEntry, ...]:
    """Nine statements, one more with field checks and with links to other items. Empty when the viewer may not see the item
    or it was not issued on that day.

    `assignment_id` tells the part of one unit alone. `known_visible` spares one statement where the item, with its paper,
    came out of `visible_to(viewer).issued(on)`; `works`, every assignment of the item known on the day with its unit and its
    extensions, two more.
    """
    visible = DirectiveItem.objects.visible_to(viewer).issued(on).select_related("directive")
    seen = item if known_visible else visible.filter(pk=item.pk).first()
    if seen is None:
        return ()
    known = Assignment.objects.filter(item=seen).known(on).select_related("unit")
    rows = list(known.prefetch_related("extensions")) if works is None else works
    work = {row.pk: row for row in rows if assignment_id in (None, row.pk)}
    heirs: dict[int | None, str] = {row.succeeds_id: row.unit.short_name for row in rows if row.succeeds_id}
    entries = [
        _issue(seen),
        *_transitions(work, heirs, viewer, on),
        *_reports(work, viewer, on),
        *_extensions(work, on),
        *_lead_changes(work, on),
        *_opinions(seen, viewer, on),
        *timeline_requests.beside(seen, work, viewer, on, linked=assignment_id is None),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.at)))


def _issue(item: DirectiveItem) -> TimelineEntry:
    paper = item.directive
    return TimelineEntry(
        kind="issued",
        on=paper.issue_known_on or paper.known_on,
        at=paper.issue_recorded_at or paper.recorded_at,
        title=_("Work given out"),
        unit="",
        who=paper.signer_post,
        text=f"{paper.get_kind_display()} {paper.number}",
        new_due_on=item.original_due_on,
    )


def _transitions(
    work: dict[int, Assignment], heirs: dict[int | None, str], viewer: Actor, on: date
) -> Iterator[TimelineEntry]:
    """One verdict over several units is one entry; what ends coordination follows from the lead's and is not told. A
    hand-over names the unit that took the work over."""
    resumed = Q(from_state=State.SUSPENDED, to_state__in=TOLD_BY_REPORTS)
    found = AssignmentTransition.objects.filter(assignment__in=work, known_on__lte=on).filter(
        ~Q(to_state__in=TOLD_BY_REPORTS) | resumed
    )
    told = (
        row
        for row in found.select_related("basis_file", "terms").defer("basis_file__text").order_by("pk")
        if not (row.to_state == State.ACCEPTED and not work[row.assignment_id].is_lead)
    )
    for _key, group in groupby(told, key=lambda row: (row.recorded_at, row.to_state, row.by_key, row.reason)):
        rows = list(group)
        first = rows[0]
        state = State(first.to_state)
        yield TimelineEntry(
            kind=first.to_state,
            on=first.known_on,
            at=first.recorded_at,
            title=_resumed(first) or str(STATE_TITLES.get(state, state.label)),
            unit=_units(work[row.assignment_id] for row in rows) + _heir(first, heirs),
            who=who_recorded(first),
            text=first.reason,
            notes=_terms(first),
            files=note_of(first, viewer),
        )


def _resumed(move: AssignmentTransition) -> str:
    """Work that rested goes back to the state in which it was."""
    return _("Work resumed") if move.from_state == State.SUSPENDED and move.to_state in AT_WORK else ""


def _terms(move: AssignmentTransition) -> tuple[tuple[str, str], ...]:
    terms = getattr(move, "terms", None)
    if terms is None:
        return ()
    told = ((_("Until"), dmy(terms.until) if terms.until else ""), (_("By which paper"), terms.authority))
    return tuple((label, text) for label, text in told if text)


def _heir(move: AssignmentTransition, heirs: dict[int | None, str]) -> str:
    heir = heirs.get(move.assignment_id, "") if move.to_state == State.HANDED_OVER else ""
    return f" → {heir}" if heir else ""


def _units(rows: Iterable[Assignment]) -> str:
    names = [row.unit.short_name for row in rows]
    if len(names) <= NAMED_UNITS:
        return ", ".join(names)
    return ngettext("%(count)s unit", "%(count)s units", len(names)) % {"count": len(names)}


def _reports(work: dict[int, Assignment], viewer: Actor, on: date) -> Iterator[TimelineEntry]:
    rows = list(ProgressUpdate.objects.filter(assignment__in=work, known_on__lte=on).order_by("pk"))
    files = evidence_of_updates([row.pk for row in rows], viewer) if rows else {}
    for row in rows:
        notes = (
            (_("Cause of delay"), row.cause),
            (_("Difficulties"), row.difficulties),
            (_("Proposals"), row.proposals),
        )
        yield TimelineEntry(
            kind="done" if row.done else "report",
            on=row.known_on,
            at=row.recorded_at,
            title=_("Reported done") if row.done else _("Progress reported"),
            unit=work[row.assignment_id].unit.short_name,
            who=who_recorded(row),
            text=row.result,
            percent=row.percent,
            reported_on=row.reported_on,
            notes=tuple((label, text) for label, text in notes if text),
            files=files.get(row.pk, ()),
        )


def _extensions(work: dict[int, Assignment], on: date) -> Iterator[TimelineEntry]:
    found = [row for each in work.values() for row in each.extensions.all() if row.known_on <= on]
    set_before: set[tuple[str, date, datetime]] = set()
    for row in sorted(found, key=lambda row: row.pk):
        if row.cause == DeadlineExtension.Cause.CARRIED:
            continue
        unit = work[row.assignment_id].unit.short_name
        if row.cause == DeadlineExtension.Cause.REQUEST:
            yield _asked(row, unit)
            if row.decided_known_on is not None and row.decided_known_on <= on:
                yield _decided(row, unit)
            continue
        once = (row.cause, row.requested_due_on, row.recorded_at)
        if once not in set_before:  # one meeting sets the deadline of every unit of the item
            set_before.add(once)
            yield _by_meeting(row)


def _asked(row: DeadlineExtension, unit: str) -> TimelineEntry:
    return TimelineEntry(
        kind="asked",
        on=row.known_on,
        at=row.recorded_at,
        title=_("Extension asked for, after the deadline") if row.is_late else _("Extension asked for"),
        unit=unit,
        who=who_recorded(row),
        text=row.reason,
        old_due_on=row.previous_due_on,
        new_due_on=row.requested_due_on,
        is_late=row.is_late,
    )


def _decided(row: DeadlineExtension, unit: str) -> TimelineEntry:
    approved = row.decision == DeadlineExtension.Decision.APPROVED
    return TimelineEntry(
        kind=row.decision,
        on=row.decided_known_on or row.known_on,
        at=row.decided_at or row.recorded_at,
        title=_("Extension approved") if approved else _("Extension rejected"),
        unit=unit,
        who=row.decided_by,
        text=row.decision_reason,
        old_due_on=row.previous_due_on,
        new_due_on=row.requested_due_on if approved else row.previous_due_on,
        is_late=row.is_late,
    )


def _by_meeting(row: DeadlineExtension) -> TimelineEntry:
    return TimelineEntry(
        kind=row.cause,
        on=row.decided_known_on or row.known_on,
        at=row.decided_at or row.recorded_at,
        title=str(CAUSE_TITLES[row.cause]),
        unit="",
        who=who_recorded(row),
        text=row.reason,
        old_due_on=row.previous_due_on,
        new_due_on=row.requested_due_on,
    )


def _lead_changes(work: dict[int, Assignment], on: date) -> Iterator[TimelineEntry]:
    """What was asked, and a refusal; an approval is told by the hand-over itself."""
    found = LeadChangeRequest.objects.filter(assignment__in=work, known_on__lte=on).order_by("pk")
    for row in found.select_related("proposed_unit"):
        unit = work[row.assignment_id].unit.short_name
        proposed = f" → {row.proposed_unit.short_name}" if row.proposed_unit else ""
        yield TimelineEntry(
            kind="lead_asked",
            on=row.known_on,
            at=row.recorded_at,
            title=_("Another lead asked for"),
            unit=unit + proposed,
            who=who_recorded(row),
            text=row.reason,
        )
        rejected = row.decision == LeadChangeRequest.Decision.REJECTED
        if rejected and row.decided_known_on is not None and row.decided_known_on <= on:
            yield TimelineEntry(
                kind="lead_rejected",
                on=row.decided_known_on,
                at=row.decided_at or row.recorded_at,
                title=_("The lead stays"),
                unit=unit,
                who=row.decided_by,
                text=row.decision_reason,
            )


def _opinions(item: DirectiveItem, viewer: Actor, on: date) -> Iterator[TimelineEntry]:
    """Leaders' opinions on the item: quick directives that the viewer may see."""
    papers = Directive.objects.visible_to(viewer).issued(on).filter(kind=Directive.Kind.QUICK)
    found = DirectiveItem.objects.filter(follows=item, directive__in=papers.order_by().values("pk"))
    for row in found.select_related("directive").order_by("pk"):
        paper = row.directive
        yield TimelineEntry(
            kind="opinion",
            on=paper.issue_known_on or paper.known_on,
            at=paper.issue_recorded_at or paper.recorded_at,
            title=_("Leader's opinion"),
            unit=paper.number,
            who=who_recorded(paper) if paper.on_behalf_of else paper.signer_post,
            text=row.text,
            new_due_on=row.original_due_on,
            url=reverse("directives:item", args=[row.pk]),
        )
