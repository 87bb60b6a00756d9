"""Who removes a file that must not be here: two persons of the plan, one after the other."""

from django.utils.translation import gettext_lazy as _

from common.actors import Actor, ActorKind
from common.decisions import ALLOWED, Decision, Kind, refuse
from documents.models import Attachment, PurgeRequest
from documents.policies.files import is_there
from organizations.permissions import Permission, plan_ids
from organizations.policies import may


def may_see(actor: Actor) -> Decision:
    """The list of removals, of whatever plan the actor may remove files from."""
    return may(actor, Permission.PURGE_FILE, home_id=next(iter(plan_ids(actor, Permission.PURGE_FILE)), None))


def may_ask(actor: Actor, attachment: Attachment) -> Decision:
    """The caller has seen to it that the actor sees the holder."""
    return may_be_asked(actor, attachment) and _none_pending(attachment)


def may_be_asked(actor: Actor, attachment: Attachment) -> Decision:
    """Without a statement, for lists: whether it has been asked already the form says."""
    return (
        may(actor, Permission.PURGE_FILE, home_id=attachment.owner_id)
        and _is_a_person(actor)
        and is_there(attachment)
    )


def may_confirm(actor: Actor, request: PurgeRequest) -> Decision:
    return (
        may(actor, Permission.PURGE_FILE, home_id=request.attachment.owner_id)
        and _is_a_person(actor)
        and _is_pending(request)
        and _is_another(actor, request)
    )


def may_reject(actor: Actor, request: PurgeRequest) -> Decision:
    """Who asked may think better of it, too."""
    return (
        may(actor, Permission.PURGE_FILE, home_id=request.attachment.owner_id)
        and _is_a_person(actor)
        and _is_pending(request)
    )


def reason_is_given(reason: str) -> Decision:
    if reason.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "reason", _("Please give the reason."))


def _is_a_person(actor: Actor) -> Decision:
    if actor.kind is ActorKind.USER:
        return ALLOWED
    return refuse(Kind.ROLE, "persons_only", _("A file is removed by two persons, never by a program."))


def _none_pending(attachment: Attachment) -> Decision:
    if not PurgeRequest.objects.pending().filter(attachment=attachment).exists():
        return ALLOWED
    return refuse(Kind.STATE, "pending", _("The removal has been asked for and waits for a second person."))


def _is_pending(request: PurgeRequest) -> Decision:
    if request.decision == PurgeRequest.Decision.PENDING:
        return ALLOWED
    return refuse(Kind.STATE, "decided", _("This has been decided already."))


def _is_another(actor: Actor, request: PurgeRequest) -> Decision:
    if actor.key != request.by_key:
        return ALLOWED
    return refuse(Kind.ROLE, "same_person", _("You asked for it; another person must confirm."))
