"""Who may prepare, hold and conclude a meeting, and when. Nothing of a concluded meeting changes any more."""

from collections.abc import Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Assignment, Directive, DirectiveItem
from meetings.models import ItemVerdict, Meeting, NewsPost, SessionConclusion
from meetings.models.lineage import convening_line
from organizations.models import Committee
from organizations.permissions import Permission
from organizations.policies import may

State = Meeting.State


def may_create(actor: Actor, committee: Committee) -> Decision:
    return may_prepare_for(actor, committee.owner_id)


def may_prepare_for(actor: Actor, owner_id: int | None) -> Decision:
    """Prepare meetings of the plan: what the button of a list asks before a committee is chosen."""
    return _of_own_plan(actor, owner_id) and may(actor, Permission.PREPARE_MEETING, home_id=owner_id)


def may_change(actor: Actor, meeting: Meeting) -> Decision:
    """Its title, day and place, its agenda and what was said, who sat there."""
    return may_prepare_for(actor, meeting.owner_id) and _not_concluded(meeting)


def may_hold(actor: Actor, meeting: Meeting, on: date) -> Decision:
    return (
        _of_own_plan(actor, meeting.owner_id)
        and may(actor, Permission.CONCLUDE_MEETING, home_id=meeting.owner_id)
        and _not_held(meeting)
        and _day_has_come(meeting, on)
    )


def may_invite(actor: Actor, meeting: Meeting) -> Decision:
    """Record that the invitation went out."""
    return may_prepare_for(actor, meeting.owner_id) and _is_in(
        meeting, (State.DRAFT,), _("The invitation was sent already.")
    )


def may_sit(actor: Actor, meeting: Meeting, on: date) -> Decision:
    """Open the session: the table on the wall, verdicts and conclusions as they are spoken."""
    return (
        _concluding(actor, meeting)
        and _is_in(meeting, Meeting.AHEAD, _("The session was opened already."))
        and _day_has_come(meeting, on)
    )


def may_record_session(actor: Actor, meeting: Meeting) -> Decision:
    """Verdicts at the table and new conclusions, until the notice concludes the meeting."""
    return _concluding(actor, meeting) and _not_concluded(meeting) and _session_begun(meeting)


def may_leave_out(actor: Actor, meeting: Meeting) -> Decision:
    """Take an open item off this meeting's table, with a reason; it comes back at the next one."""
    return may_prepare_for(actor, meeting.owner_id) and _not_held(meeting)


def may_reopen_verdict(actor: Actor, meeting: Meeting) -> Decision:
    """Say again what a notice had settled: a new act beside the old one, which stays."""
    return _concluding(actor, meeting) and _is_in(
        meeting, (State.CONCLUDED,), _("Only a verdict of a concluded meeting is reopened.")
    )


def may_archive(actor: Actor, meeting: Meeting) -> Decision:
    return _concluding(actor, meeting) and _is_in(
        meeting, (State.CONCLUDED,), _("A meeting is archived once its notice has concluded it.")
    )


def may_keep_record(actor: Actor, meeting: Meeting) -> Decision:
    """Minutes, photos, highlights, news: from the session until the meeting is archived."""
    return may_prepare_for(actor, meeting.owner_id) and _session_begun(meeting) and _not_archived(meeting)


def may_lay_papers(actor: Actor, meeting: Meeting) -> Decision:
    return may_prepare_for(actor, meeting.owner_id) and _not_archived(meeting)


def may_approve_news(actor: Actor, meeting: Meeting) -> Decision:
    """Let the public read it, or take it down."""
    return _of_own_plan(actor, meeting.owner_id) and may(
        actor, Permission.APPROVE_NEWS, home_id=meeting.owner_id
    )


def _concluding(actor: Actor, meeting: Meeting) -> Decision:
    return _of_own_plan(actor, meeting.owner_id) and may(
        actor, Permission.CONCLUDE_MEETING, home_id=meeting.owner_id
    )


def may_link_notice(actor: Actor, meeting: Meeting) -> Decision:
    """Name the issued notice the meeting led to."""
    return (
        _of_own_plan(actor, meeting.owner_id)
        and may(actor, Permission.CONCLUDE_MEETING, home_id=meeting.owner_id)
        and _not_concluded(meeting)
        and _was_held(meeting)
    )


def may_capture_notice(actor: Actor, meeting: Meeting) -> Decision:
    """Paste or type the notice the meeting leads to."""
    return (
        _of_own_plan(actor, meeting.owner_id)
        and may(actor, Permission.CAPTURE_DIRECTIVE, home_id=meeting.owner_id)
        and _not_concluded(meeting)
        and _was_held(meeting)
    )


def may_be_its_notice(actor: Actor, meeting: Meeting, directive: Directive) -> Decision:
    """Seen by the actor; same plan and committee, issued, not older than the meeting, not another meeting's."""
    if not Directive.objects.visible_to(actor).filter(pk=directive.pk).exists():
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such notice."))
    if directive.owner_id != meeting.owner_id or directive.committee_id != meeting.committee_id:
        return refuse(Kind.INPUT, "other_committee", _("This notice is not of the meeting's committee."))
    if not directive.is_issued or directive.issued_on is None:
        return refuse(Kind.INPUT, "not_issued", _("This notice has not been issued yet."))
    if directive.issued_on < meeting.held_on:
        return refuse(Kind.INPUT, "older", _("This notice is older than the meeting."))
    if Meeting.objects.filter(notice=directive).exclude(pk=meeting.pk).exists():
        return refuse(Kind.INPUT, "taken", _("Another meeting led to this notice."))
    return ALLOWED


def _of_own_plan(actor: Actor, owner_id: int | None) -> Decision:
    if actor.is_system or owner_id in actor.home_ids:
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such meeting."))


def _not_concluded(meeting: Meeting) -> Decision:
    if meeting.state not in Meeting.ENDED:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "concluded",
        _("The meeting is concluded by its notice; its record does not change any more."),
    )


def _is_in(meeting: Meeting, states: Sequence[str], otherwise: str | Promise) -> Decision:
    return ALLOWED if meeting.state in states else refuse(Kind.STATE, "state", otherwise)


def _session_begun(meeting: Meeting) -> Decision:
    return _is_in(
        meeting,
        tuple(state for state in State if state not in Meeting.AHEAD),
        _("The session of this meeting has not begun yet."),
    )


def _not_archived(meeting: Meeting) -> Decision:
    if meeting.state != State.ARCHIVED:
        return ALLOWED
    return refuse(Kind.STATE, "archived", _("The meeting is archived; its record does not change any more."))


def _not_held(meeting: Meeting) -> Decision:
    if meeting.state in Meeting.NOT_HELD:
        return ALLOWED
    return refuse(Kind.STATE, "held", _("The meeting is recorded as held already."))


def _was_held(meeting: Meeting) -> Decision:
    if meeting.state == Meeting.State.HELD:
        return ALLOWED
    return refuse(Kind.STATE, "not_held", _("The meeting is not recorded as held yet."))


def _day_has_come(meeting: Meeting, on: date) -> Decision:
    if meeting.held_on <= on:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "not_yet",
        _("The meeting is on %(day)s; it is recorded as held on that day or later.")
        % {"day": f"{meeting.held_on:%d/%m/%Y}"},
    )


def item_is_of(actor: Actor, meeting: Meeting, item: DirectiveItem) -> Decision:
    """Seen by the actor, and on the table: given out by a convening committee, or by one it followed."""
    if not DirectiveItem.objects.visible_to(actor).filter(pk=item.pk).exists():
        return _no_such_item()
    return was_given_out_before(meeting, item)


def was_given_out_before(meeting: Meeting, item: DirectiveItem | None) -> Decision:
    """For an item that the actor sees, with its paper."""
    if item is None or item.directive.committee_id not in convening_line(meeting):
        return _no_such_item()
    paper = item.directive
    is_older = paper.is_issued and paper.issued_on is not None and paper.issued_on < meeting.held_on
    if is_older and item.needs_work:
        return ALLOWED
    return refuse(Kind.STATE, "not_on_the_table", _("This item was not on the table of the meeting."))


def _no_such_item() -> Decision:
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item on this table."))


def links_are_seen(
    actor: Actor, meeting: Meeting, into: DirectiveItem | None, conclusion: SessionConclusion | None
) -> Decision:
    """Where an item goes on: an issued item the actor sees, or a conclusion of this session."""
    seen = DirectiveItem.objects.visible_to(actor).issued(clock.today())
    if into is not None and not seen.filter(pk=into.pk, directive__owner=meeting.owner_id).exists():
        return refuse(Kind.INPUT, "into", _("There is no such item in this plan."))
    if conclusion is not None and not meeting.session_conclusions.filter(pk=conclusion.pk).exists():
        return refuse(Kind.INPUT, "into", _("There is no such conclusion of this session."))
    return ALLOWED


def verdict_stands(
    meeting: Meeting,
    item: DirectiveItem,
    verdict: str,
    due_on: date | None,
    into: DirectiveItem | None,
    conclusion: SessionConclusion | None,
) -> Decision:
    """What a verdict must name, and what the item's work allows: nothing is closed that was not reported done."""
    whole = verdict_is_whole(meeting, item, verdict, due_on, into or conclusion)
    return whole and (_work_allows(item, verdict) if verdict else ALLOWED)


def verdict_is_whole(
    meeting: Meeting,
    item: DirectiveItem,
    verdict: str,
    due_on: date | None,
    goes_on_in: DirectiveItem | SessionConclusion | None,
) -> Decision:
    """It names its day, and where the item goes on. Of the signed notice no more is asked: what its words ask of the work
    and the work does not allow is written beside the verdict."""
    if verdict == ItemVerdict.Verdict.EXTEND and (due_on is None or due_on <= meeting.held_on):
        return refuse(Kind.INPUT, "due_on", _("Say until which day after the meeting it is extended."))
    if verdict in ItemVerdict.LINKING and goes_on_in is None:
        return refuse(Kind.INPUT, "into", _("Say in which item it goes on."))
    if isinstance(goes_on_in, DirectiveItem) and goes_on_in.pk == item.pk:
        return refuse(Kind.INPUT, "into", _("An item does not go on in itself."))
    return ALLOWED


def _work_allows(item: DirectiveItem, verdict: str) -> Decision:
    if item.is_standing or item.is_recurring:
        is_over = item.closed_known_on is not None
        waits = True
    else:
        states = list(Assignment.objects.leads().filter(item=item).values_list("state", flat=True))
        still_open = [state for state in states if state not in Assignment.TERMINAL]
        is_over = bool(states) and not still_open
        waits = all(state in Assignment.AWAITING for state in still_open)
    if verdict == ItemVerdict.Verdict.CLOSE and not (is_over or waits):
        reason = _("Not every lead unit has reported this item done; it cannot be closed yet.")
        return refuse(Kind.STATE, "not_reported_done", reason)
    if is_over and verdict != ItemVerdict.Verdict.CLOSE:
        return refuse(Kind.STATE, "is_over", _("This item has ended; it can only be closed."))
    return ALLOWED


def news_may_change(post: NewsPost, version: int) -> Decision:
    """Two people may write at once: the second learns of the first."""
    if post.pk is None or post.version == version:
        return ALLOWED
    reason = _(
        "Somebody changed this post since you opened it. What you typed is kept; compare and save again."
    )
    return refuse(Kind.STATE, "stale", reason)


def news_waits(post: NewsPost, state: str) -> Decision:
    if post.state == state:
        return ALLOWED
    reason = _("The post is now: %(state)s.") % {"state": post.get_state_display()}
    return refuse(Kind.STATE, "state", reason)
