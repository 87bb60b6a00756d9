"""Items of a paper that is not issued yet: who may change them, and when a change is out of date."""

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Directive, DirectiveItem
from directives.policies.directives import may_edit_draft


def may_change_item(actor: Actor, item: DirectiveItem) -> Decision:
    return may_edit_draft(actor, item.directive)


def is_unchanged(item: DirectiveItem, expected_version: int) -> Decision:
    if item.version == expected_version:
        return ALLOWED
    reason = _("Somebody else changed this item after you opened it. Both versions are shown; yours is kept.")
    return refuse(Kind.STATE, "stale", reason)


def paper_is_unchanged(paper: Directive, expected_version: int) -> Decision:
    if paper.version == expected_version:
        return ALLOWED
    reason = _("Somebody else changed this draft after you opened it; yours is kept below, theirs is saved.")
    return refuse(Kind.STATE, "stale", reason)
