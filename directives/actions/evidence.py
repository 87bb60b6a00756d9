"""Files that prove a unit's work."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from common.actors import Actor
from common.refs import ObjectRef
from directives.actions.transitions import locked, told_of
from directives.models import Assignment, ProgressEvidence, ProgressUpdate
from directives.policies import evidence as policies
from directives.policies.assignments import is_current
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from documents.models import Attachment


@transaction.atomic
def add(
    *, by: Actor, assignment: Assignment, file: ReceivedFile, expected_version: int | None = None
) -> Attachment:
    """Keep an examined file with the assignment; a report may name it afterwards (`record(evidence=[id])`)."""
    mine = locked(assignment)
    policies.may_attach(by, mine).enforce()
    is_current(mine, expected_version).enforce()
    kept = attachments.keep(by=by, owner=mine.item.directive.owner, holder=mine, file=file)
    told_of(mine)
    return kept


def prove(
    *, by: Actor, update: ProgressUpdate, files: Sequence[ReceivedFile], evidence: Iterable[int]
) -> list[int]:
    """Inside the report's transaction: keep its files, and link them and those kept before. Answers their ids."""
    mine, asked = update.assignment, list(dict.fromkeys(evidence))
    if not (files or asked):
        return []
    policies.files_are_few(len(files) + len(asked)).enforce()
    held = set(
        Attachment.objects.held_by(ObjectRef.of(mine))
        .kept()
        .filter(pk__in=asked)
        .values_list("pk", flat=True)
    )
    policies.evidence_is_held(held, asked).enforce()
    owner = mine.item.directive.owner
    kept = [attachments.keep(by=by, owner=owner, holder=mine, file=file).pk for file in files]
    ProgressEvidence.objects.bulk_create(
        ProgressEvidence(update=update, attachment_id=pk) for pk in (*asked, *kept)
    )
    return [*asked, *kept]
