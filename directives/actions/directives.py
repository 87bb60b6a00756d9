"""Papers: prepared, submitted, registered, and their work given out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db import IntegrityError, transaction

from common import audit, clock
from common.actors import Actor
from common.decisions import Refused
from common.stamps import stamp
from directives.actions import items as item_actions
from directives.actions import paper_numbers, paper_steps
from directives.actions.items import ItemFields
from directives.models import Assignment, Directive, DirectiveItem, PaperStep
from directives.policies import directives as policies
from directives.policies.paper_steps import checks
from organizations.models import Committee, Unit
from organizations.readings.groups import GroupNames


@dataclass(frozen=True)
class DirectiveFields:
    """The head of a paper. Number, date and signer may follow; they must stand at issue."""

    title: str
    kind: str = Directive.Kind.CONCLUSION_NOTICE
    committee: Committee | None = None
    issuer_committee: Committee | None = None
    issuer_unit: Unit | None = None
    issuer_name: str = ""
    number: str = ""
    issued_on: date | None = None
    signer_name: str = ""
    signer_post: str = ""
    authority: str = ""
    layout: str = Committee.Layout.STATE
    circulation: str = Directive.Circulation.INTERNAL
    legal_basis: str = ""
    opening: str = ""
    assessment: str = ""
    follow_up: str = ""
    source_text: str = ""
    is_illustrative: bool = False
    amends_id: int | None = None
    amendment: str = ""


@transaction.atomic
def create(*, by: Actor, owner: Unit, fields: DirectiveFields, items: Sequence[ItemFields]) -> Directive:
    """A draft with its items; nobody is given work yet."""
    policies.may_create(by, owner, clock.today()).enforce()
    policies.committee_is_of(owner, fields.committee).enforce()
    policies.committee_is_of(owner, fields.issuer_committee).enforce()
    directive = Directive(owner=owner, **_values(fields), **stamp(by))
    directive.issuer_name = directive.issuer_name or _issuer_name(fields)
    save_head(directive)
    item_actions.add(by=by, directive=directive, items=items)
    facts = {"number": directive.number, "kind": directive.kind, "items": len(items)}
    audit.record(by=by, verb="directive.created", thing=directive, unit_code=owner.code, facts=facts)
    return directive


@transaction.atomic
def submit(*, by: Actor, directive: Directive) -> Directive:
    """Submitted for signature: it waits for the check by the head of office, whose own submission is the check."""
    mine = locked_paper(directive)
    policies.may_submit(by, mine).enforce()
    mine.state, mine.checked_known_on = Directive.State.SUBMITTED, None
    mine.version += 1
    mine.save(update_fields=("state", "checked_known_on", "version"))
    paper_steps.tell(mine, PaperStep.Kind.SUBMITTED, by)
    audit.record(by=by, verb="directive.submitted", thing=mine, unit_code=mine.owner.code)
    if checks(by, mine):
        paper_steps.mark_checked(mine, by)
    return mine


@transaction.atomic
def register(
    *,
    by: Actor,
    directive: Directive,
    number: str,
    issued_on: date | None,
    signer_post: str,
    signer_name: str = "",
    authority: str = "",
    draw: bool = False,
) -> Directive:
    """Number, date and signer as the office's own register has them; gaps are allowed. With `draw` the portal gives the
    next number of the register."""
    mine = locked_paper(directive)
    policies.may_register(by, mine).enforce()
    if draw:
        number = paper_numbers.draw(mine, issued_on or clock.today(), by)
    mine.number, mine.issued_on = number, issued_on
    mine.signer_post, mine.signer_name, mine.authority = signer_post, signer_name, authority
    mine.version += 1
    save_head(mine)
    facts = {"number": mine.number, "issued_on": issued_on, "signer_post": signer_post}
    audit.record(by=by, verb="directive.registered", thing=mine, unit_code=mine.owner.code, facts=facts)
    paper_steps.tell(mine, PaperStep.Kind.NUMBERED, by, mine.number)
    return mine


@transaction.atomic
def issue(*, by: Actor, directive: Directive) -> Directive:
    """Give out the work: one assignment per lead and coordinating unit valid on the paper's date."""
    mine = locked_paper(directive)
    policies.may_issue(by, mine).enforce()
    policies.is_complete(mine, clock.today()).enforce()
    items = list(mine.items.order_by("no"))
    open_work(mine, items, by)
    return mine


def open_work(mine: Directive, items: Sequence[DirectiveItem], by: Actor) -> None:
    """The end of every way to issue: units checked on their day, assignments opened, the log told."""
    names = GroupNames.load(mine.owner, mine.addressed_on or clock.today())
    policies.items_stand(mine, items, names).enforce()
    paper_numbers.enter(mine, by)
    mine.mark_issued()
    mine.save(update_fields=("state", "version", "issue_recorded_at", "issue_known_on"))
    opened = Assignment.objects.bulk_create(
        [row for item in items if item.needs_work for row in _assignments(item, names, by)]
    )
    facts = {
        "number": mine.number,
        "issued_on": mine.issued_on,
        "items": len(items),
        "assignments": len(opened),
    }
    audit.record(by=by, verb="directive.issued", thing=mine, unit_code=mine.owner.code, facts=facts)
    paper_steps.tell(mine, PaperStep.Kind.ISSUED, by)
    paper_steps.amend_the_earlier(mine, by)


def _assignments(item: DirectiveItem, names: GroupNames, by: Actor) -> list[Assignment]:
    """Of a recurring item only the cycle in force: an old paper captured today opens no backlog."""
    cycle, due_on = "", item.original_due_on if item.due_kind == DirectiveItem.Due.DATE else None
    if item.is_recurring:
        start = max(clock.today(), names.on, item.valid_from or names.on)
        first = item.cycles.first_due_from(start)
        cycle, due_on = first.key, first.due_on
    return open_rows(item, names, by, cycle=cycle, due_on=due_on)


def open_rows(
    item: DirectiveItem,
    names: GroupNames,
    by: Actor,
    *,
    cycle: str,
    due_on: date | None,
    moved: Mapping[int, Unit] | None = None,
) -> list[Assignment]:
    """Unsaved assignments for the units that the item's tokens mean on the day of `names`; `moved` says which lead was
    followed by which unit."""
    written = names.expand(item.leads)
    leads = list(dict.fromkeys((moved or {}).get(unit.pk, unit) for unit in written))
    coordinators = [unit for unit in names.expand(item.coordinators) if unit not in leads]
    roles = [(unit, Assignment.Role.LEAD) for unit in leads]
    roles += [(unit, Assignment.Role.COORDINATING) for unit in coordinators]
    return [
        Assignment(item=item, unit=unit, role=role, cycle=cycle, original_due_on=due_on, **stamp(by))
        for unit, role in roles
    ]


def _values(head: DirectiveFields) -> dict[str, object]:
    return {field.name: getattr(head, field.name) for field in fields(head)}


def _issuer_name(head: DirectiveFields) -> str:
    issuer = head.issuer_committee or head.issuer_unit or head.committee
    return issuer.name if issuer else ""


def locked_paper(directive: Directive) -> Directive:
    return Directive.objects.select_for_update(of=("self",)).select_related("owner").get(pk=directive.pk)


def save_head(directive: Directive) -> None:
    """Two people may enter the same paper in the same moment: the constraint decides, the message stays clear."""
    policies.number_is_free(directive).enforce()
    directive.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            directive.save()
    except IntegrityError as error:
        if policies.number_is_free(directive):
            raise
        raise Refused(policies.number_stands(directive)) from error
