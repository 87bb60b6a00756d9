"""Assignments as programs read them: how a unit's work stands on a day, and what may be done about it now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from django.db.models import Q

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.refs import ObjectRef
from directives.models import (
    Assignment,
    AssignmentQuerySet,
    AssignmentTransition,
    DeadlineExtension,
    LeadChangeRequest,
    ProgressEvidence,
    ProgressUpdate,
    works_known,
)
from directives.policies.assignments import RULES, assignment_permissions
from directives.policies.extensions import extension_may_be_decided
from directives.policies.lead_changes import lead_change_may_be_decided
from directives.readings import asked_rows
from directives.readings.assignments import assignment_row
from directives.readings.recorded_rows import DecidedRow, RecordedRow
from directives.readings.rows import AssignmentRow
from directives.readings.statuses import soon_until
from directives.readings.timelines import who_recorded
from documents.models import Attachment, Media
from documents.policies.purges import may_be_asked
from organizations.models import Unit
from organizations.permissions import Permission, unit_paths

# What the unit itself may do about its work.
OF_THE_UNIT = (
    "may_acknowledge",
    "may_report",
    "may_ask_extension",
    "may_ask_lead_change",
    "may_decline",
    "may_ask_coordination",
    "may_reply",
)


@dataclass(frozen=True)
class WorkRow:
    """`row` holds what was known on the day; `permissions` are today's."""

    row: AssignmentRow
    item_id: int
    item_no: int
    item_ref: str
    item_heading: str
    item_text: str
    item_gist: str
    item_kind: str
    required_output: str
    deadline_text: str
    due_kind: str
    due_time: time | None
    directive_id: int
    directive_number: str
    directive_title: str
    directive_kind: str
    directive_issued_on: date | None
    permissions: dict[str, Decision] = field(compare=False)

    @property
    def version(self) -> int:
        return self.row.version


@dataclass(frozen=True, kw_only=True)
class UpdateRow(RecordedRow):
    percent: int
    result: str
    cause: str
    difficulties: str
    proposals: str
    done: bool
    reported_on: date
    evidence: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ExtensionRow(DecidedRow):
    cause: str
    previous_due_on: date | None
    requested_due_on: date
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class LeadChangeRow(DecidedRow):
    """Units by code; `unit` took the work over."""

    proposed_unit: str | None
    unit: str | None


@dataclass(frozen=True, kw_only=True)
class MoveRow(RecordedRow):
    from_state: str
    to_state: str
    reason: str


@dataclass(frozen=True)
class FileRow:
    """`name` is empty for a removed file."""

    id: int
    name: str
    media: str
    type: str
    size: int
    sha256: str
    added_on: date
    added_by: str
    removed_on: date | None
    version: int
    permissions: dict[str, Decision] = field(compare=False)


@dataclass(frozen=True)
class WorkDetail:
    """`stored_version` is today's, for the ETag; the work's own is that of the day asked for."""

    work: WorkRow
    stored_version: int
    updates: tuple[UpdateRow, ...]
    extensions: tuple[ExtensionRow, ...]
    lead_changes: tuple[LeadChangeRow, ...]
    explanations: tuple[asked_rows.ExplanationRow, ...]
    coordination: tuple[asked_rows.CoordinationRow, ...]
    field_checks: tuple[asked_rows.CheckRow, ...]
    transitions: tuple[MoveRow, ...]
    evidence: tuple[FileRow, ...]


def work_asked(*, viewer: Actor, on: date, unit: Unit | None, state: str = "") -> AssignmentQuerySet:
    """Work of `unit` and what lies under it; without one, of the viewer's own units, or of the whole plan for those who
    report for none. `state` is ``open`` or a state."""
    known = read_whole(works_known(on).visible_to(viewer))
    paths = [unit.path] if unit is not None else unit_paths(viewer, Permission.REPORT_PROGRESS)
    if paths:
        of_units = Q(pk__in=[])
        for path in paths:
            of_units |= Q(unit__path__startswith=path)
        known = known.filter(of_units)
    if not state:
        return known
    if on == clock.today():
        return known.open() if state == "open" else known.filter(state=state)
    return known.open_then() if state == "open" else known.filter(state_then=state)


def read_whole(rows: AssignmentQuerySet) -> AssignmentQuerySet:
    """Rows of `works_known` with everything that `work_rows` asks of them: three statements."""
    related = rows.select_related("unit", "item__directive__committee")
    return related.prefetch_related("extensions", "lead_changes")


def work_rows(
    found: Iterable[Assignment], *, viewer: Actor, on: date, judging: bool = False
) -> tuple[WorkRow, ...]:
    """One statement, whatever the number; `found` comes out of `visible_to(viewer)` and `read_whole`.

    `judging` adds the rights of those who judge the work, which may cost a statement each.
    """
    soon = soon_until(on)
    return tuple(_row(row, viewer, on, soon, judging) for row in found)


def work_detail(pk: int, *, viewer: Actor, on: date) -> WorkDetail | None:
    """None when the viewer sees no such work, or the portal did not know of it on that day."""
    found = read_whole(works_known(on).visible_to(viewer).filter(pk=pk)).first()
    if found is None:
        return None
    (row,) = work_rows([found], viewer=viewer, on=on, judging=True)
    return WorkDetail(
        work=row,
        stored_version=found.version,
        updates=updates(pk, on),
        extensions=extensions(found, on, viewer),
        lead_changes=lead_changes(found, on, viewer),
        explanations=asked_rows.explanations(found, on, viewer),
        coordination=asked_rows.coordination(found, on, viewer),
        field_checks=asked_rows.field_checks(pk, on),
        transitions=transitions(pk, on),
        evidence=files(pk, on, viewer),
    )


def updates(pk: int, on: date) -> tuple[UpdateRow, ...]:
    known = list(ProgressUpdate.objects.filter(assignment=pk, known_on__lte=on).order_by("pk"))
    proven: dict[int, list[int]] = {row.pk: [] for row in known}
    for row in ProgressEvidence.objects.filter(update__in=proven).order_by("pk"):
        proven[row.update_id].append(row.attachment_id)
    return tuple(update_row(row, proven[row.pk]) for row in known)


def update_row(row: ProgressUpdate, evidence: Iterable[int]) -> UpdateRow:
    return UpdateRow(
        id=row.pk,
        percent=row.percent,
        result=row.result,
        cause=row.cause,
        difficulties=row.difficulties,
        proposals=row.proposals,
        done=row.done,
        reported_on=row.reported_on,
        recorded_at=row.recorded_at,
        recorded_by=who_recorded(row),
        evidence=tuple(evidence),
    )


def extensions(work: Assignment, on: date, viewer: Actor) -> tuple[ExtensionRow, ...]:
    """No statement for a row out of `read_whole`."""
    known = sorted((row for row in work.extensions.all() if row.known_on <= on), key=lambda row: row.pk)
    return tuple(extension_row(row, on, viewer) for row in known)


def extension_row(row: DeadlineExtension, on: date, viewer: Actor) -> ExtensionRow:
    """A decision that came after the day is not told; what may be done is today's."""
    decided = row.decided_known_on is not None and row.decided_known_on <= on
    return ExtensionRow(
        id=row.pk,
        cause=row.cause,
        previous_due_on=row.previous_due_on,
        requested_due_on=row.requested_due_on,
        reason=row.reason,
        recorded_at=row.recorded_at,
        recorded_by=who_recorded(row),
        is_late=row.is_late,
        decision=row.decision if decided else "",
        decided_on=row.decided_known_on if decided else None,
        decision_reason=row.decision_reason if decided else "",
        version=2 if decided else 1,
        permissions={"may_decide": extension_may_be_decided(viewer, row)},
    )


def lead_changes(work: Assignment, on: date, viewer: Actor) -> tuple[LeadChangeRow, ...]:
    known = LeadChangeRequest.objects.filter(assignment=work, known_on__lte=on).order_by("pk")
    rows = list(known.select_related("proposed_unit", "unit"))
    for row in rows:
        row.assignment = work
    return tuple(lead_change_row(row, on, viewer) for row in rows)


def lead_change_row(row: LeadChangeRequest, on: date, viewer: Actor) -> LeadChangeRow:
    """A decision that came after the day is not told; what may be done is today's."""
    decided = row.decided_known_on is not None and row.decided_known_on <= on
    return LeadChangeRow(
        id=row.pk,
        proposed_unit=row.proposed_unit.code if row.proposed_unit else None,
        unit=row.unit.code if row.unit and decided else None,
        reason=row.reason,
        recorded_at=row.recorded_at,
        recorded_by=who_recorded(row),
        decision=row.decision if decided else "",
        decided_on=row.decided_known_on if decided else None,
        decision_reason=row.decision_reason if decided else "",
        version=2 if decided else 1,
        permissions={"may_decide": lead_change_may_be_decided(viewer, row)},
    )


def transitions(pk: int, on: date) -> tuple[MoveRow, ...]:
    known = AssignmentTransition.objects.filter(assignment=pk, known_on__lte=on).order_by("pk")
    return tuple(
        MoveRow(
            id=row.pk,
            from_state=row.from_state,
            to_state=row.to_state,
            reason=row.reason,
            recorded_at=row.recorded_at,
            recorded_by=who_recorded(row),
        )
        for row in known
    )


def files(pk: int, on: date, viewer: Actor) -> tuple[FileRow, ...]:
    held = Attachment.objects.held_by(ObjectRef.of(Assignment(pk=pk))).known(on)
    return tuple(file_row(row, viewer) for row in held.defer("text").order_by("pk"))


def file_row(row: Attachment, viewer: Actor) -> FileRow:
    """Rights without a statement: whether the removal has been asked already, its own page says."""
    return FileRow(
        id=row.pk,
        name=row.name,
        media=row.media,
        type=Media(row.media).type,
        size=row.size,
        sha256=row.sha256,
        added_on=row.known_on,
        added_by=row.by_label,
        removed_on=row.purged_on,
        version=2 if row.is_purged else 1,
        permissions={"may_ask_removal": may_be_asked(viewer, row)},
    )


def reporting_permissions(viewer: Actor, work: Assignment) -> dict[str, Decision]:
    """No statement for a row out of `read_whole`."""
    return {name: RULES[name](viewer, work) for name in OF_THE_UNIT}


def _row(work: Assignment, viewer: Actor, on: date, soon: date, judging: bool) -> WorkRow:
    item, paper = work.item, work.item.directive
    return WorkRow(
        row=assignment_row(work, on, soon),
        item_id=item.pk,
        item_no=item.no,
        item_ref=item.ref,
        item_heading=item.heading,
        item_text=item.text,
        item_gist=item.gist or item.text,
        item_kind=item.kind,
        required_output=item.required_output,
        deadline_text=item.deadline_text,
        due_kind=item.due_kind,
        due_time=item.due_time,
        directive_id=paper.pk,
        directive_number=paper.number,
        directive_title=paper.title,
        directive_kind=paper.kind,
        directive_issued_on=paper.issued_on,
        permissions=assignment_permissions(viewer, work, known_visible=True)
        if judging
        else reporting_permissions(viewer, work),
    )
