"""One item with all that became of it: who leads and how each stands, deadlines, the timeline, the meetings it came to."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.days import day_text, with_day
from common.decisions import Decision, Kind, Refused, refuse
from dashboards.readings.item_lines import ItemLine, item_line
from directives.models import Assignment, AssignmentTransition, DirectiveItem, works_known
from directives.policies.assignments import assignment_permissions
from directives.policies.extensions import may_decide_extension
from directives.readings.acts import Act, acts_of
from directives.readings.assignment_page import deciding as entered_too
from directives.readings.assignments import assignment_row
from directives.readings.due_words import due_note, shown_status
from directives.readings.item_acts import acts_of_item
from directives.readings.items import item_row
from directives.readings.rows import AssignmentRow, ItemRow
from directives.readings.statuses import soon_until
from directives.readings.timeline_lines import TimelineLine, timeline_lines
from directives.readings.timelines import TimelineEntry, item_timeline
from meetings.sources.notices import known_meetings

REPORTS = ("report", "done")
State = Assignment.State
SHOWN_LINES = 12


@dataclass(frozen=True)
class PartLine:
    """One unit's part of the item."""

    row: AssignmentRow
    key: str  # status colour
    status_text: str  # instead of the status' own word
    url: str
    due: str
    due_note: str
    due_key: str
    said: str
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class AskedExtension:
    unit: str
    asked_on: date
    previous: str
    requested: str
    reason: str
    decision_label: str | Promise
    key: str
    decided_by: str
    decision_reason: str
    is_late: bool
    url: str
    decision: Decision | None


@dataclass(frozen=True)
class MeetingLine:
    title: str
    held_on: date
    url: str


@dataclass(frozen=True)
class ItemDossier:
    row: ItemRow
    line: ItemLine
    paper_kind: str
    paper_title: str
    paper_url: str
    issued_on: date | None
    signer: str
    is_illustrative: bool
    leads: tuple[PartLine, ...]
    coordinators: tuple[PartLine, ...]
    extensions: tuple[AskedExtension, ...]
    history: tuple[TimelineLine, ...]
    meetings: tuple[MeetingLine, ...]
    follows_text: str
    follows_url: str
    links: tuple[TimelineEntry, ...]  # where it went, where it came from
    acts: tuple[Act, ...]  # about the item as a whole
    first_due: str
    age_days: int  # from its issue to its end, or to the day
    on: date

    @property
    def parts(self) -> int:
        return len(self.leads) + len(self.coordinators)

    @property
    def recent(self) -> tuple[TimelineLine, ...]:
        return self.history[:SHOWN_LINES]

    @property
    def earlier(self) -> tuple[TimelineLine, ...]:
        """Folded away; it is on the page all the same."""
        return self.history[SHOWN_LINES:]


def item_dossier(item: DirectiveItem, *, viewer: Actor, on: date) -> ItemDossier:
    """`item` with its paper, owner and committee, out of `visible_to(viewer).issued(on)`. A constant number of statements,
    whatever the number of units."""
    soon = soon_until(on)
    row = item_row(item, viewer=viewer, on=on, soon=soon)
    if row is None:
        raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item.")))
    works = _works(item, on)
    history = item_timeline(item, viewer, on, known_visible=True, works=works)
    work = [each for each in works if each.parent_id is None]
    parts = _parts(work, history, viewer, on, soon)
    paper = item.directive
    return ItemDossier(
        row=row,
        line=item_line(row, on),
        paper_kind=paper.get_kind_display(),
        paper_title=paper.title,
        paper_url=with_day(reverse("directives:detail", args=[paper.pk]), on),
        issued_on=paper.issued_on,
        signer=paper.signer_post,
        is_illustrative=paper.is_illustrative,
        leads=tuple(part for part in parts if part.row.role == Assignment.Role.LEAD),
        coordinators=tuple(part for part in parts if part.row.role == Assignment.Role.COORDINATING),
        extensions=_extensions(work, viewer, on),
        history=timeline_lines(history),
        links=tuple(entry for entry in history if entry.kind.startswith("link_")),
        acts=acts_of_item(item, viewer, row.is_ended) if on == clock.today() else (),
        first_due=_first_due(row, on),
        age_days=(((_ended_on(item, on) if row.is_ended else None) or on) - paper.issued_on).days
        if paper.issued_on
        else 0,
        meetings=_meetings(item, row, viewer, on),
        follows_text=_follows(item),
        follows_url=with_day(reverse("directives:item", args=[item.follows_id]), on)
        if item.follows_id
        else "",
        on=on,
    )


def _first_due(row: ItemRow, on: date) -> str:
    """Where it is not the one in force."""
    moved = row.first_due_on is not None and row.first_due_on != row.due_on
    return day_text(row.first_due_on, on) if moved and row.first_due_on else ""


def _works(item: DirectiveItem, on: date) -> list[Assignment]:
    """Two statements. Newest cycle first, leads before coordinating units, units in their official order."""
    related = (
        works_known(on)
        .filter(item=item)
        .select_related("unit", "item__directive__committee", "item__directive__owner")
    )
    ordered = related.order_by("-original_due_on", "-role", "unit__position", "pk")
    return list(ordered.prefetch_related("extensions"))


def _parts(
    work: list[Assignment], history: tuple[TimelineEntry, ...], viewer: Actor, on: date, soon: date
) -> tuple[PartLine, ...]:
    said = {entry.unit: entry.text for entry in history if entry.kind in REPORTS}
    acting = on == clock.today()
    lines = []
    for assignment in work:
        row = assignment_row(assignment, on, soon)
        acts = assignment_permissions(viewer, assignment, known_visible=True) if acting else None
        lines.append(
            PartLine(
                row=row,
                key=shown_status(row),
                status_text=str(row.state_label).capitalize() if _says_state(row) else "",
                url=with_day(reverse("directives:assignment-detail", args=[assignment.pk]), on),
                due=day_text(row.due_on, on) if row.due_on else "–",
                due_note=due_note(row) if row.role == Assignment.Role.LEAD else "",
                due_key=shown_status(row) if shown_status(row) in ("over", "soon") else "",
                said=said.get(row.unit.short_name, ""),
                acts=_quiet(_acts(acts, assignment), work) if acts else (),
            )
        )
    return tuple(lines)


def _acts(rights: dict[str, Decision], assignment: Assignment) -> tuple[Act, ...]:
    return acts_of(rights, assignment.pk, is_lead=assignment.is_lead, only_daily=True)


def _quiet(acts: tuple[Act, ...], work: list[Assignment]) -> tuple[Act, ...]:
    """Beside many leads no button is the main one."""
    if sum(assignment.is_lead for assignment in work) == 1:
        return acts
    return tuple(replace(act, style="s") for act in acts)


def _says_state(row: AssignmentRow) -> bool:
    """Where the word of the status would not tell what happened."""
    told = (State.HANDED_OVER, State.DECLINED, State.CANCELLED, State.SUPERSEDED)
    return row.role != Assignment.Role.LEAD or row.state in told


def _extensions(work: list[Assignment], viewer: Actor, on: date) -> tuple[AskedExtension, ...]:
    """As known on the day: what was decided later waits on this page."""
    found = []
    for assignment in work:
        for asked in assignment.extensions.all():
            if asked.known_on > on or asked.cause != asked.Cause.REQUEST:
                continue
            asked.assignment = assignment
            decided = asked.decided_known_on is not None and asked.decided_known_on <= on
            deciding = not decided and on == clock.today()
            approved = decided and asked.decision == asked.Decision.APPROVED
            found.append(
                AskedExtension(
                    unit=assignment.unit.short_name,
                    asked_on=asked.known_on,
                    previous=day_text(asked.previous_due_on, on) if asked.previous_due_on else "–",
                    requested=day_text(asked.requested_due_on, on),
                    reason=asked.reason,
                    decision_label=asked.get_decision_display() if decided else _("waiting"),
                    key="done" if approved else "over" if decided else "wait",
                    decided_by=asked.decided_by if decided else "",
                    decision_reason=asked.decision_reason if decided else "",
                    is_late=asked.is_late,
                    url=reverse("directives:extension-decide", args=[asked.pk]),
                    decision=entered_too(viewer, assignment, may_decide_extension(viewer, asked))
                    if deciding
                    else None,
                )
            )
    return tuple(found)


def _meetings(item: DirectiveItem, row: ItemRow, viewer: Actor, on: date) -> tuple[MeetingLine, ...]:
    """Meetings of the committee held since the issue, up to the first after the item had ended."""
    paper = item.directive
    if paper.committee_id is None or paper.issued_on is None:
        return ()
    held = known_meetings(viewer, on).filter(
        meeting__committee=paper.committee_id, meeting__held_known_on__lte=on, held_on__gt=paper.issued_on
    )
    ended_on = _ended_on(item, on) if row.is_ended else None
    lines: list[MeetingLine] = []
    for revision in held.order_by("held_on"):
        url = with_day(reverse("meetings:detail", args=[revision.meeting_id]), on)
        lines.append(MeetingLine(revision.title, revision.held_on, url))
        if ended_on is not None and revision.held_on >= ended_on:
            break
    return tuple(lines)


def _ended_on(item: DirectiveItem, on: date) -> date | None:
    if not item.needs_work:
        return item.directive.issued_on
    if item.end_on(on):
        return item.closed_known_on
    ends = AssignmentTransition.objects.filter(
        assignment__item=item,
        assignment__role=Assignment.Role.LEAD,
        to_state__in=Assignment.TERMINAL,
        known_on__lte=on,
    )
    return ends.aggregate(last=Max("known_on"))["last"]


def _follows(item: DirectiveItem) -> str:
    if item.follows is None:
        return ""
    return _("Item %(no)s, %(number)s") % {"no": item.follows.no, "number": item.follows.directive.number}
