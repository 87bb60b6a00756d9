"""One unit's work on one item: what is asked, how it stands, what was said, what may be done next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common import clock
from common.actors import Actor
from common.days import day_text, with_day
from common.decisions import ALLOWED, Decision, Kind
from directives.models import Assignment, Directive, works_known
from directives.policies.assignments import assignment_permissions
from directives.policies.extensions import may_decide_extension
from directives.policies.lead_changes import may_decide_lead_change
from directives.readings.acts import Act, acts_of
from directives.readings.asked_lines import AskedLine, asked_lines
from directives.readings.assignments import assignment_row
from directives.readings.due_words import due_note, extension_note, shown_status
from directives.readings.leading_posts import posts_of_plan
from directives.readings.rows import AssignmentRow
from directives.readings.statuses import soon_until
from directives.readings.timeline_lines import TimelineLine, timeline_lines
from directives.readings.timelines import TimelineEntry, item_timeline
from organizations.permissions import Permission, holds
from organizations.readings.groups import GroupNames

REPORTS = ("report", "done")


@dataclass(frozen=True)
class Pending:
    """An extension that waits for its decision."""

    id: int
    requested: str
    reason: str
    url: str
    decision: Decision


@dataclass(frozen=True)
class PendingLead:
    """Another lead is asked for; it waits for its decision."""

    proposed: str
    reason: str
    url: str
    decision: Decision


@dataclass(frozen=True)
class AssignmentPage:
    row: AssignmentRow
    item_no: int
    item_text: str
    item_url: str
    item_leads: str
    item_coordinators: str
    required_output: str
    deadline_text: str
    paper_id: int
    paper_kind: str
    paper_number: str
    paper_issued_on: date | None
    is_restricted: bool
    is_standing: bool
    due: str
    due_note: str
    extension: str
    last: TimelineEntry | None
    pending: Pending | None
    pending_lead: PendingLead | None
    asked: tuple[AskedLine, ...]
    successor_url: str
    successor: str
    acts: tuple[Act, ...]
    history: tuple[TimelineLine, ...]
    on: date

    @property
    def key(self) -> str:
        return shown_status(self.row)

    @property
    def status_text(self) -> str:
        """How it ended, where the word of the status does not tell it."""
        return str(self.row.state_label).capitalize() if self.key == "ended" else ""

    @property
    def badge_days(self) -> int | None:
        return self.row.days if self.key in ("over", "soon") else None

    @property
    def is_lead(self) -> bool:
        return self.row.role == Assignment.Role.LEAD


def assignment_page(assignment: Assignment, *, viewer: Actor, on: date) -> AssignmentPage:
    """`assignment` is one the viewer sees and that was known on the day, with unit, item, paper and extensions."""
    known = works_known(on).select_related("unit", "item")
    row = assignment_row(known.get(pk=assignment.pk), on, soon_until(on))
    item, paper = assignment.item, assignment.item.directive
    names = GroupNames.load(paper.owner, paper.issued_on or on)
    history = item_timeline(item, viewer, on, assignment_id=assignment.pk)
    reports = [entry for entry in history if entry.kind in REPORTS]
    return AssignmentPage(
        row=row,
        item_no=item.no,
        item_text=item.text,
        item_url=with_day(reverse("directives:item", args=[item.pk]), on),
        item_leads=names.label(item.leads),
        item_coordinators=names.label(item.coordinators),
        required_output=item.required_output,
        deadline_text=item.deadline_text,
        paper_id=paper.pk,
        paper_kind=paper.get_kind_display(),
        paper_number=paper.number,
        paper_issued_on=paper.issued_on,
        is_restricted=paper.circulation == Directive.Circulation.RESTRICTED,
        is_standing=item.is_standing,
        due=day_text(row.due_on, on) if row.due_on else "–",
        due_note=due_note(row) if row.role == Assignment.Role.LEAD else "",
        extension=extension_note(row, on),
        last=reports[-1] if reports else None,
        pending=_pending(assignment, viewer) if row.extension_pending else None,
        pending_lead=_pending_lead(assignment, viewer) if row.lead_change_pending else None,
        asked=asked_lines(assignment, viewer) if on == clock.today() else (),
        **_successor(assignment, on),
        acts=_acts(assignment, viewer, on),
        history=timeline_lines(history),
        on=on,
    )


def leading_posts(actor: Actor, assignment: Assignment) -> tuple[str, ...]:
    """Posts whose word the actor may enter about this work: they lead in its plan, and not the unit itself."""
    paper = assignment.item.directive
    if not holds(actor, Permission.ENTER_FOR_LEADER, home_id=paper.owner_id):
        return ()
    found = posts_of_plan(paper.owner_id, paper.committee_id)
    own = {title for title, unit in found if unit == assignment.unit_id}
    return tuple(dict.fromkeys(title for title, _unit in found if title not in own))


def _acts(assignment: Assignment, viewer: Actor, on: date) -> tuple[Act, ...]:
    """Rights are today's: a page of a past day only shows."""
    if on != clock.today():
        return ()
    permissions = assignment_permissions(viewer, assignment, known_visible=True)
    return acts_of(permissions, assignment.pk, is_lead=assignment.is_lead)


def _pending(assignment: Assignment, viewer: Actor) -> Pending | None:
    asked = next((row for row in assignment.extensions.all() if not row.decision), None)
    if asked is None:
        return None
    return Pending(
        id=asked.pk,
        requested=day_text(asked.requested_due_on, clock.today()),
        reason=asked.reason,
        url=reverse("directives:extension-decide", args=[asked.pk]),
        decision=deciding(viewer, assignment, may_decide_extension(viewer, asked)),
    )


def deciding(viewer: Actor, assignment: Assignment, own: Decision) -> Decision:
    """The office submits a request to a leader and enters what he decided: the door asks whose word it is."""
    entering = holds(viewer, Permission.ENTER_FOR_LEADER, home_id=assignment.item.directive.owner_id)
    return ALLOWED if entering and own.kind is Kind.ROLE else own


def _pending_lead(assignment: Assignment, viewer: Actor) -> PendingLead | None:
    waiting = assignment.lead_changes.filter(decision="").select_related("proposed_unit").first()
    if waiting is None:
        return None
    waiting.assignment = assignment
    return PendingLead(
        proposed=waiting.proposed_unit.name if waiting.proposed_unit else "",
        reason=waiting.reason,
        url=reverse("directives:lead-change-decide", args=[waiting.pk]),
        decision=deciding(viewer, assignment, may_decide_lead_change(viewer, waiting)),
    )


def _successor(assignment: Assignment, on: date) -> dict[str, str]:
    """Who took the work over, as known on the day."""
    heir = assignment.succeeded_by.filter(known_on__lte=on).select_related("unit").first()
    if heir is None:
        return {"successor": "", "successor_url": ""}
    url = with_day(reverse("directives:assignment-detail", args=[heir.pk]), on)
    return {"successor": heir.unit.name, "successor_url": url}
