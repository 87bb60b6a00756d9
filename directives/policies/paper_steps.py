"""Who checks a paper before it is signed, who sends it back, and which paper may be corrected or supplemented."""

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Directive
from directives.policies.directives import is_in, is_visible
from organizations.permissions import Permission
from organizations.policies import may


def may_check(actor: Actor, directive: Directive) -> Decision:
    return is_visible(actor, directive) and checking(actor, directive)


def may_send_back(actor: Actor, directive: Directive) -> Decision:
    return is_visible(actor, directive) and sending_back(actor, directive)


def may_amend(actor: Actor, directive: Directive) -> Decision:
    """Prepare a paper that corrects or supplements an issued one of the own office."""
    return is_visible(actor, directive) and amending(actor, directive)


def checks(actor: Actor, directive: Directive) -> Decision:
    return may(actor, Permission.CHECK_DIRECTIVE, home_id=directive.owner_id)


def checking(actor: Actor, directive: Directive) -> Decision:
    """For a paper that came out of `visible_to(actor)`."""
    return checks(actor, directive) and _is_submitted(directive) and _not_checked(directive)


def sending_back(actor: Actor, directive: Directive) -> Decision:
    return checks(actor, directive) and _is_submitted(directive)


def amending(actor: Actor, directive: Directive) -> Decision:
    return may(actor, Permission.CAPTURE_DIRECTIVE, home_id=directive.owner_id) and _is_issued_here(directive)


def says_why(note: str) -> Decision:
    if note.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "note", _("Please say what is to be changed."))


def _is_submitted(directive: Directive) -> Decision:
    return is_in(directive, (Directive.State.SUBMITTED,))


def _not_checked(directive: Directive) -> Decision:
    if directive.checked_known_on is None:
        return ALLOWED
    return refuse(Kind.STATE, "checked", _("The paper is checked already and waits for the signature."))


def _is_issued_here(directive: Directive) -> Decision:
    if directive.is_issued and not directive.is_incoming:
        return ALLOWED
    return refuse(Kind.STATE, "state", _("Only a paper issued here is corrected or supplemented."))
