"""The session: what the room looks at, conclusions typed as they are spoken, and the draft notice at the end."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, refuse
from common.formats import dmy
from common.stamps import stamp
from directives.actions import directives, spoken
from directives.actions.directives import DirectiveFields
from directives.actions.items import ItemFields
from directives.models import DirectiveItem
from meetings.actions import meetings, notice_words, revisions
from meetings.models import ItemVerdict, Meeting, SessionConclusion
from meetings.policies import may_record_session
from organizations.models import CommitteeMembership
from organizations.models.validity import in_force

# What a spoken conclusion and the item it becomes call by the same name.
SAME = ("text", "kind", "required_output", "deadline_text", "due_kind", "rhythm", "rhythm_day")


def show(*, by: Actor, meeting: Meeting, item_pk: int) -> None:
    """Turn the room's screen to an item. What is looked at is no fact of the record."""
    may_record_session(by, meeting).enforce()
    Meeting.objects.filter(pk=meeting.pk).update(on_screen=item_pk)


@transaction.atomic
def conclude_in_words(*, by: Actor, meeting: Meeting, text: str) -> SessionConclusion:
    """A new conclusion as typed; units and deadline are read out of its words."""
    meeting = revisions.locked(meeting)
    may_record_session(by, meeting).enforce()
    if not text.strip():
        refuse(Kind.INPUT, "text", _("Please type the conclusion.")).enforce()
    read = spoken.item_from(text, owner=meeting.owner, on=meeting.held_on)
    row = SessionConclusion(
        meeting=meeting,
        position=(meeting.session_conclusions.aggregate(last=Max("position"))["last"] or 0) + 1,
        leads=list(read.leads),
        coordinators=list(read.coordinators),
        due_on=read.original_due_on,
        **{name: getattr(read, name) for name in SAME},
        **stamp(by),
    )
    row.full_clean(exclude=("meeting",))
    row.save()
    _told(by, meeting, "meeting.conclusion_typed", {"position": row.position})
    return row


@transaction.atomic
def strike_out(*, by: Actor, conclusion: SessionConclusion) -> Meeting:
    """Not said after all. One in which an item goes on stays until that verdict is changed."""
    meeting = revisions.locked(conclusion.meeting)
    may_record_session(by, meeting).enforce()
    row = meeting.session_conclusions.filter(pk=conclusion.pk).first()
    if row is None:
        refuse(Kind.STATE, "gone", _("Somebody took this conclusion off already.")).enforce()
        return meeting
    if ItemVerdict.objects.filter(conclusion=row).exists():
        reason = _("A verdict names this conclusion; it stays. Take it out of the draft notice instead.")
        refuse(Kind.STATE, "named", reason).enforce()
    facts = {"position": row.position}
    row.delete()
    _told(by, meeting, "meeting.conclusion_struck_out", facts)
    return meeting


@transaction.atomic
def end(*, by: Actor, meeting: Meeting) -> Meeting:
    """The meeting is held, whoever is not marked was present, and the draft notice lies ready."""
    if revisions.locked(meeting).state == Meeting.State.IN_SESSION:
        meeting = meetings.hold(by=by, meeting=meeting, all_present=True)
    return draft_notice(by=by, meeting=meeting)


@transaction.atomic
def draft_notice(*, by: Actor, meeting: Meeting) -> Meeting:
    """Numbered items with units and deadlines: first what was said of the items on the table, then each new conclusion."""
    meeting = revisions.locked(meeting)
    may_record_session(by, meeting).enforce()
    if meeting.draft_notice_id is not None:
        refuse(Kind.STATE, "drafted", _("The draft notice of this session exists already.")).enforce()
    said = _said_of_items(meeting)
    typed = list(meeting.session_conclusions.all())
    first = [ItemFields(no=1, text=said, kind=DirectiveItem.Kind.INFORMATION)] if said else []
    items = first + [_item(row, no) for no, row in enumerate(typed, start=len(first) + 1)]
    if not items:
        refuse(
            Kind.INPUT, "no_items", _("Nothing was concluded yet: no verdict and no conclusion.")
        ).enforce()
    paper = directives.create(by=by, owner=meeting.owner, fields=_head(meeting, by), items=items)
    for no, row in enumerate(typed, start=len(first) + 1):
        row.drafted_no = no
    SessionConclusion.objects.bulk_update(typed, ("drafted_no",))
    meeting.draft_notice = paper
    facts = {"directive": paper.pk, "items": len(items)}
    return revisions.settle(by=by, meeting=meeting, verb="meeting.notice_drafted", facts=facts)


def _item(row: SessionConclusion, no: int) -> ItemFields:
    return ItemFields(
        no=no,
        leads=tuple(row.leads),
        coordinators=tuple(row.coordinators),
        original_due_on=row.due_on,
        **{name: getattr(row, name) for name in SAME},
    )


def _head(meeting: Meeting, by: Actor) -> DirectiveFields:
    chair = CommitteeMembership.objects.filter(
        in_force(meeting.held_on), committee=meeting.committee_id, seat=CommitteeMembership.Seat.CHAIR
    )
    title = _("Conclusion at the meeting “%(title)s” of %(day)s")
    signer = chair.values_list("title", flat=True).first() or meeting.presided_by
    words = notice_words.compose(meeting, by=by, chair=signer, on=clock.today())
    return DirectiveFields(
        title=title % {"title": meeting.title, "day": dmy(meeting.held_on)},
        committee=meeting.committee,
        issuer_committee=meeting.committee,
        signer_post=signer,
        opening=words.opening,
        assessment=words.assessment,
        follow_up=words.follow_up,
        layout=meeting.committee.layout,
        is_illustrative=meeting.is_illustrative,
    )


def _said_of_items(meeting: Meeting) -> str:
    """One sentence a verdict: which items of which notice; empty when none was given."""
    given = meeting.verdicts.newest().exclude(verdict="").select_related("item__directive", "conclusion")
    rows = sorted(given, key=lambda row: (row.item.directive.issued_on, row.item.directive_id, row.item.no))
    sentences = []
    for verdict in ItemVerdict.Verdict:
        named = [row for row in rows if row.verdict == verdict]
        if named:
            sentences.append(f"{str(verdict.label).capitalize()}: {_named(named)}.")
    if not sentences:
        return ""
    return _("On the items of earlier notices:") + "\n" + "\n".join(sentences)


def _named(rows: Iterable[ItemVerdict]) -> str:
    told = []
    for row in rows:
        words = _("item %(no)s, %(number)s") % {"no": row.item.no, "number": row.item.directive.number}
        if row.due_on:
            words += " " + _("(until %(day)s)") % {"day": dmy(row.due_on)}
        told.append(words)
    return "; ".join(told)


def _told(by: Actor, meeting: Meeting, verb: str, facts: dict[str, int]) -> None:
    audit.record(by=by, verb=verb, thing=meeting, unit_code=meeting.owner.code, facts=facts)
