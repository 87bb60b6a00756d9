"""What happens at a gate, with its paper and its scan."""

from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from directives.models import DirectiveItem
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from documents.models import Attachment
from projects.actions.projects import locked
from projects.models import Gate, GateCondition, GateRecord, Project, ProjectItem
from projects.policies import gates as policies
from projects.policies.gates import Passage
from projects.policies.projects import may_keep


@transaction.atomic
def record(*, by: Actor, gate: Gate, passage: Passage, file: ReceivedFile | None = None) -> GateRecord:
    """Append one record. Gates come in their order; each has one latest word."""
    project = locked(gate.project)
    may_keep(by, project).enforce()
    policies.passage_stands(passage, clock.today()).enforce()
    stands = _standing(gate)
    before = [each for each in stands if each.position < gate.position]
    waiting = [each for each in before if _outcome(stands[each]) not in GateRecord.BEHIND]
    mine = next(latest for each, latest in stands.items() if each.pk == gate.pk)
    policies.gate_is_next(waiting, _outcome(mine), passage.outcome).enforce()
    policies.dates_follow(_last_paper(stands, before), passage).enforce()
    policies.items_stand(by, project, [passage.item] if passage.item else []).enforce()
    policies.items_stand(by, project, passage.conditions, "conditions").enforce()
    told = {name: value for name, value in vars(passage).items() if name != "conditions"}
    row = GateRecord(gate=gate, **told, **stamp(by))
    row.full_clean(exclude=("gate", "item"), validate_constraints=False)
    row.save(force_insert=True)
    _lay_conditions(by, project, row, passage.conditions)
    gate.version = len(gate.records.all()) + 1
    gate.save(update_fields=("version",))
    if file is not None:
        _keep_file(by, gate, file)
    facts = {
        "project": project.code, "gate": gate.code, "outcome": row.outcome, "paper": row.paper_number,
        "item": row.item_id, "conditions": [item.pk for item in passage.conditions],
    }  # fmt: skip
    audit.record(by=by, verb="gate.recorded", thing=gate, unit_code=project.lead.code, facts=facts)
    return row


@transaction.atomic
def add_file(*, by: Actor, gate: Gate, file: ReceivedFile) -> Attachment:
    """The scan may follow the record."""
    project = locked(gate.project)
    may_keep(by, project).enforce()
    policies.has_a_record(gate.records.exists()).enforce()
    return _keep_file(by, gate, file)


def _lay_conditions(
    by: Actor, project: Project, record: GateRecord, items: tuple[DirectiveItem, ...]
) -> None:
    """They steer the project from now on, so that its page and the trace lead to their work."""
    GateCondition.objects.bulk_create(
        GateCondition(record=record, item=item, **stamp(by)) for item in dict.fromkeys(items)
    )
    links = ProjectItem.objects.held(clock.today()).filter(project=project, item__in=items)
    held = set(links.values_list("item", flat=True))
    ProjectItem.objects.bulk_create(
        ProjectItem(project=project, item=item, **stamp(by))
        for item in dict.fromkeys(items)
        if item.pk not in held
    )


def _keep_file(by: Actor, gate: Gate, file: ReceivedFile) -> Attachment:
    kept = Attachment.objects.held_by(ObjectRef.of(gate)).kept().count()
    policies.files_are_few(kept).enforce()
    return attachments.keep(by=by, owner=gate.project.owner, holder=gate, file=file)


def _standing(gate: Gate) -> dict[Gate, GateRecord | None]:
    """Every gate of the project with its latest record."""
    gates = list(Gate.objects.filter(project=gate.project_id).order_by("position"))
    last = {row.gate_id: row for row in GateRecord.objects.filter(gate__in=gates).order_by("pk")}
    return {each: last.get(each.pk) for each in gates}


def _outcome(row: GateRecord | None) -> str | None:
    return row.outcome if row else None


def _last_paper(stands: dict[Gate, GateRecord | None], before: list[Gate]) -> date | None:
    days = [row.paper_date for each in before if (row := stands[each]) is not None and row.paper_date]
    return max(days, default=None)
