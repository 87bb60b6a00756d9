"""Files laid on the table of a meeting. A withdrawn one stays on record; it is no longer shown."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import Kind, refuse
from common.stamps import stamp
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from meetings.actions import revisions
from meetings.models import AgendaEntry, Meeting, MeetingPaper
from meetings.policies import may_lay_papers


@transaction.atomic
def lay(
    *, by: Actor, meeting: Meeting, title: str, file: ReceivedFile, entry: AgendaEntry | None = None
) -> MeetingPaper:
    """For one entry of the agenda, or for the meeting as a whole."""
    meeting = revisions.locked(meeting)
    may_lay_papers(by, meeting).enforce()
    if entry is not None and entry.meeting_id != meeting.pk:
        refuse(Kind.INPUT, "entry", _("This entry is not on the agenda of this meeting.")).enforce()
    kept = attachments.keep(by=by, owner=meeting.owner, holder=meeting, file=file)
    paper = MeetingPaper(meeting=meeting, entry=entry, title=title or file.name, attachment=kept, **stamp(by))
    paper.full_clean(exclude=("meeting", "entry", "attachment"))
    paper.save()
    revisions.settle(by=by, meeting=meeting, verb="meeting.paper_laid", facts={"title": paper.title})
    return paper


@transaction.atomic
def withdraw(*, by: Actor, paper: MeetingPaper) -> MeetingPaper:
    meeting = revisions.locked(paper.meeting)
    may_lay_papers(by, meeting).enforce()
    mine = meeting.papers.get(pk=paper.pk)
    if mine.withdrawn_on is not None:
        refuse(Kind.STATE, "withdrawn", _("This paper was withdrawn already.")).enforce()
    mine.withdrawn_on, mine.withdrawn_by = clock.today(), by.label
    mine.save(update_fields=("withdrawn_on", "withdrawn_by"))
    revisions.settle(by=by, meeting=meeting, verb="meeting.paper_withdrawn", facts={"title": mine.title})
    return mine
