"""The words of a draft around its items: the opening paragraph, the general assessment, who follows the work up."""

from dataclasses import dataclass

from django.db import transaction

from common import audit
from common.actors import Actor
from directives.actions.directives import locked_paper
from directives.models import Directive
from directives.policies import directives as policies
from directives.policies.drafts import paper_is_unchanged


@dataclass(frozen=True)
class Wording:
    opening: str = ""
    assessment: str = ""
    follow_up: str = ""


@transaction.atomic
def change(
    *, by: Actor, directive: Directive, words: Wording, expected_version: int | None = None
) -> Directive:
    """Of a draft only: what went to the head of office comes back before it is changed."""
    mine = locked_paper(directive)
    policies.may_edit_draft(by, mine).enforce()
    if expected_version is not None:
        paper_is_unchanged(mine, expected_version).enforce()
    changed = sorted(name for name, text in vars(words).items() if getattr(mine, name) != text)
    for name, text in vars(words).items():
        setattr(mine, name, text)
    mine.version += 1
    mine.full_clean(validate_constraints=False, validate_unique=False)
    mine.save(update_fields=(*vars(words), "version"))
    facts = {"changed": changed, "version": mine.version}
    audit.record(by=by, verb="directive.worded", thing=mine, unit_code=mine.owner.code, facts=facts)
    return mine
