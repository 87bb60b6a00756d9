"""The staffing plan as known on a day: numbers of posts, proposals and answers."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from common.actors import Actor
from common.days import with_day
from projects.models import StaffingAnswer, StaffingPost, StaffingProposal, StaffingStatement

ANSWER_KEYS = {"agreed": "done", "partly": "risk", "refused": "over"}


@dataclass(frozen=True)
class PostLine:
    id: int
    title: str
    unit: str
    unit_name: str
    project: str
    project_url: str
    wanted: int
    filled: int
    seconded: int
    seconded_from: str
    note: str
    said_on: date | None

    @property
    def vacant(self) -> int:
        return self.wanted - self.filled - self.seconded

    @property
    def key(self) -> str:
        return "done" if not self.vacant else "risk" if self.filled + self.seconded else "none"


@dataclass(frozen=True)
class AnswerLine:
    number: str
    answered_on: date
    outcome_label: str | Promise
    key: str
    text: str


@dataclass(frozen=True)
class ProposalLine:
    id: int
    number: str
    sent_on: date
    addressee: str
    text: str
    posts: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    waits_days: int


@dataclass(frozen=True)
class StaffingPlan:
    posts: tuple[PostLine, ...]
    proposals: tuple[ProposalLine, ...]
    is_illustrative: bool

    @property
    def wanted(self) -> int:
        return sum(each.wanted for each in self.posts)

    @property
    def filled(self) -> int:
        return sum(each.filled for each in self.posts)

    @property
    def seconded(self) -> int:
        return sum(each.seconded for each in self.posts)

    @property
    def vacant(self) -> int:
        return sum(each.vacant for each in self.posts)


def staffing_plan(*, viewer: Actor, on: date) -> StaffingPlan:
    """Five statements."""
    posts = list(
        StaffingPost.objects.visible_to(viewer)
        .known(on)
        .select_related("unit", "project")
        .order_by("unit__position", "title")
    )
    said = StaffingStatement.objects.current(on).filter(post__in=posts).select_related("seconded_from")
    last = {row.post_id: row for row in said.order_by()}
    lines = tuple(_post(post, last.get(post.pk), on) for post in posts)
    proposals = _proposals(viewer, on)
    return StaffingPlan(lines, proposals, any(post.is_illustrative for post in posts))


def _post(post: StaffingPost, said: StaffingStatement | None, on: date) -> PostLine:
    return PostLine(
        id=post.pk,
        title=post.title,
        unit=post.unit.short_name,
        unit_name=post.unit.name,
        project=post.project.code if post.project else "",
        project_url=with_day(reverse("projects:detail", args=[post.project.code]), on)
        if post.project
        else "",
        wanted=said.wanted if said else 0,
        filled=said.filled if said else 0,
        seconded=said.seconded if said else 0,
        seconded_from=said.seconded_from.short_name if said and said.seconded_from else "",
        note=said.note if said else "",
        said_on=said.known_on if said else None,
    )


def _proposals(viewer: Actor, on: date) -> tuple[ProposalLine, ...]:
    found = StaffingProposal.objects.visible_to(viewer).known(on).prefetch_related("posts")
    proposals = list(found.order_by("-sent_on", "-pk"))
    answers: dict[int, list[AnswerLine]] = defaultdict(list)
    rows = StaffingAnswer.objects.filter(proposal__in=proposals, known_on__lte=on).order_by("pk")
    for row in rows:
        key = ANSWER_KEYS[row.outcome]
        told = AnswerLine(row.number, row.answered_on, row.get_outcome_display(), key, row.text)
        answers[row.proposal_id].append(told)
    return tuple(
        ProposalLine(
            id=each.pk,
            number=each.number,
            sent_on=each.sent_on,
            addressee=each.addressee,
            text=each.text,
            posts=tuple(post.title for post in each.posts.all()),
            answers=tuple(answers[each.pk]),
            waits_days=(on - each.sent_on).days,
        )
        for each in proposals
    )


def last_numbers(post: StaffingPost) -> dict[str, Any]:
    last = StaffingStatement.objects.filter(post=post).order_by("-pk").first()
    if last is None:
        return {}
    names = ("wanted", "filled", "seconded", "seconded_from", "note")
    return {name: getattr(last, name) for name in names}
