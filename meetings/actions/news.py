"""The public news of a meeting: written by the office, read by anybody once a leader or the head of office approved it."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, refuse
from common.stamps import stamp
from meetings.actions import revisions
from meetings.models import Meeting, NewsPost
from meetings.policies import may_approve_news, may_keep_record, news_may_change, news_waits

State = NewsPost.State


@transaction.atomic
def write(*, by: Actor, meeting: Meeting, title: str, lead: str, text: str, version: int = 0) -> NewsPost:
    """A draft; changing what was published or submitted makes it a draft again, which the public does not see."""
    meeting = revisions.locked(meeting)
    may_keep_record(by, meeting).enforce()
    post = NewsPost.objects.filter(meeting=meeting).first() or NewsPost(
        meeting=meeting, version=0, **stamp(by)
    )
    news_may_change(post, version).enforce()
    post.title, post.lead, post.text = title, lead, text
    post.state, post.approved_on, post.approved_by = State.DRAFT, None, ""
    return _saved(by, post, "news.written")


@transaction.atomic
def submit(*, by: Actor, post: NewsPost) -> NewsPost:
    mine = _locked(post)
    may_keep_record(by, mine.meeting).enforce()
    news_waits(mine, State.DRAFT).enforce()
    mine.state = State.SUBMITTED
    return _saved(by, mine, "news.submitted")


@transaction.atomic
def approve(*, by: Actor, post: NewsPost) -> NewsPost:
    """From today the public reads it."""
    mine = _locked(post)
    may_approve_news(by, mine.meeting).enforce()
    news_waits(mine, State.SUBMITTED).enforce()
    mine.state, mine.approved_on, mine.approved_by = State.APPROVED, clock.today(), by.label
    return _saved(by, mine, "news.approved")


@transaction.atomic
def take_down(*, by: Actor, post: NewsPost, reason: str) -> NewsPost:
    mine = _locked(post)
    may_approve_news(by, mine.meeting).enforce()
    news_waits(mine, State.APPROVED).enforce()
    if not reason.strip():
        refuse(Kind.INPUT, "reason", _("Please give the reason.")).enforce()
    mine.state = State.WITHDRAWN
    return _saved(by, mine, "news.taken_down", reason)


def count_reading(post_pk: int) -> None:
    """One more reading; no act of anybody, so the log does not hold it."""
    NewsPost.objects.filter(pk=post_pk).update(views=F("views") + 1)


def _locked(post: NewsPost) -> NewsPost:
    rows = NewsPost.objects.select_for_update(of=("self",)).select_related("meeting__owner")
    return rows.get(pk=post.pk)


def _saved(by: Actor, post: NewsPost, verb: str, reason: str = "") -> NewsPost:
    post.version += 1
    post.full_clean(exclude=("meeting",))
    post.save()
    facts = {"state": post.state, "version": post.version} | ({"reason": reason} if reason else {})
    audit.record(by=by, verb=verb, thing=post, unit_code=post.meeting.owner.code, facts=facts)
    return post
