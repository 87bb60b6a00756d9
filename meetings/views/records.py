"""Papers, photos and highlights of a meeting."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from common import clock, downloads
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from directives.models import DirectiveItem
from documents.actions.received import received
from documents.models import Attachment
from documents.readings.attachments import kept_file
from meetings.actions import papers, records
from meetings.forms.records import HighlightForm, PaperForm, PhotoForm
from meetings.models import Meeting
from meetings.policies import may_keep_record, may_lay_papers
from meetings.readings.session import spoken_of
from meetings.views.lookup import meeting_at
from projects.models import Project


def paper_new(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_lay_papers(request.actor, meeting).enforce()
    form = PaperForm(sent(request), sent_files(request), entries=meeting.agenda.all())
    if form.is_valid() and carried_out(form, lambda: _lay(request, meeting, form)):
        messages.success(request, _("The paper is on the table."))
        return redirect("meetings:detail", pk=pk)
    context = {
        "form": form,
        "meeting": meeting,
        "papers": tuple(meeting.papers.filter(withdrawn_on__isnull=True)),
    }
    return render(request, "meetings/papers.html", context, status=answer_status(form))


@require_safe
def paper(request: ActingRequest, pk: int, paper_pk: int) -> HttpResponse:
    shown = meeting_at(request, pk).papers.filter(withdrawn_on__isnull=True).select_related("attachment")
    return _download(request, get_object_or_404(shown, pk=paper_pk).attachment)


@require_POST
def paper_withdraw(request: ActingRequest, pk: int, paper_pk: int) -> HttpResponse:
    row = get_object_or_404(meeting_at(request, pk).papers, pk=paper_pk)
    papers.withdraw(by=request.actor, paper=row)
    messages.success(request, _("Withdrawn: %(title)s") % {"title": row.title})
    return redirect("meetings:paper-new", pk=pk)


def photo_new(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_keep_record(request.actor, meeting).enforce()
    form = PhotoForm(sent(request), sent_files(request))
    if form.is_valid() and carried_out(form, lambda: _photo(request, meeting, form)):
        messages.success(request, _("The photo is kept."))
        return redirect("meetings:photo-new", pk=pk)
    photos = tuple(meeting.photos.filter(withdrawn_on__isnull=True))
    context = {"form": form, "meeting": meeting, "photos": photos}
    return render(request, "meetings/photos.html", context, status=answer_status(form))


@require_safe
def photo(request: ActingRequest, pk: int, photo_pk: int) -> HttpResponse:
    shown = meeting_at(request, pk).photos.filter(withdrawn_on__isnull=True).select_related("attachment")
    return picture(get_object_or_404(shown, pk=photo_pk).attachment)


@require_POST
def photo_consent(request: ActingRequest, pk: int, photo_pk: int) -> HttpResponse:
    row = get_object_or_404(meeting_at(request, pk).photos, pk=photo_pk)
    given = request.POST.get("consent") == "yes"
    records.set_consent(by=request.actor, photo=row, has_consent=given)
    return redirect("meetings:photo-new", pk=pk)


@require_POST
def photo_withdraw(request: ActingRequest, pk: int, photo_pk: int) -> HttpResponse:
    row = get_object_or_404(meeting_at(request, pk).photos, pk=photo_pk)
    records.withdraw_photo(by=request.actor, photo=row)
    return redirect("meetings:photo-new", pk=pk)


def highlight_new(request: ActingRequest, pk: int) -> HttpResponse:
    meeting = meeting_at(request, pk)
    may_keep_record(request.actor, meeting).enforce()
    items = spoken_of(meeting, viewer=request.actor, on=clock.today())
    projects = Project.objects.visible_to(request.actor).filter(owner=meeting.owner_id).order_by("code")
    form = HighlightForm(sent(request), items=items, projects=projects)
    if form.is_valid() and carried_out(form, lambda: _highlight(request, meeting, form)):
        messages.success(request, _("Saved."))
        return redirect("meetings:detail", pk=pk)
    return render(
        request, "meetings/highlight.html", {"form": form, "meeting": meeting}, status=answer_status(form)
    )


@require_POST
def highlight_remove(request: ActingRequest, pk: int, highlight_pk: int) -> HttpResponse:
    row = get_object_or_404(meeting_at(request, pk).highlights, pk=highlight_pk)
    records.remove_highlight(by=request.actor, highlight=row)
    return redirect("meetings:detail", pk=pk)


def picture(attachment: Attachment) -> HttpResponse:
    """Shown on a page, and never taken for anything but a picture."""
    file = kept_file(attachment)
    answer = HttpResponse(file.content, content_type=file.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = downloads.SANDBOX
    answer["Cache-Control"] = "private, max-age=300"
    return answer


def _download(request: ActingRequest, attachment: Attachment) -> HttpResponse:
    file = kept_file(attachment)
    return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)


def _lay(request: ActingRequest, meeting: Meeting, form: PaperForm) -> None:
    typed = form.cleaned_data
    file = received(typed["file"], typed["file"].name)
    papers.lay(by=request.actor, meeting=meeting, title=typed["title"], file=file, entry=typed["entry"])


def _photo(request: ActingRequest, meeting: Meeting, form: PhotoForm) -> None:
    typed = form.cleaned_data
    file = records.cleaned_photo(typed["file"].read(), typed["file"].name)
    records.add_photo(
        by=request.actor,
        meeting=meeting,
        file=file,
        caption=typed["caption"],
        has_consent=typed["has_consent"],
    )


def _highlight(request: ActingRequest, meeting: Meeting, form: HighlightForm) -> None:
    typed = form.cleaned_data
    item = DirectiveItem.objects.visible_to(request.actor).filter(pk=typed["item"]).first()
    records.add_highlight(
        by=request.actor,
        meeting=meeting,
        text=typed["text"],
        item=item,
        project=typed["project"],
        figure=typed["figure"],
    )
