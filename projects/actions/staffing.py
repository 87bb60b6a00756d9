"""The staffing plan: posts, how many are wanted, filled and seconded, and what the City answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from organizations.models import Unit
from projects.models import Project, StaffingAnswer, StaffingPost, StaffingProposal, StaffingStatement
from projects.policies import staffing as policies


@dataclass(frozen=True)
class Numbers:
    wanted: int
    filled: int = 0
    seconded: int = 0
    seconded_from: Unit | None = None
    note: str = ""


@transaction.atomic
def add_post(
    *,
    by: Actor,
    owner: Unit,
    unit: Unit,
    title: str,
    numbers: Numbers,
    project: Project | None = None,
    is_illustrative: bool = False,
) -> StaffingPost:
    policies.may_staff(by, owner.pk).enforce()
    policies.post_stands(owner.pk, unit, project, clock.today()).enforce()
    post = StaffingPost(
        owner=owner, unit=unit, title=title, project=project, is_illustrative=is_illustrative, **stamp(by)
    )
    post.full_clean(exclude=("project",))
    post.save()
    _state(by, post, numbers, "staffing.post_added")
    return post


@transaction.atomic
def restate(*, by: Actor, post: StaffingPost, numbers: Numbers) -> StaffingStatement:
    mine = StaffingPost.objects.select_for_update(of=("self",)).select_related("unit").get(pk=post.pk)
    policies.may_staff(by, mine.owner_id).enforce()
    return _state(by, mine, numbers, "staffing.restated")


def _state(by: Actor, post: StaffingPost, numbers: Numbers, verb: str) -> StaffingStatement:
    policies.numbers_stand(numbers.wanted, numbers.filled, numbers.seconded, numbers.seconded_from).enforce()
    row = StaffingStatement(post=post, **vars(numbers), **stamp(by))
    row.full_clean(exclude=("post", "seconded_from"), validate_constraints=False)
    row.save(force_insert=True)
    facts = {"wanted": row.wanted, "filled": row.filled, "seconded": row.seconded}
    audit.record(by=by, verb=verb, thing=post, unit_code=post.unit.code, facts=facts)
    return row


@dataclass(frozen=True)
class ProposalFields:
    number: str
    sent_on: date
    addressee: str
    text: str


@transaction.atomic
def propose(
    *,
    by: Actor,
    owner: Unit,
    fields: ProposalFields,
    posts: Sequence[StaffingPost] = (),
    is_illustrative: bool = False,
) -> StaffingProposal:
    """What was sent to the City, as the signed paper says."""
    policies.may_staff(by, owner.pk).enforce()
    policies.paper_day_stands(fields.sent_on, clock.today()).enforce()
    proposal = StaffingProposal(owner=owner, is_illustrative=is_illustrative, **vars(fields), **stamp(by))
    proposal.full_clean()
    proposal.save()
    proposal.posts.set(post for post in posts if post.owner_id == owner.pk)
    facts = {"number": fields.number, "sent_on": fields.sent_on, "posts": [post.pk for post in posts]}
    audit.record(by=by, verb="staffing.proposed", thing=proposal, unit_code=owner.code, facts=facts)
    return proposal


@dataclass(frozen=True)
class AnswerFields:
    number: str
    answered_on: date
    outcome: str
    text: str


@transaction.atomic
def answer(*, by: Actor, proposal: StaffingProposal, fields: AnswerFields) -> StaffingAnswer:
    mine = (
        StaffingProposal.objects.select_for_update(of=("self",)).select_related("owner").get(pk=proposal.pk)
    )
    policies.may_staff(by, mine.owner_id).enforce()
    policies.answer_stands(mine, fields.answered_on, clock.today()).enforce()
    row = StaffingAnswer(proposal=mine, **vars(fields), **stamp(by))
    row.full_clean(exclude=("proposal",))
    row.save(force_insert=True)
    facts = {"number": fields.number, "outcome": fields.outcome}
    audit.record(by=by, verb="staffing.answered", thing=mine, unit_code=mine.owner.code, facts=facts)
    return row
