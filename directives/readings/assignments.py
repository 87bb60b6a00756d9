"""Assignments as rows, as known on a day."""

from datetime import date

from directives.models import Assignment
from directives.readings import statuses
from directives.readings.rows import AssignmentRow, UnitLabel
from organizations.models import Unit


def unit_label(unit: Unit) -> UnitLabel:
    return UnitLabel(unit.pk, unit.code, unit.name, unit.short_name, unit.is_asked)


def assignment_row(assignment: Assignment, on: date, soon: date) -> AssignmentRow:
    """`assignment` carries the facts of `with_facts(on)`, its unit and its item; its evidence where `with_evidence`."""
    state = Assignment.State(assignment.state_then)
    timeliness = Assignment.timeliness_of(
        state,
        is_standing=assignment.item.is_standing,
        first_due=assignment.first_due,
        due=assignment.due_then,
        done=assignment.done_then,
        on=on,
        soon_until=soon,
    )
    status = statuses.of_assignment(state, timeliness)
    is_reported = state in (*Assignment.AWAITING, Assignment.State.ACCEPTED)
    return AssignmentRow(
        id=assignment.pk,
        item_id=assignment.item_id,
        unit=unit_label(assignment.unit),
        role=assignment.role,
        cycle=assignment.cycle,
        state=state.value,
        state_label=state.label,
        timeliness=timeliness.value,
        status=status,
        days=statuses.days_of(status, on=on, due=assignment.due_then, done=assignment.done_then),
        percent=assignment.percent_then,
        first_due_on=assignment.first_due,
        due_on=assignment.due_then,
        done_on=assignment.done_then if is_reported else None,
        last_news_on=assignment.reported_then,
        extensions=assignment.extensions_then,
        extension_pending=assignment.extension_pending,
        lead_change_pending=assignment.lead_change_pending,
        version=assignment.version_then,
        evidence=assignment.evidence_then,
    )
