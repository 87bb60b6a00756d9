"""Papers of superiors: entered in the register of arrivals, their work given out on the leader's note."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor, Basis
from common.stamps import stamp
from directives.actions import items as item_actions
from directives.actions.directives import locked_paper, open_work, save_head
from directives.actions.items import ItemFields
from directives.models import Directive, DirectiveItem
from directives.policies import incoming as policies
from directives.policies.directives import committee_is_of, is_complete
from organizations.models import Committee, Unit


@dataclass(frozen=True)
class IncomingFields:
    """The paper as it stands, and its line in the register of arrivals."""

    title: str
    issuer_name: str
    number: str
    issued_on: date
    signer_post: str
    arrival_number: str
    arrived_on: date
    signer_name: str = ""
    kind: str = Directive.Kind.LETTER
    issuer_unit: Unit | None = None
    committee: Committee | None = None
    circulation: str = Directive.Circulation.INTERNAL
    is_illustrative: bool = False


@dataclass(frozen=True)
class Note:
    """What the leader wrote on the paper: whose words, and on which day."""

    post: str
    text: str
    noted_on: date


@transaction.atomic
def register(*, by: Actor, owner: Unit, fields: IncomingFields) -> Directive:
    """It waits for the leader's note; nobody is given work yet."""
    today = clock.today()
    policies.may_register(by, owner, today).enforce()
    committee_is_of(owner, fields.committee).enforce()
    paper = Directive(owner=owner, **vars(fields), **stamp(by))
    if paper.issuer_unit is not None:
        paper.issuer_name = paper.issuer_name or paper.issuer_unit.name
    policies.arrival_stands(paper, today).enforce()
    is_complete(paper, today).enforce()
    save_head(paper)
    facts = {"number": paper.number, "arrival": paper.arrival_number, "arrived_on": paper.arrived_on}
    audit.record(by=by, verb="directive.arrived", thing=paper, unit_code=owner.code, facts=facts)
    return paper


@transaction.atomic
def give_out(*, by: Actor, directive: Directive, note: Note, items: Sequence[ItemFields]) -> Directive:
    """The leader's note with the work it gives out; without any the paper is taken note of."""
    mine = locked_paper(directive)
    policies.may_note(by, mine).enforce()
    policies.note_stands(mine, note.post, note.text, note.noted_on, clock.today()).enforce()
    mine.leaders_note, mine.note_post, mine.noted_on = note.text.strip(), note.post, note.noted_on
    save_head(mine)
    speaking = by.speaking_for(note.post, Basis.WRITTEN_NOTE)
    given = list(items) or [ItemFields(1, mine.title, kind=DirectiveItem.Kind.INFORMATION)]
    last = mine.items.order_by("-no").values_list("no", flat=True).first() or 0
    numbered = [replace(item, no=last + place) for place, item in enumerate(given, start=1)]
    item_actions.add(by=speaking, directive=mine, items=numbered)
    open_work(mine, list(mine.items.order_by("no")), speaking)
    return mine
