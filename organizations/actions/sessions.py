"""Sign-ins ended: by the person himself, and with whatever makes the former sign-in worth nothing."""

from django.db import transaction

from common import audit
from common.actors import Actor
from common.decisions import Kind, refuse
from common.refs import ObjectRef
from organizations.models import Session, User


@transaction.atomic
def end(*, by: Actor, session: Session) -> None:
    """One of one's own."""
    mine, _rows = Session.objects.visible_to(by).filter(pk=session.pk).delete()
    if not mine:
        refuse(Kind.NOT_VISIBLE, "not_visible", "").enforce()
    audit.record(by=by, verb="session.end", thing=_person(by.user_id))


@transaction.atomic
def end_others(*, by: Actor, keep: str, verb: str = "session.end_all") -> int:
    """All of one's own but `keep` ("" for all); how many. `verb` says what it came with."""
    ended, _rows = Session.objects.visible_to(by).exclude(pk=keep).delete()
    audit.record(by=by, verb=verb, thing=_person(by.user_id), facts={"sign_ins_ended": ended})
    return ended


def end_of(user: User) -> int:
    """Every sign-in of a person, inside the action that closes the account or changes how it is entered."""
    ended, _rows = Session.objects.filter(user=user).delete()
    return ended


def _person(user_id: int | None) -> ObjectRef:
    return ObjectRef("organizations.user", str(user_id))
