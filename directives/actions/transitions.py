"""How an assignment changes its state: locked, appended to its history, then the row's cache of it. One place."""

from collections.abc import Iterable

from common import clock
from common.actors import Actor, Basis
from common.decisions import Refused
from common.stamps import stamp
from directives.models import Assignment, AssignmentTransition
from directives.policies.assignments import not_visible
from documents.models import Attachment
from organizations.permissions import Permission, standing_in


def locked(assignment: Assignment, seen_by: Actor | None = None) -> Assignment:
    """The row as it stands now, held until the transaction ends: of two who act at once the second sees the first.

    With `seen_by` refused as not visible in the same statement; a door may then know no more of it than its key.
    """
    rows = Assignment.objects.all() if seen_by is None else Assignment.objects.visible_to(seen_by)
    related = ("unit", "item__directive__committee", "item__directive__owner")
    found = rows.select_for_update(of=("self",)).select_related(*related).filter(pk=assignment.pk).first()
    if found is None:
        raise Refused(not_visible())
    return found


def stood_in(by: Actor, permission: Permission, assignment: Assignment) -> Actor:
    """Who the record names for an act about this work: a delegated right is used on behalf of its post."""
    home_id = assignment.item.directive.owner_id
    return standing_in(by, permission, home_id=home_id, path=assignment.unit.path)


def decider(by: Actor) -> str:
    """Whose decision it is, as pages print it: the person, the post whose word was entered, or both."""
    if by.basis is Basis.DELEGATION:
        return f"{by.on_behalf_of} ({by.label})"
    return by.on_behalf_of or by.label


def told_of(assignment: Assignment, facts: int = 1) -> None:
    """So many new facts about the locked work: whoever saw it before has not seen them."""
    if facts:
        assignment.version += facts
        assignment.save(update_fields=("version",))


def move(
    assignment: Assignment, to: str, *, by: Actor, reason: str = "", note: Attachment | None = None
) -> AssignmentTransition:
    """One change of one locked row; `note` is the written note on which another's word was entered."""
    return move_all([assignment], to, by=by, reason=reason, note=note)[0]


def move_all(
    assignments: Iterable[Assignment],
    to: str,
    *,
    by: Actor,
    reason: str = "",
    note: Attachment | None = None,
) -> list[AssignmentTransition]:
    """The same change of several locked rows in one moment: two statements."""
    rows, moment = list(assignments), clock.now()
    moves = [
        AssignmentTransition(
            assignment=row,
            from_state=row.state,
            to_state=to,
            reason=reason,
            basis_file=note,
            recorded_at=moment,
            **stamp(by),
        )
        for row in rows
    ]
    for row in rows:
        row.state = to
        row.version += 1
    written = AssignmentTransition.objects.bulk_create(moves)
    Assignment.objects.bulk_update(rows, ("state", "version"))
    return written
