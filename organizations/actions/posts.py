"""Positions in units: what papers name and what outlives its holder."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from common import audit
from common.actors import Actor
from organizations.models import Post, Unit
from organizations.policies import may_change_reference, unit_is_open


@transaction.atomic
def create(
    *,
    by: Actor,
    unit: Unit,
    title: str,
    valid_from: date,
    valid_to: date | None = None,
    is_leader: bool = False,
) -> Post:
    may_change_reference(by, unit.home_id).enforce()
    unit_is_open(unit, valid_from).enforce()
    post = Post(unit=unit, title=title, is_leader=is_leader, valid_from=valid_from, valid_to=valid_to)
    post.full_clean()
    post.save()
    facts = {"title": post.title, "leader": is_leader, "from": valid_from, "to": valid_to}
    audit.record(by=by, verb="post.create", thing=post, unit_code=unit.code, facts=facts)
    return post


@transaction.atomic
def correct(*, by: Actor, post: Post, title: str, is_leader: bool, valid_to: date | None) -> Post:
    """A post keeps its unit and its first day; a post renamed by decision is ended and another created."""
    stored = Post.objects.select_for_update().select_related("unit").get(pk=post.pk)
    may_change_reference(by, stored.unit.home_id).enforce()
    former = [stored.title, stored.is_leader, stored.valid_to]
    stored.title, stored.is_leader, stored.valid_to = title, is_leader, valid_to
    stored.full_clean()
    if valid_to is not None and stored.unit.valid_to is not None and valid_to > stored.unit.valid_to:
        raise ValidationError({"valid_to": _("The unit ends before that day.")})
    stored.save()
    facts = {"before": former, "after": [stored.title, stored.is_leader, stored.valid_to]}
    audit.record(by=by, verb="post.correct", thing=stored, unit_code=stored.unit.code, facts=facts)
    return stored
