"""An open item left out of one meeting, with its reason. It is on the table of the next one again by itself."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, refuse
from common.stamps import stamp
from directives.models import DirectiveItem
from meetings.actions import revisions
from meetings.models import Meeting, Omission
from meetings.policies import item_is_of, may_leave_out


@transaction.atomic
def leave_out(*, by: Actor, meeting: Meeting, item: DirectiveItem, reason: str) -> Omission:
    return _write(by, meeting, item, is_out=True, reason=reason)


@transaction.atomic
def take_up(*, by: Actor, meeting: Meeting, item: DirectiveItem, reason: str) -> Omission:
    """On this meeting's table after all."""
    return _write(by, meeting, item, is_out=False, reason=reason)


def _write(by: Actor, meeting: Meeting, item: DirectiveItem, *, is_out: bool, reason: str) -> Omission:
    meeting = revisions.locked(meeting)
    may_leave_out(by, meeting).enforce()
    item_is_of(by, meeting, item).enforce()
    if not reason.strip():
        refuse(Kind.INPUT, "reason", _("Please give the reason.")).enforce()
    last = meeting.omissions.filter(item=item).order_by("-number").first()
    if (last is not None and last.is_out) is is_out:
        told = _("The item is left out already.") if is_out else _("The item is on the table.")
        refuse(Kind.STATE, "state", told).enforce()
    written = Omission(
        meeting=meeting,
        item=item,
        number=last.number + 1 if last else 1,
        is_out=is_out,
        reason=reason,
        **stamp(by),
    )
    written.full_clean(exclude=("meeting", "item"), validate_unique=False, validate_constraints=False)
    written.save()
    verb = "meeting.item_left_out" if is_out else "meeting.item_taken_up"
    facts = {"item": item.pk, "reason": reason}
    audit.record(by=by, verb=verb, thing=meeting, unit_code=meeting.owner.code, facts=facts)
    return written
