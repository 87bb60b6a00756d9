"""Rights that one post lends to another: by a paper, for a time."""

from datetime import date, timedelta

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from organizations.models import Delegation, DelegationEnd, Post
from organizations.permissions import Part
from organizations.policies import delegation_stands, may_delegate, may_end_delegation


@transaction.atomic
def create(
    *,
    by: Actor,
    from_post: Post,
    to_post: Post,
    valid_from: date,
    valid_to: date,
    document: str,
    part: str = Part.ALL,
) -> Delegation:
    """Both days included. Never of past days: what was done without the right stays so."""
    may_delegate(by, from_post, to_post).enforce()
    delegation_stands(from_post, to_post, valid_from, valid_to, document, clock.today()).enforce()
    given = Delegation(
        from_post=from_post,
        to_post=to_post,
        part=part,
        valid_from=valid_from,
        valid_to=valid_to,
        document=document,
        **stamp(by),
    )
    given.full_clean(validate_constraints=False)
    given.save()
    facts = {
        "from": from_post.title,
        "to": to_post.title,
        "part": given.part,
        "days": [valid_from, valid_to],
        "document": given.document,
    }
    code = from_post.unit.code
    audit.record(by=by, verb="delegation.create", thing=given, unit_code=code, facts=facts)
    return given


@transaction.atomic
def end(*, by: Actor, delegation: Delegation, reason: str) -> DelegationEnd:
    """From this moment; what was done under it stands."""
    given = (
        Delegation.objects.select_for_update(of=("self",))
        .select_related("from_post__unit", "to_post__unit")
        .get(pk=delegation.pk)
    )
    may_end_delegation(by, given, clock.today()).enforce()
    yesterday = clock.today() - timedelta(days=1)
    ended = DelegationEnd(delegation=given, last_day=yesterday, reason=reason, **stamp(by))
    ended.full_clean(exclude=("delegation",), validate_constraints=False)
    ended.save()
    facts = {"last_day": ended.last_day, "reason": ended.reason}
    code = given.from_post.unit.code
    audit.record(by=by, verb="delegation.end", thing=given, unit_code=code, facts=facts)
    return ended
