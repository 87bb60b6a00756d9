"""The way of a paper: checked by the head of office or sent back; afterwards corrected or supplemented by new papers."""

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.models import Directive, PaperStep
from directives.policies import paper_steps as policies

AMENDED = {
    Directive.Amendment.CORRECTION: PaperStep.Kind.CORRECTED,
    Directive.Amendment.SUPPLEMENT: PaperStep.Kind.SUPPLEMENTED,
}


@transaction.atomic
def check(*, by: Actor, directive: Directive, note: str = "") -> Directive:
    """The head of office has read it: it may be signed."""
    mine = _locked(directive)
    policies.may_check(by, mine).enforce()
    mark_checked(mine, by, note)
    return mine


@transaction.atomic
def send_back(*, by: Actor, directive: Directive, note: str) -> Directive:
    """To be changed; the reason is told to who prepared it."""
    mine = _locked(directive)
    policies.may_send_back(by, mine).enforce()
    policies.says_why(note).enforce()
    mine.state, mine.checked_known_on = Directive.State.DRAFT, None
    _save(mine)
    tell(mine, PaperStep.Kind.SENT_BACK, by, note)
    audit.record(by=by, verb="directive.sent_back", thing=mine, unit_code=mine.owner.code)
    return mine


def mark_checked(paper: Directive, by: Actor, note: str = "") -> None:
    paper.checked_known_on = clock.today()
    _save(paper)
    tell(paper, PaperStep.Kind.CHECKED, by, note)
    audit.record(by=by, verb="directive.checked", thing=paper, unit_code=paper.owner.code)


def tell(paper: Directive, kind: PaperStep.Kind, by: Actor, note: str = "") -> None:
    step = PaperStep(directive=paper, kind=kind, note=note, **stamp(by))
    step.full_clean(exclude=("directive",))
    step.save()


def amend_the_earlier(paper: Directive, by: Actor) -> None:
    """When a correction or a supplement is issued, the paper it speaks of says so; its own words stay."""
    if paper.amends_id is None:
        return
    earlier = (
        Directive.objects.select_for_update(of=("self",)).select_related("owner").get(pk=paper.amends_id)
    )
    if paper.amendment == Directive.Amendment.CORRECTION:
        earlier.state = Directive.State.CORRECTED
    _save(earlier)
    tell(earlier, AMENDED[Directive.Amendment(paper.amendment)], by, paper.number)
    facts = {"by": paper.number, "kind": paper.amendment}
    audit.record(by=by, verb="directive.amended", thing=earlier, unit_code=earlier.owner.code, facts=facts)


def _locked(directive: Directive) -> Directive:
    return Directive.objects.select_for_update(of=("self",)).select_related("owner").get(pk=directive.pk)


def _save(paper: Directive) -> None:
    paper.version += 1
    paper.save(update_fields=("state", "checked_known_on", "version"))
