"""Notable results and photos of a meeting. What is taken away stays on record with who took it away."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from directives.models import DirectiveItem
from documents.actions import attachments
from documents.actions.received import ReceivedFile, received
from documents.models import Media
from meetings.actions import revisions
from meetings.models import Highlight, Meeting, Photo
from meetings.parsing.pictures import NotAPicture, without_metadata
from meetings.policies import may_keep_record
from projects.models import Project

EXPLAINED = "/explain/"


@transaction.atomic
def add_highlight(
    *,
    by: Actor,
    meeting: Meeting,
    text: str,
    item: DirectiveItem | None = None,
    project: Project | None = None,
    figure: str = "",
) -> Highlight:
    """It points to one thing that proves it, or to none."""
    meeting = revisions.locked(meeting)
    may_keep_record(by, meeting).enforce()
    if sum((item is not None, project is not None, bool(figure))) > 1:
        refuse(
            Kind.INPUT, "item", _("A highlight points to one thing: an item, a project or a figure.")
        ).enforce()
    if figure and not figure.startswith(EXPLAINED):
        reason = _("A figure is named by the address of its explanation, which begins with /explain/.")
        refuse(Kind.INPUT, "figure", reason).enforce()
    row = Highlight(meeting=meeting, text=text, item=item, project=project, figure=figure, **stamp(by))
    row.full_clean(exclude=("meeting", "item", "project"))
    row.save()
    _told(by, meeting, "meeting.highlight_added", row.pk)
    return row


@transaction.atomic
def remove_highlight(*, by: Actor, highlight: Highlight) -> Highlight:
    meeting = revisions.locked(highlight.meeting)
    may_keep_record(by, meeting).enforce()
    row = meeting.highlights.select_for_update().get(pk=highlight.pk)
    if row.removed_on is not None:
        refuse(Kind.STATE, "gone", _("It was taken off already.")).enforce()
    row.removed_on, row.removed_by = clock.today(), by.label
    row.save(update_fields=("removed_on", "removed_by"))
    _told(by, meeting, "meeting.highlight_removed", row.pk)
    return row


def cleaned_photo(content: bytes, name: str) -> ReceivedFile:
    """Examined and without metadata; call outside a transaction."""
    found = received(content, name)
    if found.media not in (Media.JPG, Media.PNG):
        raise Refused(refuse(Kind.INPUT, "file_kind", _("A photo is a JPEG or PNG picture.")))
    try:
        bare = without_metadata(content)
    except NotAPicture as error:
        raise Refused(refuse(Kind.INPUT, "file_damaged", _("This picture is damaged."))) from error
    return received(bare, name)


@transaction.atomic
def add_photo(
    *, by: Actor, meeting: Meeting, file: ReceivedFile, caption: str, has_consent: bool = False
) -> Photo:
    """`file` comes from `cleaned_photo`. Without consent it stays inside the portal."""
    meeting = revisions.locked(meeting)
    may_keep_record(by, meeting).enforce()
    kept = attachments.keep(by=by, owner=meeting.owner, holder=meeting, file=file)
    row = Photo(meeting=meeting, attachment=kept, caption=caption, has_consent=has_consent, **stamp(by))
    row.full_clean(exclude=("meeting", "attachment"))
    row.save()
    _told(by, meeting, "meeting.photo_added", row.pk)
    return row


@transaction.atomic
def set_consent(*, by: Actor, photo: Photo, has_consent: bool) -> Photo:
    """Given later, or taken back: the public sees it from now on, or no longer."""
    meeting = revisions.locked(photo.meeting)
    may_keep_record(by, meeting).enforce()
    row = meeting.photos.select_for_update().get(pk=photo.pk)
    row.has_consent = has_consent
    row.save(update_fields=("has_consent",))
    _told(by, meeting, "meeting.photo_consent" if has_consent else "meeting.photo_consent_withdrawn", row.pk)
    return row


@transaction.atomic
def withdraw_photo(*, by: Actor, photo: Photo) -> Photo:
    meeting = revisions.locked(photo.meeting)
    may_keep_record(by, meeting).enforce()
    row = meeting.photos.select_for_update().get(pk=photo.pk)
    if row.withdrawn_on is not None:
        refuse(Kind.STATE, "gone", _("It was taken off already.")).enforce()
    row.withdrawn_on, row.withdrawn_by = clock.today(), by.label
    row.save(update_fields=("withdrawn_on", "withdrawn_by"))
    _told(by, meeting, "meeting.photo_withdrawn", row.pk)
    return row


def _told(by: Actor, meeting: Meeting, verb: str, key: int) -> None:
    audit.record(by=by, verb=verb, thing=meeting, unit_code=meeting.owner.code, facts={"row": key})
