"""A leader's opinion on an item: a quick directive that gives out its work at once."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.text import Truncator

from common import audit, clock
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from directives.actions import items as item_actions
from directives.actions.directives import open_work, save_head
from directives.actions.items import ItemFields
from directives.models import Directive, DirectiveItem
from directives.policies import opinions as policies
from directives.policies.deciders import title_of
from organizations.models import Unit
from organizations.permissions import Permission, standing_in

TITLE_WORDS = 25


@transaction.atomic
def give(
    *, by: Actor, item: DirectiveItem, text: str, units: Sequence[Unit], due_on: date | None = None
) -> Directive:
    """`units` lead; the quick directive's item follows `item`. It circulates as the paper of `item` does."""
    return give_several(by=by, item=item, parts=[(text, units, due_on)])


@transaction.atomic
def give_several(
    *, by: Actor, item: DirectiveItem, parts: Sequence[tuple[str, Sequence[Unit], date | None]]
) -> Directive:
    """One quick directive whose items all follow `item`: its words, who leads, and by when."""
    about = DirectiveItem.objects.select_related("directive__owner", "directive__committee").get(pk=item.pk)
    policies.may_give_opinion(by, about).enforce()
    today = clock.today()
    for text, units, due_on in parts:
        policies.opinion_stands(about, text, units, due_on, today).enforce()
    by = standing_in(by, Permission.GIVE_OPINION, home_id=about.directive.owner_id)
    paper = _quick_directive(about.directive, parts[0][0], by, today)
    save_head(paper)
    items = [_fields(no, part, about) for no, part in enumerate(parts, start=1)]
    open_work(paper, item_actions.add(by=by, directive=paper, items=items), by)
    named = [unit.code for _text, units, _due in parts for unit in units]
    facts = {"directive": paper.pk, "units": named, "due_on": parts[0][2]}
    owner = about.directive.owner
    audit.record(by=by, verb="opinion.given", thing=ObjectRef.of(about), unit_code=owner.code, facts=facts)
    return paper


def _fields(no: int, part: tuple[str, Sequence[Unit], date | None], about: DirectiveItem) -> ItemFields:
    text, units, due_on = part
    return ItemFields(
        no=no,
        text=text.strip(),
        leads=tuple(unit.code for unit in units),
        due_kind=DirectiveItem.Due.DATE if due_on else DirectiveItem.Due.NONE,
        original_due_on=due_on,
        follows=about,
    )


def _quick_directive(about: Directive, text: str, by: Actor, today: date) -> Directive:
    issuer = about.committee or about.owner
    return Directive(
        owner=about.owner,
        committee=about.committee,
        kind=Directive.Kind.QUICK,
        issuer_committee=about.committee,
        issuer_unit=None if about.committee else about.owner,
        issuer_name=issuer.name,
        number=_next_number(about.owner, today),
        title=Truncator(" ".join(text.split())).words(TITLE_WORDS, truncate="…"),
        issued_on=today,
        signer_post=title_of(by, about),
        signer_name="" if by.on_behalf_of else by.label,
        layout=about.layout,
        circulation=about.circulation,
        is_illustrative=about.is_illustrative,
        **stamp(by),
    )


def _next_number(owner: Unit, today: date) -> str:
    """`YK-2023-007`: drawn in order within plan and year; the plan's row is held meanwhile."""
    Unit.objects.select_for_update().get(pk=owner.pk)
    prefix = f"YK-{today.year}-"
    drawn = Directive.objects.filter(
        owner=owner, kind=Directive.Kind.QUICK, number__startswith=prefix
    ).values_list("number", flat=True)
    last = max(
        (int(number.removeprefix(prefix)) for number in drawn if number[len(prefix) :].isdigit()), default=0
    )
    return f"{prefix}{last + 1:03}"
